"""Old workbooks (.xls) for the tests: records of BIFF8 in a compound file of one stream."""

import struct

BOF, EOF = 0x0809, 0x000A
SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def shared_strings(*texts) -> bytes:
    """The content of the list of shared strings, each (text, [(from which character, font)])."""
    packed = struct.pack("<II", len(texts), len(texts))
    for text, runs in texts:
        packed += struct.pack("<HBH", len(text), 1 | 8, len(runs)) + text.encode("utf-16-le")
        packed += b"".join(struct.pack("<HH", *run) for run in runs)
    return packed


class Shared(int):
    """A cell with the shared string of this number."""


def _cell(row: int, column: int, value, style: int) -> bytes:
    place = struct.pack("<HHH", row, column, style)
    if isinstance(value, Shared):
        return record(0x00FD, place + struct.pack("<I", value))
    if isinstance(value, str) and value.startswith("="):
        return record(0x0006, place + struct.pack("<dHIH", 7.0, 0, 0, 3) + b"\x1e\x07\x00")
    if isinstance(value, str):
        return record(0x0204, place + _text(value))
    return record(0x0203, place + struct.pack("<d", value))


def _sheet(rows, hidden, struck) -> bytes:
    parts = [record(BOF, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))]
    row = struct.Struct("<HHHHHHHH")
    parts += [record(0x0208, row.pack(at, 0, 20, 255, 0, 0, 0x20, 0)) for at in sorted(hidden)]
    for at, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None:
                parts.append(_cell(at, column, value, int((at, column) in struck)))
    return b"".join([*parts, record(EOF)])


def workbook(*rows, hidden=(), struck=(), locked=False, name="台账", strings=b"") -> bytes:
    """The stream of a workbook with one sheet; `struck` are (row, column) of cells, `strings` the
    shared strings. Font 1 is struck out."""
    fonts = [record(0x31, struct.pack("<HHHHHBBBB", 200, strike, 8, 400, 0, 0, 0, 0, 0) + b"\1\0A")
             for strike in (0, 8)]  # fmt: skip
    styles = [record(0xE0, struct.pack("<H", font) + b"\0" * 18) for font in (0, 1)]
    head = record(BOF, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    head += record(0x002F, b"\0" * 6) if locked else b""
    head += b"".join(fonts + styles) + (record(0xFC, strings) if strings else b"")
    label = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    at = len(head) + 4 + 6 + len(label) + 4
    bound = record(0x0085, struct.pack("<IBB", at, 0, 0) + label)
    return head + bound + record(EOF) + _sheet(rows, set(hidden), set(struck))


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with this one stream."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // SECTOR)
    table = [FAT, END, *range(3, 2 + count), END]
    tables = struct.pack(f"<{SECTOR // 4}I", *(table + [FREE] * (SECTOR // 4 - len(table))))
    entries = _entry("Root Entry", 5, END, 0, 1) + _entry(name, 2, 2, len(stream), FREE)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    return header + tables + entries.ljust(SECTOR, b"\0") + stream.ljust(count * SECTOR, b"\0")


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    entry = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    entry += struct.pack("<III", FREE, FREE, child) + b"\0" * 36
    return entry + struct.pack("<IQ", first, size)


def old_excel(*rows, **how) -> bytes:
    """An .xls file with these rows of cells on one sheet."""
    return compound(workbook(*rows, **how))
