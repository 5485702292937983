"""What is struck out in a workbook: cell styles and shared strings."""

import zipfile
from array import array

from cases.ledger.safe_unpacking import walk_part

OFF = frozenset({"0", "false"})


def _struck(attrs: dict[str, str]) -> bool:
    return attrs.get("val", "1") not in OFF


def struck_styles(parts: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles whose font is struck out."""
    styles = _Styles()
    walk_part(parts, "xl/styles.xml", styles.start)
    return frozenset(at for at, font in enumerate(styles.cells) if font in styles.struck)


class _Styles:
    """The fonts that are struck out, and the font of each cell style."""

    SECTIONS = frozenset(
        "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles".split()
    )

    def __init__(self) -> None:
        self.section, self.font = "", -1
        self.struck: set[int] = set()
        self.cells: list[int] = []

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag in self.SECTIONS:
            self.section = tag
        elif self.section == "fonts" and tag == "font":
            self.font += 1
        elif self.section == "fonts" and tag == "strike" and _struck(attrs):
            self.struck.add(self.font)
        elif self.section == "cellXfs" and tag == "xf":
            font = attrs.get("fontId", "0")
            self.cells.append(int(font) if font.isascii() and font.isdigit() else 0)


class SharedStrings:
    """The length of each shared string, and which are struck out in every run of their text."""

    def __init__(self) -> None:
        self.lengths = array("L")
        self.struck: set[int] = set()
        self._runs = self._struck_runs = 0

    @classmethod
    def of(cls, parts: zipfile.ZipFile) -> "SharedStrings":
        """Read the part with the shared strings; without one there are none."""
        strings = cls()
        walk_part(parts, "xl/sharedStrings.xml", strings._start, strings._text)
        strings._end()
        return strings

    def _start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "si":
            self._end()
            self.lengths.append(0)
        elif tag == "r":
            self._runs += 1
        elif tag == "strike" and _struck(attrs):
            self._struck_runs += 1

    def _text(self, data: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(data)

    def _end(self) -> None:
        if self._runs and self._struck_runs >= self._runs:
            self.struck.add(len(self.lengths) - 1)
        self._runs = self._struck_runs = 0
