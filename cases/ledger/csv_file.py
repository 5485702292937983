"""A ledger as CSV: UTF-8, UTF-16 or GB18030, with commas, semicolons or tabs."""

import codecs
import csv
import io
import re
from collections import Counter

from cases.ledger import sheet_xml, words
from cases.ledger.safe_unpacking import BROKEN, ReaderError
from cases.ledger.spool import Spool
from cases.ledger.workbook import EPOCH, Cell, Sheet, Workbook

NAME = "CSV"
ENCODINGS = (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("big5", "Big5"))
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DELIMITERS = ",;\t，；"
LONGEST_FIELD = 32_767
TOO_FAR = "表格太宽，请删除台账右侧多余的列后再导入。"
LOST = "\ufffd"
BEGINNING = 4096
FEWEST = 50  # readable characters for each that is not
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_QUOTED_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheets keep 001 as text in CSV


def is_text(data: bytes) -> bool:
    """Whether the file is a text with more than one column; few of its characters may be lost."""
    content, _ = decoded(data)
    first = content[:8192]
    is_markup = first.lstrip().startswith(("<", "{", "%PDF"))  # a web page saved as .xls
    is_readable = len(_UNREADABLE.findall(first)) * FEWEST <= len(first)
    return is_readable and not is_markup and any(sign in first for sign in DELIMITERS)


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: the one that shows the most headings, of these the one
    in which the least is lost (U+FFFD).

    Almost any two bytes are a character in GB18030 as well as in Big5.
    """
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace"), "UTF-16"
    best: tuple[tuple[int, int], str, str] | None = None
    for codec, name in ENCODINGS:
        content = data.decode(codec, "replace")
        rank = (-_headings_in(content), content.count(LOST))
        if best is None or rank < best[0]:
            best = (rank, content, name)
        if rank[0] and not rank[1]:
            break
    return best[1], best[2]


def _headings_in(content: str) -> int:
    """How many of the cells at the beginning are headings that we know."""
    cells = re.split(f"[{DELIMITERS}\r\n]", content[:BEGINNING])
    return sum(words.field_of(cell.strip('"')) is not None for cell in cells)


def open_csv(data: bytes) -> Workbook:
    """The one sheet of a CSV file; raises `ReaderError`."""
    content, encoding = decoded(data)
    rows: Spool[list[Cell]] = Spool()
    formulas: dict[int, set[int]] = {}
    width = _width(content)
    for row in _parsed(content):
        cells, marked = _cells(row)
        if marked:
            formulas[len(rows)] = marked
        rows.append(cells + [""] * (width - len(cells)))
    sheet = Sheet(NAME, rows, formulas)
    return Workbook([sheet], [], EPOCH, (f"文字编码按 {encoding} 读取。",))


def _width(content: str) -> int:
    """How many cells the widest row has: what stands beyond the headings is not lost."""
    width = number = 0
    try:
        for number, row in enumerate(_parsed(content), start=1):
            if len(row) > sheet_xml.MAX_COLUMNS:
                raise ReaderError(TOO_FAR)
            if number > sheet_xml.MAX_ROWS + sheet_xml.MAX_OTHER_ROWS:
                raise ReaderError(sheet_xml.TOO_MANY_ROWS)
            width = max(width, len(row))
    except csv.Error as error:
        raise ReaderError(_wrong(error, number + 1)) from error
    return width


def _parsed(content: str):
    csv.field_size_limit(LONGEST_FIELD * 4)
    first = content[:8192]
    delimiter, _ = Counter({sign: first.count(sign) for sign in DELIMITERS}).most_common(1)[0]
    return csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)


def _wrong(error: csv.Error, row: int) -> str:
    """A quote that is never closed would take the rows below into its cell."""
    is_quote = "unexpected end" in str(error) or "expected after" in str(error)
    return f"第 {row} 行的引号没有成对，请改正，或者另存为 .xlsx 后再导入。" if is_quote else BROKEN


def _cells(row: list[str]) -> tuple[list[Cell], set[int]]:
    """The cells of a row and the columns of its formulas."""
    cells: list[Cell] = []
    formulas = set()
    for column, content in enumerate(row):
        quoted = _QUOTED_TEXT.fullmatch(content.strip())
        if not quoted and content.startswith("="):
            formulas.add(column)
            content = ""
        cells.append(quoted[1] if quoted else content)
    return cells, formulas
