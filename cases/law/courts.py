"""The level of a people's court, read from its name (民诉法 18-20, 205)."""

from enum import Enum, auto

_ABOVE = ("高级", "最高")
_APART = ("海事", "知识产权", "金融", "互联网", "铁路运输", "军事")


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
    if any(word in name for word in (*_ABOVE, *_APART)):
        return Level.OTHER
    return Level.INTERMEDIATE if "中级" in name else Level.BASIC
