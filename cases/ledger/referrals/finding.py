"""The tables of a workbook of referrals: which row has the headings, what each column is."""

from collections.abc import Collection

from cases.ledger import words
from cases.ledger.answers import NOT_READ, Answers
from cases.ledger.safe_unpacking import ReaderError
from cases.ledger.table import Table
from cases.ledger.values import text
from cases.ledger.workbook import Sheet, Workbook

from .columns import IGNORED, REQUIRED, field_of, name_of

LOOK_AT, ENOUGH = 20, 4
# Whatever is hidden or struck out is told, and not read.
ANSWERS = Answers(hidden_rows=NOT_READ, struck_rows=NOT_READ)
NO_HEADINGS = "没有找到表头，请照模板填写：第一行写“{}”等各列的名称。"
MISSING = "工作表“{}”缺少“{}”列，请补上再交。"
TWICE = "工作表“{}”有两列都是“{}”，请只留一列。"


def tables_of(
    book: Workbook, required: Collection[str] = REQUIRED
) -> tuple[list[Table], list[str]]:
    """The tables with the required columns, and what is told of parts that are not read; raises
    `ReaderError`."""
    told = [f"工作表“{name}”是隐藏的，没有读取。" for name in book.hidden] + list(book.remarks)
    found = []
    for sheet in book.sheets:
        table = _table(sheet, required)
        if table is not None:
            found.append(table)
            told += _about(table)
        elif len(sheet.rows):
            told.append(f"工作表“{sheet.name}”没有找到表头，没有读取。")
    if not found:
        raise ReaderError(NO_HEADINGS.format("”“".join(map(name_of, [*required][:4]))))
    return found, told


def _table(sheet: Sheet, required: Collection[str]) -> Table | None:
    """The table below the row with the most known headings, or None without enough of them."""
    rows = [[text(cell) for cell in row] for row in sheet.rows.between(0, _looked_at(sheet))]
    known = [sum(field_of(name) is not None for name in row) for row in rows]
    if not known or max(known) < ENOUGH:
        return None
    at = known.index(max(known))
    columns = _columns(sheet, rows[at], required)
    return Table(sheet, 0, at, at, len(sheet.rows), rows[at], columns, {}, [], ANSWERS)


def _looked_at(sheet: Sheet) -> int:
    return min(len(sheet.rows), LOOK_AT)


def _columns(sheet: Sheet, names: list[str], required: Collection[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, name in enumerate(names):
        field = field_of(name)
        if field is not None and columns.setdefault(field, at) != at:
            raise ReaderError(TWICE.format(sheet.name, name_of(field)))
    if missing := [name_of(field) for field in required if field not in columns]:
        raise ReaderError(MISSING.format(sheet.name, "”“".join(missing)))
    return columns


def _about(table: Table) -> list[str]:
    """The columns of a table that are not read, and those that are hidden and read all the same."""
    read = table.read_columns
    unknown = [
        name
        for at, name in enumerate(table.headings)
        if name and at not in read and words.key(name) not in IGNORED
    ]
    hidden = [table.headings[at] for at in sorted(read & set(table.sheet.hidden_columns))]
    found = [f"“{name}”列不认识，没有读取。" for name in unknown]
    return found + [f"“{name}”列是隐藏的，照样读取，请核对。" for name in hidden]
