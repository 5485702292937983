"""The shared strings of an old workbook (.xls): which have parts in fonts that are struck out.

The reader behind us gives the text of a cell without its formats. A string is its length, flags,
characters of one or two bytes, and its runs: from which character on which font holds. Where a
record is full, a CONTINUE record goes on; within characters it begins with their width again.
"""

import struct
from collections.abc import Collection, Iterator

from cases.ledger.styles_xml import Runs

WIDE, PHONETIC, RICH = 0x01, 0x04, 0x08


class _Bytes:
    """The contents of an SST record and the CONTINUE records behind it, read in order."""

    def __init__(self, parts: list[bytes]) -> None:
        self.parts, self.part, self.at = parts, 0, 0

    def take(self, size: int) -> bytes:
        """The next bytes, from wherever they are; raises `IndexError` beyond the end."""
        taken = b""
        while len(taken) < size:
            more = self.parts[self.part][self.at : self.at + size - len(taken)]
            self.at += len(more)
            taken += more
            if len(taken) < size:
                self.part, self.at = self.part + 1, 0
        return taken

    def characters(self, count: int, wide: bool) -> str:
        """The next characters; behind the end of a part their width is told again."""
        text = ""
        while len(text) < count:
            room = (len(self.parts[self.part]) - self.at) >> wide
            if not room:
                self.part, self.at = self.part + 1, 1
                wide = bool(self.parts[self.part][0] & WIDE)
                continue
            raw = self.take(min(room, count - len(text)) << wide)
            text += raw.decode("utf-16-le" if wide else "latin-1", "replace").ljust(
                len(raw) >> wide
            )
        return text


def rich_strings(parts: list[bytes], struck_fonts: Collection[int]) -> dict[int, Runs]:
    """Number of a shared string → its runs, for those with several formats; a damaged list ends."""
    try:
        return dict(_rich(_Bytes(parts), struck_fonts)) if parts else {}
    except (IndexError, struct.error):
        return {}


def _rich(source: _Bytes, struck_fonts: Collection[int]) -> Iterator[tuple[int, Runs]]:
    _, count = struct.unpack("<II", source.take(8))
    for number in range(count):
        length, flags = struct.unpack("<HB", source.take(3))
        runs = struct.unpack("<H", source.take(2))[0] if flags & RICH else 0
        more = struct.unpack("<I", source.take(4))[0] if flags & PHONETIC else 0
        text = source.characters(length, bool(flags & WIDE))
        formats = [struct.unpack("<HH", source.take(4)) for _ in range(runs)]
        source.take(more)
        if formats:
            yield number, _runs(text, formats, struck_fonts)


def _runs(text: str, formats: list[tuple[int, int]], struck_fonts: Collection[int]) -> Runs:
    """The runs of a text: without a format up to the first, then each in its font."""
    runs = Runs()
    runs.bare = bool(text[: formats[0][0]].strip())
    ends = [at for at, _ in formats[1:]] + [len(text)]
    for (start, font), end in zip(formats, ends, strict=True):
        if text[start:end].strip():
            runs.struck += font in struck_fonts
            runs.plain += font not in struck_fonts
    return runs
