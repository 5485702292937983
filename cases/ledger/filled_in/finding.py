"""The tables of a workbook that was filled in: which row has the headings, what each column is."""

from cases.ledger import words
from cases.ledger.answers import NOT_READ, Answers
from cases.ledger.safe_unpacking import ReaderError
from cases.ledger.table import Table
from cases.ledger.values import text
from cases.ledger.workbook import Sheet, Workbook

from .columns import Columns
from .template import HOW

LOOK_AT = 20
# Whatever is hidden or struck out is told, and not read.
ANSWERS = Answers(hidden_rows=NOT_READ, struck_rows=NOT_READ)
NO_HEADINGS = "没有找到表头，请照模板填写：第一行写“{}”等各列的名称。"
MISSING = "工作表“{}”缺少“{}”列，请补上再交。"
TWICE = "工作表“{}”有两列都是“{}”，请只留一列。"


def tables_of(book: Workbook, known: Columns) -> tuple[list[Table], list[str]]:
    """The tables, and what is told of parts that are not read; raises `ReaderError`."""
    told = [f"工作表“{name}”是隐藏的，没有读取。" for name in book.hidden] + list(book.remarks)
    found = []
    for sheet in book.sheets:
        table = _table(sheet, known)
        if table is not None:
            found.append(table)
            told += _about(table, known)
        elif len(sheet.rows) and sheet.name != HOW:
            told.append(f"工作表“{sheet.name}”没有找到表头，没有读取。")
    if not found:
        raise ReaderError(NO_HEADINGS.format("”“".join(map(known.name_of, known.needed[:4]))))
    return found, told


def _table(sheet: Sheet, known: Columns) -> Table | None:
    """The table below the row with the most known headings, or None without enough of them."""
    rows = [[text(cell) for cell in row] for row in sheet.rows.between(0, _looked_at(sheet))]
    found = [sum(known.field_of(name) is not None for name in row) for row in rows]
    if not found or max(found) < known.enough:
        return None
    at = found.index(max(found))
    columns = _columns(sheet, rows[at], known)
    return Table(sheet, 0, at, at, len(sheet.rows), rows[at], columns, {}, [], ANSWERS)


def _looked_at(sheet: Sheet) -> int:
    return min(len(sheet.rows), LOOK_AT)


def _columns(sheet: Sheet, names: list[str], known: Columns) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, name in enumerate(names):
        field = known.field_of(name)
        if field is not None and columns.setdefault(field, at) != at:
            raise ReaderError(TWICE.format(sheet.name, known.name_of(field)))
    if missing := [known.name_of(field) for field in known.needed if field not in columns]:
        raise ReaderError(MISSING.format(sheet.name, "”“".join(missing)))
    return columns


def _about(table: Table, known: Columns) -> list[str]:
    """The columns of a table that are not read, and those that are hidden and read all the same."""
    read = table.read_columns
    unknown = [
        name
        for at, name in enumerate(table.headings)
        if name and at not in read and words.key(name) not in known.ignored
    ]
    hidden = [table.headings[at] for at in sorted(read & set(table.sheet.hidden_columns))]
    found = [f"“{name}”列不认识，没有读取。" for name in unknown]
    return found + [f"“{name}”列是隐藏的，照样读取，请核对。" for name in hidden]
