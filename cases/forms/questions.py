"""The questions of a form in speaking order, each of a kind that decides how a template draws it.

Few choices become buttons; rarely needed questions are folded under one named line.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from django import forms

from cases.forms.sections import Fold, Known, Section
from mediation import clock

MOST_BUTTONS = 5
LONG_BUTTON = 24  # characters of label and note with which three choices fit in a row on a phone


class Kind(StrEnum):
    """How a question is drawn."""

    CHOICE = "choice"  # up to five, as buttons
    LIST = "list"  # more of them, found by typing
    PEOPLE = "people"  # some of several, as cards to tick
    TICK = "tick"
    DAY = "day"
    TIME = "time"
    SUM = "sum"
    NUMBER = "number"
    LONG = "long"
    LINE = "line"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button or card: its control, its label and what distinguishes it from others."""

    tag: str
    id: str
    label: str
    note: str


def _namesakes_counted(choices) -> list[Choice]:
    """Number the choices with the same label and note in the order of their entry."""
    read = Counter((choice.label, choice.note) for choice in choices)
    seen: Counter = Counter()
    return [
        replace(one, note=f"{one.note} · 登记的第{_place(one, seen)}位".removeprefix(" · "))
        if read[one.label, one.note] > 1
        else one
        for one in choices
    ]


def _place(choice, seen) -> int:
    seen[choice.label, choice.note] += 1
    return seen[choice.label, choice.note]


@dataclass
class Question:
    """One question as it is drawn."""

    bound: forms.BoundField
    kind: Kind
    phrases: tuple[str, ...] = ()
    notes: dict = field(default_factory=dict)
    condition: tuple[str, ...] = ()
    known: bool = False

    @cached_property
    def choices(self) -> list[Choice]:
        """The buttons or cards, in their order."""
        return _namesakes_counted([self._choice(part) for part in self.bound.subwidgets])

    def _choice(self, part) -> Choice:
        value = part.data["value"]
        note_of: Callable = getattr(self.bound.field, "note_of", None)
        instance = getattr(value, "instance", None)
        note = note_of(instance) if note_of and instance else self.notes.get(str(value), "")
        return Choice(part.tag(), part.id_for_label, part.choice_label, note)

    @property
    def cards(self) -> bool:
        """Whether its choices need more text than fits on a button."""
        return hasattr(self.bound.field, "note_of") or any(
            len(choice.note) + len(choice.label) > LONG_BUTTON for choice in self.choices
        )

    @property
    def days(self) -> list[tuple[date, str]]:
        """The likely days, each with its word."""
        near = getattr(self.bound.field, "near", ())
        return [(clock.today() + timedelta(days=days), word) for days, word in near]

    @property
    def today(self) -> date:
        """The day already entered, where the question is shown as known."""
        return clock.today()

    @property
    def anchor(self) -> str:
        """The id on the page where the question is answered."""
        return self.bound.id_for_label or self.bound.auto_id

    @property
    def wide(self) -> bool:
        """Whether it takes the full width of its card."""
        return self.kind in WIDE or self.known

    @property
    def asked_when(self) -> dict:
        """The question, and its answers, on which this question depends."""
        if not self.condition:
            return {}
        return {"name": self.condition[0], "values": " ".join(self.condition[1:])}


WIDE = frozenset({Kind.CHOICE, Kind.PEOPLE, Kind.LONG, Kind.TICK})


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

    @property
    def alone(self) -> bool:
        """Whether the section has one question whose label would only repeat its title."""
        one = len(self.questions) == 1 and not self.known
        return one and self.questions[0].kind != Kind.SUM  # its label names the unit

    @property
    def open(self) -> bool:
        """Whether the fold is open: one of its questions has a value or an error."""
        return any(_used(question.bound) for question in self.folded)


def _used(bound) -> bool:
    """Whether a value other than the initial one was entered, or there is an error."""
    return bool(bound.errors) or (
        bound.form.is_bound and bound.field.has_changed(bound.initial, bound.data)
    )


KINDS = (
    (forms.BooleanField, Kind.TICK),
    (forms.ChoiceField, Kind.LIST),
    (forms.DateField, Kind.DAY),
    (forms.TimeField, Kind.TIME),
    (forms.IntegerField, Kind.NUMBER),
)


def kind_of(bound) -> Kind:
    """The kind of a question, derived from its field."""
    asked = bound.field
    if bound.is_hidden:
        return Kind.HIDDEN
    if isinstance(asked.widget, forms.CheckboxSelectMultiple):
        return Kind.PEOPLE
    if isinstance(asked.widget, forms.RadioSelect):
        return Kind.CHOICE
    if isinstance(asked.widget, forms.Textarea):
        return Kind.LONG
    if getattr(asked, "counts_money", False):
        return Kind.SUM
    plain = Kind.LINE if isinstance(asked, forms.CharField) else None
    return next((kind for cls, kind in KINDS if isinstance(asked, cls)), plain)


def as_buttons(asked) -> None:
    """Draw a choice among few as buttons; a required one has no empty button."""
    widget = asked.widget
    plain = isinstance(widget, forms.Select) and not widget.allow_multiple_selected
    if not plain or "data-names" in widget.attrs:  # rows of the page are offered by their names
        return
    rows = [*asked.choices, *getattr(asked, "more_rows", ())]
    filled = [row for row in rows if str(row[0])]
    if len(filled) > getattr(asked, "most_buttons", MOST_BUTTONS):
        asked.choices = _nothing_first(asked, _told_apart(asked, rows))
        asked.widget.attrs["data-find"] = ""
        return
    asked.widget = forms.RadioSelect(attrs=asked.widget.attrs)
    asked.widget.is_required = asked.required
    asked.choices = filled if asked.required else rows


def _nothing_first(asked, rows) -> list:
    """The rows after an empty one; otherwise a browser would preselect the first."""
    empty = any(not str(value) for value, _ in rows)
    return rows if empty else [("", "请选择"), *rows]


def _told_apart(asked, rows) -> list:
    """The rows of a list with what tells each from others behind its label."""
    note_of = getattr(asked, "note_of", None)
    if note_of is None:
        return rows
    return [
        (value, f"{label}（{note_of(value.instance)}）" if hasattr(value, "instance") else label)
        for value, label in rows
    ]


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


def _with_prefix(form, condition) -> tuple:
    """The condition with the prefixed name of its question."""
    return (form.add_prefix(condition[0]), *condition[1:]) if condition else ()


class Asking:
    """The questions of a form by name, created when a template asks for them."""

    def __init__(self, form):
        self.form = form

    def __getitem__(self, name):
        return question(self.form, name)


class Asked(forms.Form):
    """A form whose questions are drawn by their kinds."""

    sections: ClassVar[tuple[Section, ...]] = ()
    phrases: ClassVar[dict[str, tuple[str, ...]]] = {}
    notes: ClassVar[dict[str, dict[str, str]]] = {}  # the line below a choice
    # Asked only with that answer to that question; () where it may stay unknown, or one of several
    # is needed.
    asked_when: ClassVar[dict[str, tuple[str, ...]]] = {}

    @cached_property
    def drawn(self) -> list[Drawn]:
        """The sections as the page draws them."""
        return drawn(self)

    @property
    def questions(self) -> Asking:
        """The single questions, for a page that places them itself."""
        return Asking(self)

    def known(self, title) -> list[Known]:
        """The known lines of the section with that title; for subclasses."""
        return []

    def is_known(self, name) -> bool:
        """Whether a question is shown as a line with 改."""
        return False

    def before_drawing(self, name) -> None:
        """Make a field ready to be drawn; for subclasses."""


def question(form, name) -> Question:
    """One question of a form, ready to be drawn."""
    bound = form[name]
    form.before_drawing(name)
    if not bound.is_hidden:
        as_buttons(bound.field)
    return Question(
        bound=bound,
        kind=kind_of(bound),
        phrases=form.phrases.get(name, ()),
        notes=form.notes.get(name, {}),
        condition=_with_prefix(form, form.asked_when.get(name, ())),
        known=form.is_known(name),
    )
