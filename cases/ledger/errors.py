"""The error workbook: the refused rows as they were, with reasons, to be corrected and imported."""

import io
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook as Writer
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cases.ledger.answers import Answers
from cases.ledger.committee_titles import titles_of
from cases.ledger.files import open_file
from cases.ledger.headings import RETURN_COLUMNS
from cases.ledger.reader import NO_ANSWERS, all_tables
from cases.ledger.records import Refusal
from cases.ledger.safe_unpacking import Source
from cases.ledger.table import Line, Table
from cases.ledger.values import text
from cases.ledger.workbook import Cell

PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
    "constant_memory": True,
}
LONGEST = 32_767
WIDTH = 16
WIDTH_OF_REASON = 60


def write_errors(
    source: Source,
    refused: Iterable[Refusal],
    out: str | Path | BinaryIO,
    answers: Answers = NO_ANSWERS,
) -> int:
    """Write the refused rows of a ledger to `out` and return their number.

    Sheets, titles and headings are those of the source, so that the corrected workbook can be read
    again; the reader ignores the two added columns 原行号 and 退回原因. A ditto mark is replaced by
    what stood above, which is not in this workbook; a formula by its last value, or by nothing.
    """
    reasons = _reasons_by_row(refused)
    content = io.BytesIO()
    with Writer(content, PLAIN) as workbook:
        if reasons:
            book = open_file(source, answers.wanted_sheets)
            _write_tables(workbook, all_tables(book, answers), reasons)
        else:
            workbook.add_worksheet("没有退回的行")
    if isinstance(out, str | Path):
        Path(out).write_bytes(content.getbuffer())
    else:
        out.write(content.getbuffer())
    return len(reasons)


def _reasons_by_row(refused: Iterable[Refusal]) -> dict[tuple[str, int], list[str]]:
    """The reasons against each row, by its sheet and number."""
    reasons: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for refusal in refused:
        reasons[refusal.sheet, refusal.row].append(refusal.reason)
    return reasons


def _write_tables(workbook: Writer, tables: Iterable[Table], reasons: dict) -> None:
    """Write the refused rows of each table to a sheet of its own."""
    page = _Page.styles(workbook)
    for table in tables:
        mine = {
            row: why
            for (sheet, row), why in reasons.items()
            if sheet == table.sheet.name and table.last + 1 < row <= table.end
        }
        if mine:
            name = table.sheet.name
            name = name if table.start == 0 else _continued(name, workbook)
            page.write(workbook.add_worksheet(name), table, mine)


def _continued(name: str, book: Writer) -> str:
    """A free name for a further table of a sheet, within the 31 characters Excel allows."""
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    names = (f"{name[:26]} ({at})" for at in range(2, 1000))
    return next(one for one in names if one.casefold() not in taken)


class _Page:
    """Writes one sheet; holds the formats of the workbook."""

    def __init__(self, heading: Format, quoted: Format, wrapped: Format) -> None:
        self.heading, self.quoted, self.wrapped = heading, quoted, wrapped
        self.last_heading = 0

    @classmethod
    def styles(cls, book: Writer) -> "_Page":
        return cls(
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            book.add_format({"quote_prefix": True}),
            book.add_format({"text_wrap": True, "font_color": "#9C0006"}),
        )

    def write(self, sheet: Worksheet, table: Table, reasons: dict[int, list[str]]) -> None:
        """Write the title rows, one row of headings and the refused rows in order, with the titles
        that name a committee between them."""
        self.last_heading = table.last + 1
        for row, cells in enumerate(table.sheet.rows.between(table.start, table.first)):
            self._row(sheet, row, cells)
        self._headings(sheet, table)
        row, titles = table.first - table.start, dict(titles_of(table))
        for line in table.lines():
            if line.number in reasons:
                row = self._title_above(sheet, row, line, titles) + 1
                self._line(sheet, row, line, table, reasons[line.number])

    def _title_above(self, sheet: Worksheet, row: int, line: Line, titles: dict[int, str]) -> int:
        """Write the last title between this line and the one before, whose committee it names."""
        above = [number for number in titles if number < line.number]
        passed = [(number, titles.pop(number)) for number in above]
        for name in [name for number, name in passed if number > self.last_heading][-1:]:
            row += 1
            self._row(sheet, row, [name])
        return row

    def _headings(self, sheet: Worksheet, table: Table) -> None:
        column = len(table.headings)
        for at, heading in enumerate([*table.headings, *RETURN_COLUMNS]):
            sheet.write_string(table.first - table.start, at, heading, self.heading)
        sheet.set_column(0, column, WIDTH)
        sheet.set_column(column + 1, column + 1, WIDTH_OF_REASON)
        sheet.freeze_panes(table.first - table.start + 1, 0)

    def _line(
        self, sheet: Worksheet, row: int, line: Line, table: Table, reasons: list[str]
    ) -> None:
        self._row(sheet, row, line.cells[: len(table.headings)])
        sheet.write_number(row, len(table.headings), line.number)
        why = "\n".join(reasons)[:LONGEST]
        sheet.write_string(row, len(table.headings) + 1, why, self.wrapped)

    def _row(self, sheet: Worksheet, row: int, cells: list[Cell]) -> None:
        for column, cell in enumerate(cells):
            self._cell(sheet, row, column, cell)

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, float) and not isinstance(cell, bool):
            sheet.write_number(row, column, cell)
        elif isinstance(cell, date | datetime) and cell.year >= 1900:
            sheet.write_datetime(row, column, cell)
        elif content := (cell if isinstance(cell, str) else text(cell))[:LONGEST]:
            risky = content.startswith(("=", "+", "-", "@"))
            sheet.write_string(row, column, content, self.quoted if risky else None)
