"""How grave a matter is (分级处置): its level from nature, extent and harm, and what that decides.

The table is the committee's own and dated (decision 49): the level decides who leads, how long the
answer may take at most, and whether the matter is supervised (督办) from the first day.
"""

from dataclasses import dataclass
from datetime import date

NATURE = {1: "口角、小事", 2: "有冲突", 3: "可能激化"}
EXTENT = {1: "两三户", 2: "一栋楼", 3: "整个小区"}
HARM = {1: "没有损失", 2: "有财产损失", 3: "伤人或者有危险"}
SCORES = {1: "一般", 2: "较重", 3: "严重"}
NAMES = {"nature": "事件性质", "extent": "影响范围", "harm": "危害程度"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level: the least product of the three scores, who leads, the longest answer in working
    days, and whether it is supervised at once."""

    level: int
    name: str
    least: int
    led_by: str
    workdays: int
    supervised: bool = False

    @property
    def title(self) -> str:
        """The level with its name: 3级（重大）."""
        return f"{self.level}级（{self.name}）"


@dataclass(frozen=True, slots=True)
class Table:
    """The levels in force from a day on, the gravest first."""

    since: date
    levels: tuple[Level, ...]


# 小事不出小区，大事不出社区: the higher the level, the wider the place that leads.
TABLES = (
    Table(
        date(2026, 1, 1),
        (
            Level(4, "特别重大", 18, "区有关部门", 1, supervised=True),
            Level(3, "重大", 8, "街道", 2),
            Level(2, "较大", 3, "社区", 3),
            Level(1, "一般", 1, "小区", 5),
        ),
    ),
)


def table_on(day: date) -> Table:
    """The table in force that day; for an earlier day the oldest one."""
    return next((one for one in reversed(TABLES) if one.since <= day), TABLES[0])


def graded(nature: int, extent: int, harm: int, on: date) -> Level:
    """The level of a matter by the table in force that day.

    >>> [graded(*scores, date(2026, 3, 2)).level for scores in ((1, 1, 2), (1, 2, 2), (3, 3, 2))]
    [1, 2, 4]
    """
    product = nature * extent * harm
    return next(row for row in table_on(on).levels if product >= row.least)


def row_of(level: int, on: date) -> Level:
    """What a level decides by the table in force that day."""
    return next(row for row in table_on(on).levels if row.level == level)


def arithmetic(nature: int, extent: int, harm: int) -> str:
    """How the three scores make the product, in words."""
    scores = {"nature": nature, "extent": extent, "harm": harm}
    factors = " × ".join(f"{NAMES[name]}{score}" for name, score in scores.items())
    return f"{factors} = {nature * extent * harm}"
