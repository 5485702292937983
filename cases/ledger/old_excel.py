"""An old workbook (.xls, BIFF in a compound file): scanned before its cells are laid out.

The reader behind it lays out every cell between the first and the last, of every sheet at once, and
knows no formulas and no hidden rows; the records are therefore scanned first.
"""

import struct
import tempfile
from collections.abc import Collection, Iterator

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from cases.ledger import sheet_xml
from cases.ledger.compound_file import streams
from cases.ledger.old_strings import rich_strings
from cases.ledger.safe_unpacking import BROKEN, ENCRYPTED, NOT_A_LEDGER, ReaderError, path_of
from cases.ledger.styles_xml import ALL, PART, Runs
from cases.ledger.workbook import EPOCH, EPOCH_1904, Workbook, about_comments, laid_out

BOF, EOF, FILEPASS, DATEMODE, BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0022, 0x0085
FONT, XF, ROW, COLINFO, FORMULA, BOOLERR, MULRK = 0x31, 0xE0, 0x208, 0x7D, 0x06, 0x205, 0xBD
CELLS = frozenset({0x0203, 0x00FD, 0x0204, 0x027E, 0x00D6, FORMULA, BOOLERR})
COMMENT, SST, CONTINUE, OF_SST = 0x1C, 0xFC, 0x3C, 0xFD
STRUCK, HIDDEN_ROW, HIDDEN_COLUMN = 0x08, 0x20, 0x01
TOO_FAR = "台账右侧或下方有离得很远的内容，请删除多余的内容后再导入。"


def open_old(data: bytes, wanted: Collection[str] = ()) -> Workbook:
    """The sheets of an old workbook; raises `ReaderError`."""
    stored = streams(data)
    if "EncryptedPackage" in stored:
        raise ReaderError(ENCRYPTED)
    book = stored.get("Workbook") or stored.get("Book")
    if book is None:
        raise ReaderError(NOT_A_LEDGER)
    try:
        scan = _Globals(book)
        if not scan.sheets:
            raise ReaderError(BROKEN)
        scans = [_SheetScan(book, at, scan.struck_styles, scan.rich) for at in scan.sheets]
    except (struct.error, IndexError) as error:
        raise ReaderError(BROKEN) from error
    return _read(data, scans, wanted, scan.epoch)


def _read(data: bytes, scans: list, wanted: Collection[str], epoch) -> Workbook:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        names = _names(path_of(file))
        by_name = dict(zip(names, scans, strict=False))
        chosen = {n: by_name[n] for n in by_name if names[n] or n in wanted}
        sheets = laid_out(path_of(file), chosen)
    remarks = about_comments(sum(scan.comments for scan in scans))
    return Workbook(sheets, [name for name in by_name if name not in chosen], epoch, remarks)


def _names(path: str) -> dict[str, bool]:
    """Name of each sheet → whether it is visible, in the order of the file."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            known = book.sheets_metadata
            return {sheet.name: sheet.visible == SheetVisibleEnum.Visible for sheet in known}
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust reader is no Exception
        raise ReaderError(BROKEN) from error


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream, without those of charts within it."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        content = book[at + 4 : at + 4 + size]
        at += 4 + size
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, content


class _Globals:
    """What holds for all sheets: where each begins, the calendar, the struck-out styles."""

    def __init__(self, book: bytes) -> None:
        self.sheets: list[int] = []
        self.epoch = EPOCH
        fonts: list[bool] = []
        styles: list[int] = []
        strings: list[bytes] = []
        before = 0
        for kind, content in _records(book, 0):
            if kind == FILEPASS:
                raise ReaderError(ENCRYPTED)
            if kind == BOUNDSHEET:
                self.sheets.append(struct.unpack_from("<I", content)[0])
            elif kind == DATEMODE and content[:1] == b"\1":
                self.epoch = EPOCH_1904
            elif kind == FONT:
                fonts.append(bool(struct.unpack_from("<H", content, 2)[0] & STRUCK))
            elif kind == XF:
                styles.append(struct.unpack_from("<H", content)[0])
            elif kind == SST or (kind == CONTINUE and before == SST):
                strings.append(content)
            before = before if kind == CONTINUE else kind
        struck = {at + (at >= 4) for at, is_struck in enumerate(fonts) if is_struck}
        self.struck_styles = frozenset(at for at, font in enumerate(styles) if font in struck)
        self.rich = rich_strings(strings, struck)


class _SheetScan(sheet_xml.SheetMarks):
    """One scan of a sheet's records, with the number of its comments."""

    def __init__(
        self, book: bytes, at: int, struck_styles: frozenset[int], rich: dict[int, Runs]
    ) -> None:
        super().__init__()
        self.comments = 0
        self._struck_styles, self._rich = struck_styles, rich
        for kind, content in _records(book, at):
            self._note(kind, content)

    def _note(self, kind: int, content: bytes) -> None:
        if kind in CELLS:
            self._cell(kind, *struct.unpack_from("<HHH", content), content)
        elif kind == MULRK:
            row, column = struct.unpack_from("<HH", content)
            for place in range((len(content) - 6) // 6):
                style = struct.unpack_from("<H", content, 4 + 6 * place)[0]
                self._cell(kind, row, column + place, style, content)
        elif kind == ROW and struct.unpack_from("<H", content, 12)[0] & HIDDEN_ROW:
            self.hidden_rows.add(struct.unpack_from("<H", content)[0])
        elif kind == COMMENT:
            self.comments += 1
        elif kind == COLINFO and struct.unpack_from("<H", content, 8)[0] & HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", content)
            self.hidden_columns.update(range(first, min(last, sheet_xml.MAX_COLUMNS) + 1))

    def _cell(self, kind: int, row: int, column: int, style: int, content: bytes) -> None:
        self.last = (max(self.last[0], row), max(self.last[1], column))
        rows, columns = self.last[0] + 1, self.last[1] + 1
        if columns > sheet_xml.MAX_COLUMNS or rows * columns > sheet_xml.MAX_CELLS:
            raise ReaderError(TOO_FAR)
        if kind == FORMULA:
            self.formulas[row].add(column)
        elif kind == BOOLERR and content[7]:
            self.errors[row].add(column)
        is_struck = style in self._struck_styles
        how = ALL if is_struck else ""
        if kind == OF_SST and (runs := self._rich.get(struct.unpack_from("<I", content, 6)[0])):
            how = runs.strike(cell_is_struck=is_struck)
        if how:
            (self.part_struck if how == PART else self.struck)[row].add(column)
