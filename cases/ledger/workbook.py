"""A workbook as stored: its visible sheets with true row numbers, formulas and merged areas."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineSheet, CalamineWorkbook

from cases.ledger.safe_unpacking import (
    BROKEN,
    Index,
    ReaderError,
    Source,
    bytes_of,
    repacked_uncompressed,
)
from cases.ledger.sheet_xml import MAX_COLUMNS, Scan, lengths_of_shared_strings

MAX_MERGED = 500_000
TOO_MANY_MERGED = "合并单元格过多，请取消合并并逐行填写后再导入。"
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)

Cell = str | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible worksheet: rows and columns count from 0, merged areas are inclusive."""

    name: str
    rows: list[list[Cell]]
    formulas: dict[int, set[int]]
    errors: dict[int, set[int]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets, the names of the hidden ones, and the day of serial 0."""

    sheets: list[Sheet]
    hidden: list[str]
    epoch: date


def open_workbook(source: Source) -> Workbook:
    """The workbook's visible sheets with true row numbers; raises only `ReaderError`."""
    stored = repacked_uncompressed(bytes_of(source))
    with zipfile.ZipFile(io.BytesIO(stored)) as parts:
        index = Index.of(parts)
        strings = lengths_of_shared_strings(parts)
        scans = {name: Scan(strings).over(parts, part) for name, part in index.visible.items()}
    sheets = _laid_out(stored, scans)
    return Workbook(sheets, index.hidden, EPOCH_1904 if index.date1904 else EPOCH)


def _laid_out(stored: bytes, scans: dict[str, Scan]) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(stored)) as book:
            return [_sheet(book, name, scan) for name, scan in scans.items()]
    except (KeyboardInterrupt, SystemExit, MemoryError, ReaderError):
        raise
    except BaseException as error:  # a panic of the Rust reader is no Exception
        raise ReaderError(BROKEN) from error


def _sheet(book: CalamineWorkbook, name: str, scan: Scan) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False) if scan.last != (-1, -1) else []
    width = max(scan.last[1] + 1, len(rows[0]) if rows else 0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    while len(rows) <= max([*scan.formulas, *scan.errors], default=-1):
        rows.append([""] * width)
    return Sheet(name, rows, dict(scan.formulas), dict(scan.errors), _merged(sheet, len(rows)))


def _merged(sheet: CalamineSheet, height: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The merged areas within the rows read; too many cells in them are refused."""
    areas = [
        (start, (min(end[0], height - 1), min(end[1], MAX_COLUMNS)))
        for start, end in sheet.merged_cell_ranges or ()
        if start[0] < height and start[1] <= MAX_COLUMNS
    ]
    if sum((e[0] - s[0] + 1) * (e[1] - s[1] + 1) for s, e in areas) > MAX_MERGED:
        raise ReaderError(TOO_MANY_MERGED)
    return areas
