"""A person's answers about a ledger: what a heading, a word, a unit or an estate means.

The form of the file `--map` takes, and of what is kept for a committee's next ledger:

    {"headings": {"主调人": "调解员"}, "words": {"调解结果": {"和解": "达成口头协议"}},
     "units": {"涉及金额(元)": "元"}, "estates": {"皿园": "皿园小区"}, "numbers": "每年重新编号",
     "hidden_rows": "不读取", "struck_rows": "不读取", "sheets": {"作废": "读取"},
     "committees": {"别的调委会": "不读取"}}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.ledger import estate_names, words
from cases.ledger.headings import HEADINGS

READ, NOT_READ = "读取", "不读取"
KEEP = "保留原文"
ANOTHER_ESTATE = "另一个小区"
RESTART, UNIQUE = "每年重新编号", "编号不重复"
UNITS = {"元": 1, "千元": 1_000, "万元": 10_000}
WORDED = ("category", "source", "result", "performance", "satisfaction")
CHOICES_OF_A_PART = (READ, NOT_READ)
CHOICES = {
    "numbers": (RESTART, UNIQUE),
    "hidden_rows": CHOICES_OF_A_PART,
    "struck_rows": CHOICES_OF_A_PART,
}
SECTIONS = ("headings", "words", "units", "estates", "sheets", "committees", *CHOICES)
KEPT = ("headings", "words", "estates")  # for the committee's next ledger
IGNORED, KEPT_AS_WRITTEN = "ignored", "kept"


class BadAnswer(Exception):
    """An answer cannot be understood; the message is a Chinese sentence that names it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by their words in normal form; a missing one is an open question.

    `headings`: heading → field, IGNORED or KEPT_AS_WRITTEN; `words`: (field, word) → the word it
    stands for, or KEEP; `units`: heading → 元 in one; `estates`: estate → the estate it is, or '';
    `sheets` and `committees`: READ or NOT_READ.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    estates: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)
    committees: Mapping[str, str] = field(default_factory=dict)
    numbers: str = ""
    hidden_rows: str = ""
    struck_rows: str = ""

    @classmethod
    def of(cls, raw: object) -> "Answers":
        """The answers in a decoded JSON file; empty ones are open. Raises `BadAnswer`."""
        raw = _section(raw, "")
        if unknown := sorted(set(raw) - set(SECTIONS)):
            raise BadAnswer(f"看不懂“{unknown[0]}”，可以写的有：{'、'.join(SECTIONS)}。")
        return cls(
            headings=dict(_headings(_section(raw.get("headings"), "headings"))),
            words=dict(_words(_section(raw.get("words"), "words"))),
            units=dict(_units(_section(raw.get("units"), "units"))),
            estates=dict(_estates(_section(raw.get("estates"), "estates"))),
            sheets=dict(_parts(raw, "sheets")),
            committees={words.key(name): how for name, how in _parts(raw, "committees")},
            **{name: _one_of(name, raw.get(name) or "", ("", *among))
               for name, among in CHOICES.items()},
        )  # fmt: skip

    @property
    def wanted_sheets(self) -> frozenset[str]:
        """The names of the sheets that are to be read although they are hidden or void."""
        return frozenset(name for name, how in self.sheets.items() if how == READ)

    def heading(self, heading: str) -> str | None:
        """The field somebody named for a heading, IGNORED, KEPT_AS_WRITTEN, or None."""
        return self.headings.get(words.key(heading))

    def word(self, field: str, word: str) -> str | None:
        """The word a person named instead, KEEP, or None."""
        return self.words.get((field, words.key(word)))


def _section(raw: object, name: str) -> dict:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        what = f"“{name}”" if name else "对应文件"
        raise BadAnswer(f"{what}要写成“名称：回答”的对照（JSON 对象），请参照提示中的样子改正。")
    return raw


def _answered(section: dict):
    """The pairs of a section that have an answer."""
    for written, answer in section.items():
        if not isinstance(answer, str):
            raise BadAnswer(f"“{written}”的回答要写成文字，请改正。")
        if answer.strip():
            yield written, answer.strip()


def _one_of(name: str, answer: object, among: tuple[str, ...]) -> str:
    if answer not in among:
        known = "、".join(one for one in among if one)
        raise BadAnswer(f"“{name}”的回答“{answer}”看不懂，请从这些里选：{known}。")
    return str(answer)


def _field(name: str) -> str | None:
    """The field of a column's name or code."""
    return name if name in HEADINGS else words.field_of(name)


def _headings(section: dict):
    for heading, answer in _answered(section):
        if answer in (NOT_READ, KEEP):
            yield words.key(heading), IGNORED if answer == NOT_READ else KEPT_AS_WRITTEN
        elif (field := _field(answer)) and field != IGNORED:
            yield words.key(heading), field
        else:
            known = "、".join(choices_of_headings())
            raise BadAnswer(f"列名“{heading}”的回答“{answer}”看不懂，请从这些里选：{known}。")


def choices_of_headings() -> tuple[str, ...]:
    """The meanings that can be chosen for a heading."""
    names = tuple(words.name_of(field) for field in HEADINGS if field != IGNORED)
    return (*names, KEEP, NOT_READ)


def _words(section: dict):
    for column, answers in section.items():
        field = _field(column)
        if field not in WORDED:
            known = "、".join(words.name_of(one) for one in WORDED)
            raise BadAnswer(f"“{column}”不是可以对应词语的列，可以写的有：{known}。")
        for word, answer in _answered(_section(answers, column)):
            if answer != KEEP and not words.look_up(field, answer):
                known = "、".join(choices_of_words(field))
                raise BadAnswer(f"“{word}”的回答“{answer}”看不懂，请从这些里选：{known}。")
            if answer == KEEP and KEEP not in choices_of_words(field):
                raise BadAnswer(f"纠纷类型“{word}”要选一个类别，不能保留原文。")
            yield (field, words.key(word)), answer


def choices_of_words(field: str) -> tuple[str, ...]:
    """The meanings that can be chosen for a word of a column."""
    known = words.choices(field)
    return known if field == "category" else (*known, KEEP)


def _units(section: dict):
    for heading, answer in _answered(section):
        yield words.key(heading), UNITS[_one_of("units", answer, tuple(UNITS))]


def _parts(raw: dict, name: str):
    """Whether each of these parts of the ledger is read."""
    for part, how in _answered(_section(raw.get(name), name)):
        yield part, _one_of(name, how, CHOICES_OF_A_PART)


def _estates(section: dict):
    for name, answer in _answered(section):
        yield estate_names.key(name), "" if answer == ANOTHER_ESTATE else answer
