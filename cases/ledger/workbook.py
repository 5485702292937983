"""A workbook as stored: its sheets with true row numbers, formulas, merged and hidden areas.

Rows are kept in temporary files.
"""

import zipfile
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError

from cases.ledger.safe_unpacking import (
    BROKEN,
    ENCRYPTED,
    Index,
    ReaderError,
    comments_in,
    path_of,
    repacked_uncompressed,
)
from cases.ledger.sheet_xml import MAX_COLUMNS, Scan
from cases.ledger.spool import Spool
from cases.ledger.styles_xml import SharedStrings, struck_styles

MAX_MERGED = 500_000
TOO_MANY_MERGED = "合并单元格过多，请取消合并并逐行填写后再导入。"
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)

Cell = str | float | bool | date | datetime | time | timedelta
Area = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: rows and columns count from 0, merged areas are inclusive."""

    name: str
    rows: Spool[list[Cell]]
    formulas: dict[int, set[int]] = field(default_factory=dict)
    errors: dict[int, set[int]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()
    struck: dict[int, set[int]] = field(default_factory=dict)
    part_struck: dict[int, set[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets read, the names of hidden ones that were not, the day of serial 0, and what a
    reader should know about the file."""

    sheets: list[Sheet]
    hidden: list[str]
    epoch: date
    remarks: tuple[str, ...] = ()


def open_package(data: bytes, wanted: Collection[str] = ()) -> Workbook:
    """The visible sheets of an .xlsx, and hidden ones that are `wanted`; raises `ReaderError`."""
    with repacked_uncompressed(data) as stored:
        with zipfile.ZipFile(path_of(stored)) as parts:
            index = Index.of(parts)
            chosen = index.visible | {n: p for n, p in index.hidden.items() if n in wanted}
            strings, struck = SharedStrings.of(parts), struck_styles(parts)
            scans = {name: Scan(strings, struck).over(parts, part) for name, part in chosen.items()}
            remarks = about_comments(comments_in(parts))
        sheets = laid_out(path_of(stored), scans)
    hidden = [name for name in index.hidden if name not in chosen]
    return Workbook(sheets, hidden, EPOCH_1904 if index.date1904 else EPOCH, remarks)


def about_comments(count: int) -> tuple[str, ...]:
    """What is said of comments on cells, which are not read."""
    sentence = f"文件里有 {count} 处批注，没有读取；有用的内容请写进单元格。"
    return (sentence,) if count else ()


def laid_out(path: str, scans: dict) -> list[Sheet]:
    """The cells of the scanned sheets; raises `ReaderError`."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            return [_sheet(book.get_sheet_by_name(name), name, scans[name]) for name in scans]
    except (KeyboardInterrupt, SystemExit, MemoryError, ReaderError):
        raise
    except PasswordError as error:
        raise ReaderError(ENCRYPTED) from error
    except BaseException as error:  # a panic of the Rust reader is no Exception
        raise ReaderError(BROKEN) from error


def _sheet(sheet: CalamineSheet, name: str, scan) -> Sheet:
    rows: Spool[list[Cell]] = Spool()
    width = max(scan.last[1] + 1, sheet.total_width)
    for row in sheet.iter_rows() if scan.last != (-1, -1) else ():
        rows.append([*row, *[""] * (width - len(row))])
    while len(rows) <= max([*scan.formulas, *scan.errors], default=-1):
        rows.append([""] * width)
    return Sheet(
        name,
        rows,
        dict(scan.formulas),
        dict(scan.errors),
        _merged(sheet, len(rows)),
        scan.hidden_rows,
        scan.hidden_columns,
        dict(scan.struck),
        dict(scan.part_struck),
    )


def _merged(sheet: CalamineSheet, height: int) -> list[Area]:
    """The merged areas within the rows read; too many cells in them are refused."""
    areas = [
        (start, (min(end[0], height - 1), min(end[1], MAX_COLUMNS)))
        for start, end in sheet.merged_cell_ranges or ()
        if start[0] < height and start[1] <= MAX_COLUMNS
    ]
    if sum((e[0] - s[0] + 1) * (e[1] - s[1] + 1) for s, e in areas) > MAX_MERGED:
        raise ReaderError(TOO_MANY_MERGED)
    return areas
