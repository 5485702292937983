"""What is struck out in a workbook: cell styles and shared strings."""

import zipfile
from array import array

from cases.ledger.safe_unpacking import walk_part

OFF = frozenset({"0", "false"})
ALL, PART = "all", "part"


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


class Runs:
    """The runs of one rich text, with the struck ones; a run without a format has its cell's."""

    __slots__ = ("_now", "bare", "plain", "struck")

    def __init__(self) -> None:
        self.struck = self.plain = self.bare = 0
        self._now: tuple[str, bool] | None = None  # what strikes the run, and whether it has text

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Note a tag within the text."""
        if tag in ("r", "rPh"):
            self.end()
            self._now = ("bare", False) if tag == "r" else None
        elif tag == "rPr" and self._now:
            self._now = "plain", self._now[1]
        elif tag == "strike" and self._now and _struck(attrs):
            self._now = "struck", self._now[1]

    def text(self, data: str) -> None:
        """Note text; runs of spaces count as nothing."""
        if self._now and data.strip():
            self._now = self._now[0], True

    def end(self) -> None:
        """End the last run."""
        if self._now and self._now[1]:
            setattr(self, self._now[0], getattr(self, self._now[0]) + 1)
        self._now = None

    def strike(self, *, cell_is_struck: bool) -> str:
        """ALL or PART of the text is struck out in a cell of that style, or an empty string."""
        struck = self.struck + (self.bare if cell_is_struck else 0)
        if not struck:
            return ""
        return PART if self.plain + self.struck + self.bare > struck else ALL


class SharedStrings:
    """The length of each shared string, and the runs of those with formats within their text."""

    def __init__(self) -> None:
        self.lengths = array("L")
        self.rich: dict[int, Runs] = {}
        self._runs = Runs()

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
        self._runs.start(tag, attrs)

    def _text(self, data: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(data)
        self._runs.text(data)

    def _end(self) -> None:
        self._runs.end()
        if self._runs.struck or self._runs.plain:
            self.rich[len(self.lengths) - 1] = self._runs
            self._runs = Runs()
        else:
            self._runs.bare = 0
