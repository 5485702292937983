"""The questions of a form, each of a kind that decides how a template draws it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from django import forms

from cases.forms.choices import Choice, as_buttons, namesakes_counted, note_of
from mediation import clock

LONG_WORD = 8  # characters of a label on a third of a phone without breaking into three lines
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
    FILE = "file"
    ROWS = "rows"  # several lines, each with its labels
    HIDDEN = "hidden"


@dataclass
class Question:
    """One question as it is drawn."""

    bound: forms.BoundField
    kind: Kind
    phrases: tuple[str, ...] = ()
    notes: dict = field(default_factory=dict)
    condition: tuple[str, ...] = ()
    known: bool = False
    alone: bool = False  # the title of its card is its label

    @cached_property
    def choices(self) -> list[Choice]:
        """The buttons or cards, in their order."""
        return namesakes_counted([self._choice(part) for part in self.bound.subwidgets])

    def _choice(self, part) -> Choice:
        note = note_of(self.bound.field, self.notes, part.data["value"])
        is_removed = getattr(self.bound.field, "is_removed", None)
        removed = bool(is_removed and is_removed(part.data["value"]))
        return Choice(part.tag(), part.id_for_label, part.choice_label, note, removed)

    @property
    def nothing_to_choose(self) -> bool:
        """Whether it must be answered by a choice and there is none; a list always has some."""
        chosen = self.kind in (Kind.CHOICE, Kind.PEOPLE)
        return chosen and self.bound.field.required and not self.choices

    @property
    def cards(self) -> bool:
        """Whether its choices need more text than fits on a button."""
        return hasattr(self.bound.field, "note_of") or any(
            len(choice.note) + len(choice.label) > LONG_BUTTON for choice in self.choices
        )

    @property
    def layout(self) -> str:
        """The class that gives its choices their room: cards, wide buttons, or none."""
        if self.kind != Kind.CHOICE:
            return ""
        longest = max((len(choice.label) for choice in self.choices), default=0)
        return "q-cards" if self.cards else "q-wide" if longest > LONG_WORD else ""

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


WIDE = frozenset({Kind.CHOICE, Kind.PEOPLE, Kind.LONG, Kind.TICK, Kind.FILE, Kind.ROWS})
KINDS = (
    (forms.BooleanField, Kind.TICK),
    (forms.ChoiceField, Kind.LIST),
    (forms.DateField, Kind.DAY),
    (forms.TimeField, Kind.TIME),
    (forms.IntegerField, Kind.NUMBER),
    (forms.FileField, Kind.FILE),
)


def kind_of(bound) -> Kind:
    """The kind of a question, derived from its field."""
    asked = bound.field
    if bound.is_hidden:
        return Kind.HIDDEN
    if hasattr(asked.widget, "line_names"):
        return Kind.ROWS
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


def _with_prefix(form, condition) -> tuple:
    """The condition with the prefixed name of its question."""
    return (form.add_prefix(condition[0]), *condition[1:]) if condition else ()


def question(form, name) -> Question:
    """One question of a form, ready to be drawn."""
    bound = form[name]
    form.before_drawing(name)
    notes = form.notes.get(name, {})
    if not bound.is_hidden:
        as_buttons(bound.field, notes)
    return Question(
        bound=bound,
        kind=kind_of(bound),
        phrases=form.phrases.get(name, ()),
        notes=notes,
        condition=_with_prefix(form, form.asked_when.get(name, ())),
        known=form.is_known(name),
    )
