"""The level of a people's court, read from its name (民诉法 18-20, 205)."""

from enum import Enum, auto

# What the name of a court says that is neither of the two levels.
HIGH = "高级"
NEITHER = (HIGH, "最高", "海事", "知识产权", "金融", "互联网", "铁路运输", "军事")


class Level(Enum):
    """The level of a court as far as property and neighbour disputes know it."""

    BASIC = auto()
    INTERMEDIATE = auto()
    OTHER = auto()  # higher, or for matters of another kind


def level_of(name: str) -> Level:
    """The level of the court of that name.

    >>> level_of("泉州市洛江区人民法院").name, level_of("泉州市中级人民法院").name
    ('BASIC', 'INTERMEDIATE')
    """
    if any(word in name for word in NEITHER):
        return Level.OTHER
    return Level.INTERMEDIATE if "中级" in name else Level.BASIC


def is_for(name: str, *, higher: bool) -> bool:
    """Whether the court of that name is of the level asked for: `higher` is the intermediate one.

    >>> is_for("泉州市中级人民法院", higher=True), is_for("泉州海事法院", higher=False)
    (True, False)
    """
    return level_of(name) == (Level.INTERMEDIATE if higher else Level.BASIC)


def is_above(name: str, below: str) -> bool:
    """Whether the court of that name is one level above the other one.

    >>> is_above("泉州市中级人民法院", "泉州市洛江区人民法院")
    True
    >>> is_above("福建省高级人民法院", "泉州市中级人民法院")
    True
    >>> is_above("泉州市中级人民法院", "厦门市中级人民法院")
    False
    """
    if level_of(below) == Level.BASIC:
        return is_for(name, higher=True)
    return HIGH in name


ABOVE_EACH = "基层人民法院的上一级是中级人民法院，中级人民法院的上一级是高级人民法院"
