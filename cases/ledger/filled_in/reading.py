"""Reading the rows of a workbook that was filled in: each complete, or every reason against it."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

from cases.ledger import amounts, spoilt_cells, values, words
from cases.ledger.files import open_file
from cases.ledger.records import Refusal
from cases.ledger.row_kinds import Kind
from cases.ledger.rows import MERGED_SUM
from cases.ledger.safe_unpacking import Source
from cases.ledger.table import Line, Table
from cases.ledger.values import Unreadable, plain_text, shortened, text

from .columns import Columns
from .finding import tables_of

ASIDE = {
    Kind.HIDDEN: "第 {} 行是隐藏的，没有读取；要登记的，请取消隐藏再交。",
    Kind.STRUCK: "第 {} 行划掉了，没有读取。",
    Kind.VOID: "第 {} 行写明作废，没有读取。",
}
# What Excel makes of 3-101 or 3:20 in a column that is not set to text.
MADE_BY_THE_PROGRAM = (date, time, timedelta)
MADE_A_DAY = "是被表格软件改成的日期或者时间，请把这一列设成“文本”，照原样重写"
UNITS = {"元": 1, "千元": 1_000, "万元": 10_000}


def lines_of(source: Source, known: Columns, told: list[str]) -> Iterator[tuple[Line, Table, date]]:
    """Every row with its table and the day from which the workbook counts days.

    What is not read is added to `told`; raises `ReaderError` for a file that cannot be used.
    """
    book = open_file(source)
    tables, about = tables_of(book, known)
    told += about
    for table in tables:
        yield from ((line, table, book.epoch) for line in table.lines())
        for kind, numbers in table.aside.items():
            told.append(ASIDE[Kind(kind)].format("、".join(map(str, numbers))))


class Row:
    """Reads one line; what is wrong is collected, so that all reasons are told at once."""

    columns: Columns

    def __init__(self, line: Line, table: Table):
        self.line, self.table, self.refused = line, table, []
        self.spoilt = spoilt_cells.spoilt(line, table)
        for at, why in spoilt_cells.defects(line, table):
            self._refuse(table.headings[at], text(line.cells[at]), why)

    def refuse(self, name: str, why: str) -> None:
        """Refuse the row for what stands in this column."""
        self._refuse(self._heading(name), text(self.cell(name)), why)

    def _refuse(self, heading: str, value: str, why: str) -> None:
        reason = f"{heading}“{shortened(value)}”{why}。" if value else f"{heading}{why}。"
        refusal = Refusal(self.line.number, heading, value, reason, self.table.sheet.name)
        self.refused.append(refusal)

    def _heading(self, name: str) -> str:
        at = self.table.columns.get(name)
        return self.columns.name_of(name) if at is None else self.table.headings[at]

    def cell(self, name: str):
        """The cell of a field; empty without such a column."""
        at = self.table.columns.get(name)
        return self.line.cells[at] if at is not None and at < len(self.line.cells) else ""

    def _text(self, name: str) -> str:
        content, most = plain_text(self.cell(name)), self.columns.limits[name]
        if isinstance(self.cell(name), MADE_BY_THE_PROGRAM):
            self.refuse(name, MADE_A_DAY)
        elif len(content) > most:
            self.refuse(name, f"超过 {most} 字，请写短一些")
        elif not content and name in self.columns.required and not self._is_spoilt(name):
            self.refuse(name, "没有写")
        return content

    def _is_spoilt(self, name: str) -> bool:
        return self.table.columns.get(name) in self.spoilt

    def _parsed(self, name: str, parse: Callable, default: Any):
        if self._is_spoilt(name):
            return default
        try:
            return parse(self.cell(name))
        except Unreadable as problem:
            self.refuse(name, str(problem))
            return default

    def _sum(self, name: str) -> amounts.Amount:
        """A sum in the unit that its heading names; one cell is not the sum of several rows."""
        if self.table.columns.get(name) in self.line.merged:
            self.refuse(name, MERGED_SUM)
        units = words.units_of(self._heading(name))
        if len(units) > 1 or units - UNITS.keys():
            heading = f"{self.columns.name_of(name)}（元）"
            self.refuse(name, f"列名里的单位看不出是元还是万元，请改成“{heading}”")
            return amounts.NO_AMOUNT
        factor = UNITS[next(iter(units), "元")]
        return self._parsed(name, lambda cell: amounts.amount(cell, unit=factor), amounts.NO_AMOUNT)

    def _phones(self, name: str) -> list[str]:
        """The telephones of a cell, in their order; a defect refuses the row."""
        phones = [one for one in self._parsed(name, values.phone, "").split("、") if one]
        if defect := values.phone_defect("、".join(phones)):
            self.refuse(name, defect)
        return phones
