"""What a reader of a ledger must be told by a person, asked once each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cases.ledger import answers, words

MOST = 500


@dataclass(slots=True)
class Question:
    """One open question and how often the matter occurs.

    `section`, `column` and `written` say where its answer belongs in a file for `--map`. A
    question that is not `needed` holds nothing up: `default` says what is done meanwhile.
    """

    section: str
    written: str
    sentence: str
    choices: tuple[str, ...]
    column: str = ""
    needed: bool = True
    default: str = ""
    times: int = 1

    @property
    def place(self) -> tuple[str, str, str]:
        """Section, column and matter: the same place is asked once."""
        about = "" if self.section in answers.CHOICES else words.key(self.written)
        return self.section, self.column, about

    def as_json(self) -> dict:
        """The question as a machine reads it."""
        return {
            "section": self.section,
            **({"column": self.column} if self.column else {}),
            "written": self.written,
            "question": self.sentence,
            "choices": list(self.choices),
            "needed": self.needed,
            **({"otherwise": self.default} if self.default else {}),
            "times": self.times,
        }


@dataclass(slots=True)
class Questions:
    """The open questions about one ledger, in the order in which they came up.

    Nobody answers thousands at once: beyond `MOST` needed and `MOST` other ones, further matters
    are only counted, in `unlisted`, and asked about once the first are answered.
    """

    asked: dict[tuple[str, str, str], Question] = field(default_factory=dict)
    unlisted: int = 0
    _listed: Counter = field(default_factory=Counter)

    def ask(self, question: Question) -> None:
        """Ask, or count a matter already asked about."""
        known = self.asked.get(question.place)
        if known:
            known.times += question.times
            known.needed |= question.needed
        elif self._listed[question.needed] < MOST:
            self._listed[question.needed] += 1
            self.asked[question.place] = question
        else:
            self.unlisted += question.times

    def ask_all(self, questions: Iterable[Question]) -> None:
        """Ask each."""
        for question in questions:
            self.ask(question)

    def __iter__(self) -> Iterator[Question]:
        yield from self.asked.values()

    def __len__(self) -> int:
        return len(self.asked)

    @property
    def needed(self) -> list[Question]:
        """The questions that hold rows up."""
        return [question for question in self.asked.values() if question.needed]


def skeleton(questions: Iterable[Question]) -> dict:
    """A file for `--map` with these questions, to be filled in."""
    empty: dict = {}
    for question in questions:
        put(empty, question.as_json(), "")
    return empty


def put(given: dict, question: Mapping[str, Any], chosen: str) -> None:
    """Put the answer to a question, in its form for machines, into a file for `--map`."""
    section = question["section"]
    if section in answers.CHOICES:
        given[section] = chosen
        return
    place = given.setdefault(section, {})
    if column := question.get("column"):
        place = place.setdefault(column, {})
    place[question["written"]] = chosen
