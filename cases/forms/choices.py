"""The choices of a question: few are buttons or cards, more are a list found by typing.

The rows of people on the same page are buttons too, before anything of them is saved.
"""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain

from django import forms

from mediation.accounts.pinyin import initials

MOST_BUTTONS = 5
REMOVED_PARTY = "已经去掉的一方"
SEVERAL_OF_A_LIST = "选几位的，电脑上按住 Ctrl 点选。"
ASK_AGAIN = "原来选的一方已经不在这一页，请重新选“{0}”。"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button or card: its control, its label and what distinguishes it from others."""

    tag: str
    id: str
    label: str
    note: str
    removed: bool = False  # chosen, but not on the page any more: kept, not shown


def namesakes_counted(choices) -> list[Choice]:
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


def note_of(asked, notes, value) -> str:
    """What distinguishes a choice from others: of a row, or as the form's `notes` have it."""
    of_row = getattr(asked, "note_of", None)
    row = getattr(value, "instance", None)
    return of_row(row) if of_row and row else notes.get(str(value), "")


class Unchosen(forms.RadioSelect):
    """Buttons of which none is chosen before somebody chose it: not that for no answer either."""

    def format_value(self, value):
        """The value that was sent, or nothing."""
        return [] if value is None else super().format_value(value)


class FoundByTyping(forms.Select):
    """A long list, of which a script keeps what is typed: a part of the words, or the first letters
    of their pinyin."""

    def create_option(self, name, value, label, *args, **kwargs):
        """The option with its first letters."""
        option = super().create_option(name, value, label, *args, **kwargs)
        if str(value):
            option["attrs"]["data-find"] = initials(str(label))
        return option


def as_buttons(asked, notes) -> None:
    """Draw a choice among few as buttons; a required one has no empty button."""
    widget = asked.widget
    plain = isinstance(widget, forms.Select) and not widget.allow_multiple_selected
    if not plain or "data-find" in widget.attrs:  # drawn before
        return
    # Joined, not unpacked: unpacking asks the database for their number first.
    rows = list(chain(asked.choices, getattr(asked, "more_rows", ())))
    filled = [row for row in rows if str(row[0])]
    if len(filled) > getattr(asked, "most_buttons", MOST_BUTTONS):
        asked.widget = FoundByTyping(attrs=widget.attrs | {"data-find": ""})
        asked.widget.is_required = asked.required
        asked.choices = _nothing_first([_with_note(asked, notes, *row) for row in rows])
        return
    asked.widget = Unchosen(attrs=asked.widget.attrs)
    asked.widget.is_required = asked.required
    asked.choices = filled if asked.required else rows


def _nothing_first(rows) -> list:
    """The rows after an empty one; otherwise a browser would preselect the first."""
    empty = any(not str(value) for value, _ in rows)
    return rows if empty else [("", "请选择"), *rows]


def _with_note(asked, notes, value, label) -> tuple:
    """A row of a list with what distinguishes it behind its label."""
    note = note_of(asked, notes, value)
    return value, f"{label}（{note}）" if note else label


class OfRows:
    """Rows of a formset on the same page as choices, by their position from 0.

    There is a button for each row of the page; a row without a name is called by its number, as on
    the page. A script renames the buttons while names are typed. A chosen row that was deleted
    stays sent, unseen, so that it is asked again instead of being assumed.
    """

    offered: dict[str, str] | None = None
    drawn = forms.RadioSelect

    def __init__(self, *, of, most, unnamed, **kwargs):
        self.unnamed = unnamed
        widget = self.drawn(attrs={"data-names": of, "data-unnamed": unnamed})
        every = [(str(place), self.label_of(place)) for place in range(most)]
        super().__init__(choices=every, coerce=int, widget=widget, **kwargs)

    def label_of(self, place, name="") -> str:
        """The name of the row in that position of the page, or its number."""
        return name or self.unnamed.replace("N", str(place + 1))

    def offer(self, names: dict[int, str], chosen=None) -> None:
        """Offer only these rows: position and name, the name empty where none was typed."""
        rows = enumerate(names.items())
        self.offered = {str(n): self.label_of(place, name) for place, (n, name) in rows}
        every = chosen if isinstance(chosen, list) else [chosen]
        kept = [(str(one), REMOVED_PARTY) for one in every if self.is_removed(one)]
        self.widget.choices = [*self.offered.items(), *kept]

    def is_removed(self, chosen) -> bool:
        """Whether the row that was chosen is not offered any more."""
        return self.offered is not None and str(chosen or "") not in ("", *self.offered)


class RowChoice(OfRows, forms.TypedChoiceField):
    """One of the rows."""

    def __init__(self, **kwargs):
        super().__init__(empty_value=None, **kwargs)

    def validate(self, value):
        """Ask again for a row that is not on the page any more."""
        if self.is_removed(value):
            raise forms.ValidationError(ASK_AGAIN.format(self.label))
        super().validate(value)

    def counterpart_labels(self, word, *, asked=False) -> dict[str, str]:
        """Notes on the buttons that name, after this word, the only other row.

        None for several others, or where the other one is `asked` for: the answer may differ.
        """
        self.widget.attrs["data-other"] = word
        rows = [] if asked else list(self.offered.items())
        others = [[name for value, name in rows if value != row] for row, _ in rows]
        pairs = zip(rows, others, strict=True)
        return {row: f"{word}{names[0]}" for (row, _), names in pairs if len(names) == 1}

    def counterpart_is_implied(self, chosen, count: int) -> bool:
        """Whether of `count` rows only one other can be meant, so that this is not asked.

        `chosen` is the bound field: a removed row or an error asks again.
        """
        return count <= 2 and not self.is_removed(chosen.value()) and not chosen.errors


class RowChoices(OfRows, forms.TypedMultipleChoiceField):
    """Several of the rows, ticked; of many a list, as each claim repeats them."""

    drawn = forms.CheckboxSelectMultiple
    most_ticks = 12

    def offer(self, names: dict[int, str], chosen=None) -> None:
        """Offer only these rows, in a list where there are many."""
        if len(names) > self.most_ticks:
            self.widget = forms.SelectMultiple(attrs={"size": self.most_ticks})
            self.help_text = SEVERAL_OF_A_LIST
        super().offer(names, chosen or [])

    def validate(self, value):
        """Ask again for rows that are not on the page any more."""
        if any(map(self.is_removed, value)):
            raise forms.ValidationError(ASK_AGAIN.format(self.label))
        super().validate(value)
