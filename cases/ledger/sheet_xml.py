"""Scanning a sheet's XML before its cells are laid out: extent, weight, formulas, what is hidden.

calamine returns a formula as empty or as its last value and an error value as empty, knows nothing
of hidden rows and struck-out cells, and lays out every cell between the first and the last; all
this is therefore noted here, and sheets that are too large refused.
"""

import re
import zipfile
from collections import defaultdict

from cases.ledger.safe_unpacking import BROKEN, TOO_BIG_UNPACKED, ReaderError, walk_part
from cases.ledger.styles_xml import ALL, OFF, PART, Runs, SharedStrings

MAX_ROWS = 100_000  # cases; titles and headings come on top
MAX_OTHER_ROWS = 1_000
MAX_COLUMNS = 200
MAX_CELLS = 5_000_000
MAX_TEXT = 60_000_000
MAX_FORMULAS = 200_000
TOO_MANY_ROWS = f"台账超过 {MAX_ROWS} 行，请分成几个文件导入。"
RICH = frozenset({"r", "rPh", "rPr", "strike"})
TOO_MANY_FORMULAS = "表中公式过多，请把公式改成数值（选择性粘贴→数值）后再导入。"


_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _position(reference: str) -> tuple[int, int]:
    match = _CELL.fullmatch(reference.upper())
    if not match or not int(match[2]):
        raise ReaderError(BROKEN)
    return int(match[2]) - 1, _column(match[1])


def column_letters(column: int) -> str:
    """The letters above a column counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _is_zero(size: str | None) -> bool:
    """Whether a height or width makes its row or column invisible."""
    return size is not None and not size.strip("0.")


class SheetMarks:
    """What a scan notes of a sheet: extent, formulas, errors, what is hidden or struck out.

    Rows and columns count from 0; `last` is the last filled cell.
    """

    def __init__(self) -> None:
        self.last = (-1, -1)
        self.formulas: defaultdict[int, set[int]] = defaultdict(set)
        self.errors: defaultdict[int, set[int]] = defaultdict(set)
        self.struck: defaultdict[int, set[int]] = defaultdict(set)
        self.part_struck: defaultdict[int, set[int]] = defaultdict(set)
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()


class Scan(SheetMarks):
    """One scan of a sheet's XML, with the weight of its contents."""

    def __init__(self, strings: SharedStrings, struck_styles: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self.strings, self.struck_styles = strings, struck_styles
        self.row, self.column = -1, -1
        self.inside = self.reading = False
        self.kind, self.style = "n", "0"
        self.number = ""
        self.runs = Runs()
        self.filled = self.weight = self.marked = self.last_filled = 0

    def over(self, parts: zipfile.ZipFile, name: str) -> "Scan":
        """Scan the part; raises `ReaderError` when it exceeds the limits."""
        if not walk_part(parts, name, self.start, self.text):
            raise ReaderError(BROKEN)
        self._weigh()
        return self

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        self.reading = False
        if tag == "c":
            self._cell(attrs)
        elif tag == "row":
            self._row(attrs)
        elif tag == "col":
            self._hidden_columns(attrs)
        elif self.kind == "inlineStr" and tag in RICH:
            self.runs.start(tag, attrs)
        elif not self.inside:
            return
        elif tag == "v" or tag == "is":
            self._value()
        elif tag == "f":
            self._formula(attrs)
        else:
            self.inside = False

    def text(self, data: str) -> None:
        if self.reading:
            self.number += data
        elif self.kind == "inlineStr":
            self.runs.text(data)

    def _row(self, attrs: dict[str, str]) -> None:
        self._weigh()
        self.inside = False
        number = attrs.get("r", str(self.row + 2))
        if not number.isascii() or not number.isdigit() or not 0 < int(number[:9]) <= 1_048_576:
            raise ReaderError(BROKEN)
        self.row, self.column = int(number) - 1, -1
        is_hidden = attrs.get("hidden", "0") not in OFF or _is_zero(attrs.get("ht"))
        if is_hidden and len(self.hidden_rows) <= MAX_ROWS:
            self.hidden_rows.add(self.row)

    def _hidden_columns(self, attrs: dict[str, str]) -> None:
        ends = attrs.get("min", ""), attrs.get("max", "")
        is_hidden = attrs.get("hidden", "0") not in OFF or _is_zero(attrs.get("width"))
        if not is_hidden or not all(end.isdigit() for end in ends):
            return
        first, last = (int(end[:6]) for end in ends)
        self.hidden_columns.update(range(first - 1, min(last, MAX_COLUMNS)))

    def _cell(self, attrs: dict[str, str]) -> None:
        self._weigh()
        if "r" in attrs:
            self.row, self.column = _position(attrs["r"])
        else:
            self.column += 1
        self.inside, self.kind, self.style = True, attrs.get("t", "n"), attrs.get("s", "0")

    def _value(self) -> None:
        self.reading = self.kind == "s"
        self._filled(self.row, self.column)
        if self.kind == "e":
            self.errors[self.row].add(self.column)
        if self._cell_is_struck():
            self.struck[self.row].add(self.column)

    def _cell_is_struck(self) -> bool:
        return self.style.isdigit() and int(self.style) in self.struck_styles

    def _note_runs(self, runs: Runs) -> None:
        """Note what is struck out within the text of the cell that just ended."""
        how = runs.strike(cell_is_struck=self._cell_is_struck())
        for kind, noted in ((ALL, self.struck), (PART, self.part_struck)):
            if how == kind:
                noted[self.row].add(self.column)
            elif self.row in noted:
                noted[self.row].discard(self.column)

    def _weigh(self) -> None:
        """Add the shared string of the cell that just ended, or the runs of its own text."""
        self.runs.end()
        if self.runs.struck or self.runs.plain:
            self._note_runs(self.runs)
            self.runs = Runs()
        number, self.number = self.number.strip(), ""
        if number.isascii() and number.isdigit() and len(number) < 10:
            at = int(number)
            lengths = self.strings.lengths
            self.weight += lengths[at] if at < len(lengths) else 0
            if at in self.strings.rich:
                self._note_runs(self.strings.rich[at])
        if self.weight > MAX_TEXT:
            raise ReaderError(TOO_BIG_UNPACKED)

    def _filled(self, row: int, column: int) -> None:
        if row != self.last_filled or not self.filled:
            self.filled, self.last_filled = self.filled + 1, row
        self.last = (max(self.last[0], row), max(self.last[1], column))
        if self.filled > MAX_ROWS + MAX_OTHER_ROWS:
            raise ReaderError(TOO_MANY_ROWS)
        if self._too_wide_or_long():
            raise ReaderError(
                f"单元格 {column_letters(column)}{row + 1} 离台账太远，"
                "请删除台账右侧和下方多余的内容后再导入。"
            )

    def _too_wide_or_long(self) -> bool:
        rows, columns = self.last[0] + 1, self.last[1] + 1
        return columns > MAX_COLUMNS or rows > MAX_ROWS * 2 or rows * columns > MAX_CELLS

    def _formula(self, attrs: dict[str, str]) -> None:
        self._mark(self.row, self.row, self.column, self.column)
        if attrs.get("t") in {"array", "dataTable"} and ":" in attrs.get("ref", ""):
            (top, left), (bottom, right) = map(_position, attrs["ref"].split(":", 1))
            self._mark(top, bottom, left, right)

    def _mark(self, top: int, bottom: int, left: int, right: int) -> None:
        self.marked += max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if self.marked > MAX_FORMULAS:
            raise ReaderError(TOO_MANY_FORMULAS)
        for row in range(top, bottom + 1):
            self._filled(row, right)
            self.formulas[row].update(range(left, right + 1))
