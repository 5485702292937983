"""The table on a sheet: its headings, its unit, and which rows are cases.

Titles, unit rows, subtotals, blank rows, headings repeated on every printed page, notes for the
filler and lines of signatures are recognised and counted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from cases.ledger import vocabulary, words
from cases.ledger.headings import REQUIRED
from cases.ledger.sheet_xml import column_letters
from cases.ledger.values import text
from cases.ledger.workbook import Cell, Sheet

LOOK_AT = 40
ENOUGH = 3
LABEL = 100  # maximal characters of a title or a label that are examined


class Kind(StrEnum):
    """The kind of a row below the headings."""

    CASE = "case"
    BLANK = "blank"
    TITLE = "title"
    HEADING = "heading"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the body: its number on the sheet (from 1), its cells, formulas and errors."""

    number: int
    cells: list[Cell]
    formulas: frozenset[int] = frozenset()
    errors: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()


@dataclass(slots=True)
class Table:
    """The table of one sheet. `columns`: field → column; `others`: column → unknown heading."""

    sheet: Sheet
    first: int
    last: int
    headings: list[str]
    columns: dict[str, int]
    others: dict[int, str]
    skipped: Counter = field(default_factory=Counter)

    @property
    def missing(self) -> list[str]:
        """The required columns that are missing, by name."""
        return [words.name_of(name) for name in REQUIRED if name not in self.columns]

    @property
    def above(self) -> list[list[str]]:
        """The rows above the headings, without empty cells."""
        rows = self.sheet.rows[: self.first]
        return [[content for cell in row if (content := text(cell))] for row in rows]

    @property
    def ten_thousands(self) -> bool:
        """Whether amounts are in 万元, by the column's heading or else by the unit row."""
        heading = self.headings[self.columns["amount"]] if "amount" in self.columns else ""
        if "元" in heading:
            return words.counts_in_ten_thousands(heading)
        return any(
            "单位" in words.key(cell) and words.counts_in_ten_thousands(cell)
            for row in self.above
            for cell in row
        )

    def all_lines(self) -> Iterator[Line]:
        """Every row below the headings, of any kind."""
        return _body(self)

    def lines(self) -> Iterator[Line]:
        """The rows that are cases; the others are counted in `skipped`."""
        for line in self.all_lines():
            kind = _kind(line, self)
            if kind is Kind.CASE:
                yield line
            else:
                self.skipped[kind.value] += 1


def find(sheet: Sheet) -> Table | None:
    """The table on a sheet, or None when no row looks like headings."""
    best: tuple[int, int, int, list[str]] = (0, 0, 0, [])
    for row in range(min(len(sheet.rows), LOOK_AT)):
        for headings, last in _headings(sheet, row):
            known = len({words.field_of(heading) for heading in headings} - {None})
            if known > best[0]:
                best = (known, row, last, headings)
    known, first, last, headings = best
    return _table(sheet, first, last, headings) if known >= ENOUGH else None


def _table(sheet: Sheet, first: int, last: int, headings: list[str]) -> Table:
    columns = _columns(headings)
    taken = set(columns.values())
    used = {c for row in sheet.rows[last + 1 :] for c, cell in enumerate(row) if cell != ""}
    others = {
        column: heading or f"{column_letters(column)}列"
        for column, heading in enumerate(headings)
        if column not in taken
        and words.field_of(heading) != "ignored"
        and (heading or column in used)
    }
    return Table(sheet, first, last, headings, columns, others)


def _one_line(cell: Cell) -> str:
    return " ".join(text(cell).split())


def _headings(sheet: Sheet, row: int) -> Iterator[tuple[list[str], int]]:
    """The headings if they are in this row, and if they are in this row and the next."""
    upper = [_one_line(cell) for cell in sheet.rows[row]]
    yield upper, row
    across = [
        (left, right)
        for (top, left), (_, right) in sheet.merged
        if top == row and right > left and upper[left]
    ]
    if not across or row + 1 >= len(sheet.rows):
        return
    spread = list(upper)
    for left, right in across:
        spread[left : right + 1] = [upper[left]] * (min(right, len(upper) - 1) - left + 1)
    lower = [_one_line(cell) for cell in sheet.rows[row + 1]]
    yield [_joined(a, b) for a, b in zip(spread, lower, strict=True)], row + 1


def _joined(upper: str, lower: str) -> str:
    """Two headings, one above the other, as one: 申请人 + 电话; a mere group heading is dropped."""
    if not lower or lower == upper:
        return upper
    return upper + lower if words.field_of(upper + lower) else lower


def _columns(headings: list[str]) -> dict[str, int]:
    """Field → column. Of two columns for one field the better name wins, then the left one."""
    best: dict[str, tuple[int, int]] = {}
    for column, heading in enumerate(headings):
        name = words.field_of(heading) if heading else None
        if name == "phone" and {"phone", "respondents"} <= best.keys():
            name = "respondent_phone"
        if name and name != "ignored":
            rank = (words.rank(name, heading), column)
            best[name] = min(best.get(name, rank), rank)
    return {name: column for name, (_, column) in best.items()}


def _body(table: Table) -> Iterator[Line]:
    """Every row below the headings; the value of a vertical merge is repeated in each row."""
    sheet, start = table.sheet, table.last + 1
    spread = _spread(sheet, start)
    for row in range(start, len(sheet.rows)):
        cells = sheet.rows[row]
        filled = spread.get(row, {})
        if filled:
            cells = [filled.get(column, cell) for column, cell in enumerate(cells)]
        formulas = frozenset(sheet.formulas.get(row, ()))
        errors = frozenset(sheet.errors.get(row, ()))
        yield Line(row + 1, cells, formulas, errors, frozenset(filled))


def _spread(sheet: Sheet, start: int) -> dict[int, dict[int, Cell]]:
    """Row → column → the value of the merged area's first cell, for the rows below that cell."""
    spread: dict[int, dict[int, Cell]] = {}
    for (top, left), (bottom, _) in sheet.merged:
        if top < start or left >= len(sheet.rows[top]):
            continue
        value = sheet.rows[top][left]
        for row in range(top + 1, bottom + 1):
            if value != "":
                spread.setdefault(row, {})[left] = value
    return spread


def _kind(line: Line, table: Table) -> Kind:
    filled = {column: content for column, cell in enumerate(line.cells) if (content := text(cell))}
    counter = table.columns.get("sequence", -1)
    if not (filled.keys() | line.formulas | line.errors) - line.merged - {counter}:
        return _kind_of_a_lone_counter(filled.get(counter, ""))
    labels = [
        words.key(content[:LABEL])
        for column, content in filled.items()
        if column not in line.merged
    ]
    if labels and vocabulary.TOTALS.fullmatch(labels[0]):
        return Kind.TOTAL
    if _repeats_headings(filled, table):
        return Kind.HEADING
    return Kind.TITLE if _is_title(labels, filled, table) else Kind.CASE


def _kind_of_a_lone_counter(content: str) -> Kind:
    """A row with only its counter is blank; with words in the counter's place it is a title."""
    word = words.key(content[:LABEL])
    if vocabulary.TOTALS.fullmatch(word):
        return Kind.TOTAL
    return Kind.TITLE if word and not word.replace(".", "").isdigit() else Kind.BLANK


def _repeats_headings(filled: dict[int, str], table: Table) -> bool:
    same = sum(
        words.key(content) == words.key(table.headings[column])
        for column, content in filled.items()
        if column < len(table.headings)
    )
    return same >= ENOUGH


def _is_title(labels: list[str], filled: dict[int, str], table: Table) -> bool:
    """Whether a row is a repeated title, a unit row, a line of signatures or a note."""
    if not labels or len(labels) > ENOUGH or table.columns["applicants"] in filled:
        return False
    return bool(vocabulary.TITLES.fullmatch(labels[0]) or vocabulary.FOOTERS.fullmatch(labels[0]))
