"""Charts drawn on the server: horizontal bars and vertical columns as SVG, with their numbers.

Only presentation attributes, no style and no script, so that they fit a strict CSP. Paper gets one
SVG of a fixed size with a table for screen readers (`bars`, `columns`); a page gets a table whose
rows carry the bars (`page_bars`), so that it fills its card on any screen with text of one size,
and each part may link to the list behind it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template import Context
from django.utils.safestring import SafeString

from reports.documents.base import engine

BLUE, PALE, LATE, COURT = "#1c5a99", "#b9cfe4", "#b3261e", "#5b4b8a"
TONES = {"": BLUE, "pale": PALE, "late": LATE, "court": COURT}
OTHERS = "其他"
LABEL, ROW, NUMBER = 140, 27, 44
LONGEST_LABEL = 11


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart: its label, the number, the address of its list, a tone of TONES."""

    label: str
    value: int
    url: str = ""
    tone: str = ""
    full_label: str = ""  # the label in full, when the one drawn is short
    words: str = ""  # the value in words, when it is not a plain number
    note: str = ""  # a small word below a column: the year where it begins

    @property
    def name(self) -> str:
        """The full label."""
        return self.full_label or self.label

    @property
    def shown(self) -> str:
        """The value as people read it."""
        return self.words or str(self.value)

    @property
    def colour(self) -> str:
        """The colour of its tone."""
        return TONES.get(self.tone, BLUE)


@dataclass(frozen=True, slots=True)
class PageBar:
    """One bar for a page; `percent` of the longest, `rest` the difference to 100."""

    label: str
    name: str
    words: str
    percent: float
    rest: float
    url: str
    tone: str
    note: str

    def __getitem__(self, name):
        """The attribute of that name, which templates look up first."""
        return getattr(self, name)


def page_bars(rows: Iterable[Bar]) -> list[PageBar]:
    """The bars for a page, in the given order; a positive value is at least one percent wide.

    >>> [bar.percent for bar in page_bars([Bar("甲", 10), Bar("乙", 5), Bar("丙", 0)])]
    [100.0, 50.0, 0]
    """
    rows = list(rows)
    most = max((row.value for row in rows), default=0) or 1
    return [_drawn_bar(row, most) for row in rows]


def _drawn_bar(row: Bar, most: int) -> PageBar:
    percent = max(1, round(100 * row.value / most, 1)) if row.value > 0 else 0
    rest = round(100 - percent, 1)
    return PageBar(row.label, row.name, row.shown, percent, rest, row.url, row.tone, row.note)


def top(bars: Iterable[Bar], count: int) -> list[Bar]:
    """The `count` largest bars, the others added up as 其余几类; the sum stays the same.

    >>> [(b.label, b.value) for b in top([Bar("甲", 1), Bar("乙", 5), Bar("其他", 2)], 1)]
    [('乙', 5), ('其余2类', 3)]
    """
    ranked = sorted(bars, key=lambda bar: (bar.label == OTHERS, -bar.value))
    named = [bar for bar in ranked[:count] if bar.label != OTHERS]
    rest = ranked[len(named) :]
    if not rest:
        return named
    total = sum(bar.value for bar in rest)
    return [*named, rest[0] if len(rest) == 1 else Bar(f"其余{len(rest)}类", total)]


def bars(title: str, rows: Iterable[Bar], *, width: int = 360, unit: str = "件") -> SafeString:
    """Horizontal bars, in the given order."""
    rows = list(rows)
    room = width - LABEL - max(NUMBER, *(8 * len(row.shown) for row in rows), 0)
    most = max((row.value for row in rows), default=0) or 1
    drawn = [
        {
            "bar": row,
            "label": shortened(row.label),
            "top": i * ROW,
            "y": i * ROW + 4,
            "middle": i * ROW + ROW // 2 + 4,
            "length": _length(row.value, most, room),
            "end": LABEL + _length(row.value, most, room) + 6,
        }
        for i, row in enumerate(rows)
    ]
    size = {"width": width, "height": len(rows) * ROW or ROW, "left": LABEL, "name": LABEL - 8}
    return _drawn("documents/chart_bars.html", {"title": title, "rows": drawn, "unit": unit} | size)


def columns(
    title: str, rows: Iterable[Bar], *, width: int = 360, height: int = 210, unit: str = "件"
) -> SafeString:
    """Vertical columns, in the given order."""
    rows = list(rows)
    step = width / max(len(rows), 1)
    most = max((row.value for row in rows), default=0) or 1
    drawn = []
    for i, row in enumerate(rows):
        length = _length(row.value, most, height - 46)
        left, y = round(i * step + step * 0.16, 1), height - 24 - length
        middle = round(i * step + step / 2, 1)
        drawn.append({"bar": row, "x": left, "y": y, "length": length, "middle": middle})
    size = {"width": width, "height": height, "thick": round(step * 0.68, 1), "foot": height - 7}
    return _drawn(
        "documents/chart_columns.html", {"title": title, "rows": drawn, "unit": unit} | size
    )


def shortened(label: str) -> str:
    """The label cut to the space available; the table has it in full."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"


def _length(value: int, most: int, room: int) -> int:
    """Pixels for a value: none for zero, at least two for more."""
    return max(2, round(value * room / most)) if value > 0 else 0


def _drawn(template: str, context: dict) -> SafeString:
    return engine().get_template(template).render(Context(context))
