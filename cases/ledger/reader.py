"""Reading a committee's ledger: rows that can be imported, and the reasons against the others.

`read` writes nothing and uses no database; the importer checks whether a number is taken in the
committee. Every row below the headings is either a `LedgerRow`, refused with reasons, or counted as
skipped; none is lost.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cases.ledger import vocabulary, words
from cases.ledger.headings import REQUIRED
from cases.ledger.records import LedgerRow, Notice, Refusal
from cases.ledger.rows import Checker
from cases.ledger.safe_unpacking import ReaderError, Source
from cases.ledger.table import LABEL, Table, find
from cases.ledger.workbook import Workbook, open_workbook

WORDED = ("category", "source", "result", "performance", "satisfaction")


@dataclass(slots=True)
class Reading:
    """The contents of a file.

    `skipped` counts rows by blank, title, heading, total; `columns` gives the heading of each
    field; `unknown_columns` are kept in `LedgerRow.others`; `sheets` were read, `unread` were not,
    each with its reason.
    """

    committee_title: str = ""
    rows: list[LedgerRow] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    skipped: Counter = field(default_factory=Counter)
    columns: dict[str, str] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """The number of rows with a case, accepted or refused."""
        return len(self.rows) + len({(refusal.sheet, refusal.row) for refusal in self.refused})

    @property
    def total(self) -> int:
        """The sum of the accepted rows' amounts, in 分."""
        return sum(row.amount or 0 for row in self.rows)

    def words(self) -> dict[str, dict[str, tuple[str, int]]]:
        """Field → word as written → (code, count), for a person to confirm."""
        return {name: _mapped(self.rows, name) for name in WORDED}


def _mapped(rows: Iterable[LedgerRow], name: str) -> dict[str, tuple[str, int]]:
    word = name if name == "category" else f"{name}_word"
    code = "channel" if name == "source" else f"{name}_code"
    counted = Counter((getattr(row, word), getattr(row, code)) for row in rows)
    return {w: (c, times) for (w, c), times in counted.most_common() if w}


def read(source: Source, *, today: date) -> Reading:
    """Read and check a ledger; days after `today` (Beijing) are refused.

    `source` is a path, the bytes or an open binary file. Raises `ReaderError` when the file as a
    whole cannot be used: no workbook, locked, broken, too large, no headings, a column missing.
    """
    book = open_workbook(source)
    to_read, unread = tables(book)
    reading = Reading(unread=unread)
    checker = Checker(today, book.epoch)
    for table in to_read:
        _take(table, checker, reading)
    return reading


def tables(book: Workbook) -> tuple[list[Table], dict[str, str]]:
    """The tables to read, and the sheets to skip with the reason; raises `ReaderError`."""
    unread = dict.fromkeys(book.hidden, "工作表已隐藏，没有读取；需要时请取消隐藏后再导入。")
    all_tables = []
    for sheet in book.sheets:
        if table := find(sheet):
            all_tables.append(table)
        elif sheet.rows:
            unread[sheet.name] = "没有找到台账表头，没有读取。"
    whole = [table for table in all_tables if not table.missing]
    if not whole:
        raise ReaderError(_nothing_to_read(all_tables, book.hidden))
    for table in all_tables:
        if table.missing:
            unread[table.sheet.name] = f"缺少“{'”“'.join(table.missing)}”列，没有读取。"
    return whole, unread


def _nothing_to_read(incomplete: list[Table], hidden: list[str]) -> str:
    if incomplete:
        nearest = min(incomplete, key=lambda table: len(table.missing))
        return f"台账缺少“{'”“'.join(nearest.missing)}”列，请补上列名后再导入。"
    needed = "”“".join(words.name_of(name) for name in REQUIRED)
    hint = "（隐藏的工作表不读取）" if hidden else ""
    return f"没有找到台账表头{hint}，表头至少要有“{needed}”各列，请补上后再导入。"


def _take(table: Table, checker: Checker, reading: Reading) -> None:
    reading.sheets.append(table.sheet.name)
    reading.committee_title = reading.committee_title or committee_title(table)
    for name, column in table.columns.items():
        reading.columns.setdefault(name, table.headings[column])
    reading.unknown_columns += [
        h for h in table.others.values() if h not in reading.unknown_columns
    ]
    for line in table.lines():
        checked = checker.check(line, table)
        reading.refused += checked.refused
        reading.notices += checked.notices
        if checked.row:
            reading.rows.append(checked.row)
    reading.skipped += table.skipped


def committee_title(table: Table) -> str:
    """The committee's name from the title above the headings, or an empty string."""
    for row in table.above:
        for cell in row:
            if match := vocabulary.COMMITTEE.search("".join(cell.split())[:LABEL]):
                return match[1]
    return ""
