"""The table on a sheet: its headings, its unit, its year, and its rows that are cases.

Titles, unit rows, totals, blank rows, headings repeated on every printed page, notes for the
filler and lines of signatures are recognised and counted; ditto marks take what stands above.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from cases.ledger import vocabulary, words
from cases.ledger.answers import READ, Answers
from cases.ledger.headings import REQUIRED
from cases.ledger.row_kinds import Kind, is_unit_row, kind_of, set_aside
from cases.ledger.values import text
from cases.ledger.workbook import Cell, Sheet

# The year of a title; not that of a day on which somebody filled in or printed the sheet.
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d|年?[-/.\s]*\d{1,2}[-/.月]\s*\d)")
_WHEN_FILLED_IN = re.compile(
    r"(?:填[报表写]|制[表作]|打印|导出|更新|截[至止]|统计)(?:日期|时间|于|到|[:：]|\d)"
)
UNITS = {"元": 1, "万元": 10_000}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the body: its number on the sheet (from 1), its cells, formulas and errors.

    `nothing_above` are columns with a ditto mark that has nothing to refer to, `struck` the
    columns with cells struck out, `part_struck` those with a part of their text struck out.
    """

    number: int
    cells: list[Cell]
    formulas: frozenset[int] = frozenset()
    errors: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()
    nothing_above: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    part_struck: frozenset[int] = frozenset()


@dataclass
class Table:
    """One table of a sheet, in rows `first` to before `end`, its headings down to `last`.

    `columns`: field → column; `others`: column → heading kept as written; `ignored`: headings of
    columns that are not read; `beside`: the first heading of a second table to the right; `lost`:
    heading → cells of `others` without content of their own.
    """

    sheet: Sheet
    start: int
    first: int
    last: int
    end: int
    headings: list[str]
    columns: dict[str, int]
    others: dict[int, str]
    ignored: list[str]
    answers: Answers
    beside: str = ""
    skipped: Counter = field(default_factory=Counter)
    aside: dict[str, list[int]] = field(default_factory=dict)
    dittos: Counter = field(default_factory=Counter)
    lost: Counter = field(default_factory=Counter)

    @property
    def missing(self) -> list[str]:
        """The required columns that are missing, by field."""
        return [name for name in REQUIRED if name not in self.columns]

    @cached_property
    def read_columns(self) -> frozenset[int]:
        """The columns whose contents become part of a case; the counter does not."""
        return frozenset(at for name, at in self.columns.items() if name != "sequence")

    @cached_property
    def above(self) -> list[list[str]]:
        """The rows above the headings, without empty cells."""
        rows = self.sheet.rows.between(self.start, self.first)
        return [[content for cell in row if (content := text(cell))] for row in rows]

    def units(self) -> set[str]:
        """The units that heading, title and unit row name for the amounts."""
        if "amount" not in self.columns:
            return set()
        texts = [self.headings[self.columns["amount"]], *self.unit_row()]
        texts += [cell for row in self.above for cell in row if "元" in cell or "单位" in cell]
        return set().union(*map(words.units_of, texts))

    def unit_row(self) -> list[str]:
        """The cells of a row right below the headings that holds units only."""
        below = self.last + 1
        cells = [text(cell) for cell in self.sheet.rows[below]] if below < self.end else []
        filled = [cell for cell in cells if cell]
        return [f"({cell.strip('()（）')})" for cell in filled] if is_unit_row(filled) else []

    @cached_property
    def factor(self) -> int:
        """元 in the column's unit; 0 while the unit is an open question."""
        if "amount" not in self.columns:
            return 1
        answered = self.answers.units.get(words.key(self.headings[self.columns["amount"]]))
        named = self.units() or {"元"}
        return answered or (UNITS.get(*named, 0) if len(named) == 1 else 0)

    @cached_property
    def year(self) -> int | None:
        """The one year that the sheet's name, or else the title, gives."""
        for texts in ([self.sheet.name], [cell for row in self.above for cell in row]):
            named = (one for one in texts if not _WHEN_FILLED_IN.search(one))
            if years := {year for one in named for year in _YEAR.findall(one)}:
                return int(*years) if len(years) == 1 else None
        return None

    def all_lines(self) -> Iterator[Line]:
        """Every row below the headings, of any kind."""
        return _body(self)

    def lines(self) -> Iterator[Line]:
        """The rows that are cases and taken; the others are counted in `skipped`."""
        before: list[Cell] = []
        for line in self.all_lines():
            kind = kind_of(line, self)
            if kind is Kind.CASE:
                line = self._with_dittos(line, before)
                before = line.cells
                kind = set_aside(line, self, self.sheet)
            if kind is Kind.CASE or self._is_wanted(kind):
                yield self._without_lost(line)
            else:
                self.skipped[kind.value] += 1
            if kind in (Kind.HIDDEN, Kind.STRUCK, Kind.VOID):
                self.aside.setdefault(kind.value, []).append(line.number)

    def _without_lost(self, line: Line) -> Line:
        """The line without what kept columns hold of formulas without a value, errors, struck."""
        marked = line.formulas | line.errors | line.struck | line.part_struck
        cells = list(line.cells)
        for at in marked & self.others.keys():
            is_struck = at in line.struck | line.part_struck
            if at < len(cells) and (is_struck or text(cells[at]) in vocabulary.ERRORS | {""}):
                self.lost[self.others[at]] += 1
                cells[at] = ""
        return replace(line, cells=cells) if marked else line

    def _is_wanted(self, kind: Kind) -> bool:
        if kind is Kind.HIDDEN:
            return self.answers.hidden_rows == READ
        return kind in (Kind.STRUCK, Kind.VOID) and self.answers.struck_rows == READ

    def _with_dittos(self, line: Line, before: list[Cell]) -> Line:
        marked = [at for at in sorted(self.read_columns | self.others.keys())
                  if at < len(line.cells) and is_ditto(line.cells[at])]  # fmt: skip
        if not marked:
            return line
        cells, empty = list(line.cells), set()
        for at in marked:
            value = before[at] if at < len(before) else ""
            if text(value) and not is_ditto(value) and at != self.columns.get("number"):
                cells[at] = value
                self.dittos[self.headings[at] or self.others.get(at, "")] += 1
            else:
                empty.add(at)
        return replace(line, cells=cells, nothing_above=frozenset(empty))


def is_ditto(cell: Cell) -> bool:
    """Whether a cell holds a ditto mark and nothing else.

    >>> is_ditto("〃"), is_ditto(" 同 上 "), is_ditto("''"), is_ditto("同上海")
    (True, True, True, False)
    """
    return isinstance(cell, str) and words.key(cell).strip("-—.。") in vocabulary.DITTO


def _body(table: Table) -> Iterator[Line]:
    """Every row below the headings; the value of a vertical merge is repeated in each row."""
    sheet, start = table.sheet, table.last + 1
    spread = _spread(sheet, start)
    for row, cells in enumerate(sheet.rows.between(start, table.end), start):
        filled = spread.get(row, {})
        if filled:
            cells = [filled.get(column, cell) for column, cell in enumerate(cells)]
        yield Line(
            row + 1,
            cells,
            frozenset(sheet.formulas.get(row, ())),
            frozenset(sheet.errors.get(row, ())),
            frozenset(filled),
            struck=frozenset(sheet.struck.get(row, ())),
            part_struck=frozenset(sheet.part_struck.get(row, ())),
        )


def _spread(sheet: Sheet, start: int) -> dict[int, dict[int, Cell]]:
    """Row → column → the value of the merged area's first cell, for the rows below that cell."""
    spread: dict[int, dict[int, Cell]] = {}
    for (top, left), (bottom, _) in sheet.merged:
        cells = sheet.rows[top] if top >= start else []
        if left >= len(cells):
            continue
        for row in range(top + 1, bottom + 1):
            if cells[left] != "":
                spread.setdefault(row, {})[left] = cells[left]
    return spread
