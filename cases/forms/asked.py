"""Forms whose questions are drawn in sections: each a card, rare questions folded in it."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import ClassVar

from django.forms.models import ModelChoiceIterator

from cases.forms.questions import Kind, Question, question
from cases.forms.sections import Fold, Known, Missing, Section
from mediation.plain_forms import PlainForm


@dataclass
class Drawn:
    """One section as it is drawn."""

    title: str
    questions: list[Question]
    known: list[Known]
    fold_name: str = ""
    folded: list[Question] = field(default_factory=list)

    @property
    def all(self) -> list[Question]:
        """Every question of the section, in page order."""
        return [*self.questions, *self.folded]

    def __post_init__(self):
        for first in self.questions[:1]:
            first.alone = self._repeats_title(first)

    def _repeats_title(self, first) -> bool:
        """Whether the label of the first question would only repeat the title above it."""
        if self.known:
            return False
        if len(self.questions) > 1:
            return first.kind in (Kind.CHOICE, Kind.PEOPLE) and first.bound.label in self.title
        return first.kind != Kind.SUM  # its label names the unit

    @property
    def open(self) -> bool:
        """Whether the fold is open: one of its questions has a value or an error."""
        return any(_used(question.bound) for question in self.folded)


def _used(bound) -> bool:
    """Whether a value other than the initial one was entered, or there is an error."""
    return bool(bound.errors) or (
        bound.form.is_bound and bound.field.has_changed(bound.initial, bound.data)
    )


def drawn(form) -> list[Drawn]:
    """The non-empty sections of a form, in page order."""
    found = [_drawn(form, section) for section in form.sections]
    return [section for section in found if section.all or section.known]


def _drawn(form, section) -> Drawn:
    fold = section.fold or Fold("", ())
    return Drawn(
        title=section.title,
        questions=_questions(form, section.names),
        known=list(form.known(section.title)),
        fold_name=fold.name,
        folded=_questions(form, fold.names),
    )


def _questions(form, names) -> list[Question]:
    found = [question(form, name) for name in names if name in form.fields]
    return [one for one in found if one.kind != Kind.HIDDEN]


ANY_ANSWER = "*"
# Sent by the script of the page that hides questions.
HIDES = "hides"
ONLY_WHEN = "“{0}”只在{1}时填；请改选，或者把“{0}”{2}。"


def _empty_label(field) -> str:
    """What is chosen of a list to choose nothing; an empty string where there is no such choice."""
    choices = getattr(field, "choices", ())
    if isinstance(choices, ModelChoiceIterator):  # rows, which would cost a statement
        return str(field.empty_label or "")
    return next((str(label) for value, label in choices if not str(value)), "")


def _answers(form, name) -> list[str]:
    """What was sent for a question, as the script of the page reads it: of cards, each ticked."""
    sent = form[name].data if name in form.fields else None
    if isinstance(sent, list):
        return [str(one) for one in sent] or [""]
    return ["on" if sent is True else str(sent or "")]


class Asking:
    """The questions of a form by name, created when a template asks for them."""

    def __init__(self, form):
        self.form, self.drawn = form, {}

    def __getitem__(self, name):
        if name not in self.drawn:
            self.drawn[name] = question(self.form, name)
        return self.drawn[name]


class Asked(PlainForm):
    """A form whose questions are drawn by their kinds."""

    sections: ClassVar[tuple[Section, ...]] = ()
    phrases: ClassVar[dict[str, tuple[str, ...]]] = {}
    notes: ClassVar[dict[str, dict[str, str]]] = {}  # the line below a choice
    # Asked only with that answer to that question, or with any; () where it may stay unknown, or
    # one of several is needed.
    asked_when: ClassVar[dict[str, tuple[str, ...]]] = {}
    # What is missing where a question that must be answered has no choice.
    when_empty: ClassVar[dict[str, Missing]] = {}
    # The questions that ask for facts of other names.
    asked_as: ClassVar[dict[str, str]] = {}

    def full_clean(self):
        """Read the form without the answers to questions that are not asked any more.

        A page only hides them, so that the browser still sends them. They stay in the bound data,
        where a form that is refused shows them again. Without script nothing was hidden: what is
        answered there contradicts the choice, and is refused rather than dropped.
        """
        needed = [field for field in self.fields.values() if field.required]
        sent, self.data = self.data, self._asked_data() if self.is_bound else self.data
        try:
            super().full_clean()
        finally:
            self.data = sent
            for field in needed:  # drawn again as on the first page, in case it is asked then
                field.required = True
        for name in [] if self.was_hidden else self._answered_unasked():
            self.add_error(self.asked_when[name][0], self._asked_only_when(name))

    @property
    def was_hidden(self) -> bool:
        """Whether nobody saw what is not asked: nothing was sent yet, or a script hid it."""
        return not self.is_bound or HIDES in self.data

    def _answered_unasked(self) -> list[str]:
        """The questions that are not asked but were answered; a button once chosen stays chosen."""
        return [
            name
            for name, field in self.fields.items()
            if not (self.is_asked(name) or self[name].is_hidden)
            and (_empty_label(field) or not hasattr(field, "choices"))
            and self[name].data
            and field.has_changed(self[name].initial, self[name].data)
        ]

    def _asked_only_when(self, name) -> str:
        """Why an answer does not fit the others, and what to do."""
        other, *answers = filter(None, self.asked_when[name])
        labels = {str(v): str(label) for v, label in getattr(self.fields[other], "choices", [])}
        chosen = "”或者“".join(labels[answer] for answer in answers if answer in labels)
        when = f"“{self[other].label}”选“{chosen}”" if chosen else f"填了“{self[other].label}”"
        nothing = _empty_label(self.fields[name])
        return ONLY_WHEN.format(self[name].label, when, f"改成“{nothing}”" if nothing else "清空")

    def _asked_data(self):
        """The bound data without what is not asked; nothing of that is required either."""
        unasked = [name for name in self.fields if not self.is_asked(name)]
        if not unasked:
            return self.data
        data = self.data.copy()
        for name in unasked:
            self.fields[name].required = False
            for sent in self._sent_names(name):
                data.pop(sent, None)
        return data

    def _sent_names(self, name) -> list[str]:
        """The names under which a field is sent: its own, or those of its lines."""
        own, widget = self.add_prefix(name), self.fields[name].widget
        return widget.line_names(own) if hasattr(widget, "line_names") else [own]

    def is_asked(self, name) -> bool:
        """Whether a question is asked, with the answers that were sent."""
        condition = self.asked_when.get(name)
        if not condition:
            return True
        other, *answers = condition
        given = _answers(self, other)
        fits = not set(answers).isdisjoint(given) or (any(given) and ANY_ANSWER in answers)
        return fits and self.is_asked(other)

    def is_shown(self, name) -> bool:
        """Whether a question is on the page, with the answers that were sent."""
        return not self[name].is_hidden and self.is_asked(name)

    @cached_property
    def drawn(self) -> list[Drawn]:
        """The sections as the page draws them."""
        return drawn(self)

    @cached_property
    def questions(self) -> Asking:
        """The single questions, for a page that places them itself."""
        return Asking(self)

    @property
    def must_choose(self) -> list[Question]:
        """The questions without which nothing can be done if they have no choice."""
        return [one for section in self.drawn for one in section.all]

    @cached_property
    def missing(self) -> list[Missing]:
        """What is missing: an act with nothing to choose is not offered for submission."""
        names = [one.bound.name for one in self.must_choose if one.nothing_to_choose]
        return list(dict.fromkeys(self.when_empty[name] for name in names))

    def known(self, title) -> list[Known]:
        """The known lines of the section with that title; for subclasses."""
        return []

    def is_known(self, name) -> bool:
        """Whether a question is shown as a line with 改."""
        return False

    def facts_so_far(self) -> dict:
        """The facts known of a form with errors; none where they are known only together."""
        return {}

    def offered(self, name) -> list[tuple]:
        """The choices of a question as its page offers them; a refused form accepted more."""
        self.before_drawing(name)
        return list(chain(self.fields[name].choices))  # joined: a list asks for their number first

    def before_drawing(self, name) -> None:
        """Make a field ready to be drawn; for subclasses."""
