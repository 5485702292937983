"""Rows of a long form that are shown as one line with what was typed, until they are opened."""

from dataclasses import dataclass

from cases.forms.asked import Asked
from cases.forms.error_lines import of_row
from cases.forms.questions import Kind, question

BUTTONS = frozenset({Kind.CHOICE, Kind.TICK})


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """A row with its number on the page, and whether it is shown as a line."""

    number: int
    form: Asked
    folded: bool

    @property
    def sent(self) -> list[tuple[str, str, bool]]:
        """(name, value, whether it is a button or a tick) of everything that was filled in."""
        start = len(self.form.prefix) + 1
        return [
            (name, value, question(self.form, name[start:]).kind in BUTTONS)
            for name, value in self.form.data.items()
            if value and name[start:] in self.form.fields and not name.endswith("-DELETE")
        ]

    @property
    def wrong(self) -> list[tuple]:
        """What is wrong with it: (anchor, label, sentence)."""
        return of_row(self.form, "")
