"""Cells that are read but hold no content of their own: formulas, errors, ditto marks, struck; and
cells with characters that were lost or cannot be shown."""

import re
import unicodedata
from collections.abc import Iterator

from cases.ledger import vocabulary, words
from cases.ledger.answers import READ
from cases.ledger.table import Line, Table
from cases.ledger.values import LONGEST
from mediation.accounts.typed_text import has_unreadable

FORMULA = "是公式，请改成数值（复制后选择性粘贴→数值）"
ERROR = "是错误值（以 # 开头），请改成正确的内容"
NOTHING_ABOVE = "写的是“同上”，上面没有可以引用的内容，请写明"
POINTER = "指向别的格子，看不出是什么内容，请写明"
NUMBER_ABOVE = "不能写“同上”，请写明编号"
UNREADABLE = "里有读不出的字符（显示为“�”），请改正"
CONTROLS = "里有看不见的控制字符，已经去掉，请核对"
_LOST_IN_EXCEL = re.compile(r"_x(?:d[89a-f]|ff)[0-9a-f]{2}_", re.IGNORECASE)
_SPACES = frozenset("\t\n\r\v\f")
STRUCK = "有删除线，请删去划掉的内容，或者去掉删除线"
PART_STRUCK = "里有一部分划掉了，请删去划掉的部分"


def defects(line: Line, table: Table) -> Iterator[tuple[int, str]]:
    """(column, what is wrong) of the cells that become part of a case."""
    read = table.read_columns
    yield from ((at, FORMULA) for at in sorted(line.formulas & read))
    yield from ((at, ERROR) for at in sorted((line.errors - line.formulas) & read))
    for at, cell in _texts(line, table):
        if cell in vocabulary.ERRORS:
            yield at, f"是错误值“{cell}”，请改成正确的内容"
        elif is_pointer(cell):
            yield at, f"“{cell.strip()}”{POINTER}"
        elif is_garbled(cell):
            yield at, UNREADABLE
    number = table.columns.get("number")
    for at in sorted(line.nothing_above & read):
        yield at, NUMBER_ABOVE if at == number else NOTHING_ABOVE
    yield from ((at, STRUCK) for at in sorted(_struck(line, table)))
    yield from ((at, PART_STRUCK) for at in sorted(line.part_struck & read))


def _struck(line: Line, table: Table) -> frozenset[int]:
    """The columns struck out; none once somebody said that struck-out rows are read."""
    is_wanted = table.answers.struck_rows == READ
    return frozenset() if is_wanted else line.struck & table.read_columns


def spoilt(line: Line, table: Table) -> frozenset[int]:
    """The columns whose cells have such a defect."""
    marked = line.formulas | line.errors | line.nothing_above | line.part_struck
    marked |= _struck(line, table)
    texts = {at for at, cell in _texts(line, table)
             if cell in vocabulary.ERRORS or is_pointer(cell) or is_garbled(cell)}  # fmt: skip
    return frozenset((marked | texts) & table.read_columns)


def with_controls(line: Line, table: Table) -> Iterator[int]:
    """The columns whose text has control characters, which are left out."""
    for at, cell in _texts(line, table):
        if not cell.isprintable() and any(_is_control(sign) for sign in cell):
            yield at


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" and sign not in _SPACES


def _texts(line: Line, table: Table) -> Iterator[tuple[int, str]]:
    """(column, text) of the cells that become part of a case."""
    for at in sorted(table.read_columns):
        cell = line.cells[at] if at < len(line.cells) else ""
        if isinstance(cell, str) and cell:
            yield at, cell


def is_pointer(text: str) -> bool:
    """Whether a cell only points to another that is not the one above.

    >>> [is_pointer(text) for text in ("同左", "同第 2 行", "同申请人", "同安花园", "同上")]
    [True, True, True, False, False]
    """
    short = len(text) <= LONGEST and words.key(text)
    return bool(short and vocabulary.POINTER.fullmatch(short))


def is_garbled(text: str) -> bool:
    """Whether characters of the text were lost or cannot be shown.

    >>> [is_garbled(name) for name in ("王\ufffd", "王_xD842_", "王\ue5e5", "王\u200b二")]
    [True, True, False, False]
    """
    return has_unreadable(text) or ("_x" in text and bool(_LOST_IN_EXCEL.search(text)))
