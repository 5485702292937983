"""The parts of a table as complete values, so that templates never meet a missing one."""

from dataclasses import dataclass, replace
from datetime import date

from django.forms import CheckboxInput

from cases.web.urgency import left_text, tone
from cases.web.words import cn_day, yuan
from cases.words.days import in_short
from mediation import clock


class TemplateValue:
    """A value templates read by name; otherwise each look-up first raises a TypeError."""

    __slots__ = ()

    def __getitem__(self, name):
        """The attribute of that name."""
        return getattr(self, name)


@dataclass(frozen=True, slots=True)
class Cell(TemplateValue):
    """One cell: text, a small line below, a tag before, a link, and its tone.

    With `pick` it is a box to tick the row, a value of `case` in the form around the table.
    """

    text: str = ""
    note: str = ""
    tag: str = ""
    tone: str = ""
    url: str = ""
    look: str = "nowrap"
    link: str = ""  # the class of the link
    aloud: str = ""  # the rest of the link's text, or of the box, for screen readers
    pick: str = ""
    picked: bool = False

    @property
    def box(self) -> str:
        """The box to tick, as it was sent."""
        return CheckboxInput().render("case", self.picked, {"value": self.pick})

    @property
    def plain(self) -> bool:
        """Whether the cell has only text."""
        return not (self.tag or self.url or self.note or self.pick)


@dataclass(frozen=True, slots=True)
class Head(TemplateValue):
    """The head of one column: its text, the class of its cells, its sort link."""

    label: str
    look: str = ""
    sort_url: str = ""
    sorted: str = ""  # ascending, descending, or not at all
    arrow: str = ""
    aloud: bool = False  # the text is for screen readers only


@dataclass(frozen=True, slots=True)
class ShelfRow(TemplateValue):
    """One row of a shelf: title, a small line, a tag, a phone, one act."""

    title: str
    note: str = ""
    url: str = ""
    tag: str = ""
    tone: str = ""
    phone: str = ""
    action_url: str = ""
    action_label: str = ""


LONG, NUMBER = "cell-long", "num"


def heads(*labels: str, numeric=()) -> list[Head]:
    """Heads without sorting, from their labels."""
    return [Head(label, look=NUMBER if label in numeric else "") for label in labels]


def title_cell(text, note, url, *, tag="", tone="") -> Cell:
    """The first cell of a row: the title in bold, with a small line below."""
    return Cell(text, note, tag=tag, tone=tone, url=url, look=LONG, link="strong")


def number_cell(value) -> Cell:
    """A number, right-aligned."""
    return Cell(str(value), look=NUMBER)


def sum_cell(fen: int | None) -> Cell:
    """A sum of 分 in 元; empty for None."""
    return Cell(f"{yuan(fen)} 元" if fen else "", look=NUMBER)


def day_cell(day: date | None, verb="") -> Cell:
    """A day with what happened on it: 11月20日受理."""
    return Cell(f"{cn_day(day)}{verb}" if day else "")


def deadline_cell(day: date | None, *, is_visit=False, provisional=False) -> Cell:
    """The next day with the days left, emphasised only where it is late or soon.

    It may be a last day, or the day of an appointment; a visit, all that a case that is over still
    waits for, is named. A day that a notice may still move says so.
    """
    if day is None:
        return Cell()
    today = clock.today()
    left, shade = "今天" if day == today else left_text(day, today), tone(day, today)
    text = day_in_a_list(day, provisional, "回访" if is_visit else "")
    return Cell(text, tag=left, tone=shade) if shade else Cell(text, note=left)


def day_in_a_list(day: date, provisional: bool, what="") -> str:
    """A day with what it is of, and that a notice may still move it: 2月14日（暂算）."""
    return f"{cn_day(day)}{what}{in_short(provisional=provisional)}"


def grey(cell: Cell) -> Cell:
    """The cell without emphasis, its tag as the small line: nothing the reader has to do."""
    return replace(cell, tag="", tone="", note=cell.tag or cell.note)
