"""The names in what was entered as the name of a person: with additions, or of several people.

>>> names_of_people("张三（业主）"), names_of_people("张三、李四等3人"), names_of_people("欧阳春晓")
(['张三'], ['张三', '李四'], [])
"""

import re

BRACKETS = re.compile(r"[（(\[【〔]([^（）()\[\]【】〔〕]*)[）)\]】〕]?")
BETWEEN_NAMES = re.compile(r"[、，,;；/／|｜&＆+＋]+")
AND_OTHERS = re.compile(r"等[0-9０-９一二三四五六七八九十两几]*[人户位]?$")
FIGURE = re.compile(r"\d")
SHORTEST = 2
# What people are, which any sentence may say of anybody.
ROLES = frozenset(
    "业主 住户 租客 租户 房客 房东 承租人 共有人 使用人 家属 本人 丈夫 妻子 夫妻 夫妇 父亲 母亲 "
    "儿子 女儿 邻居 楼上 楼下 代理人 申请人 被申请人".split()
)


def names_of_people(entered: str) -> list[str]:
    """The names of single people in an entry that holds more than one name; else none.

    What is in brackets is an addition, unless it begins with the same surname (李嫂（李秀英）).
    A part with figures (1102室), of one character, or that fits anybody (业主), is no name.
    """
    outside = BRACKETS.sub("", entered).strip()
    inside = [part for part in BRACKETS.findall(entered) if outside and part[:1] == outside[0]]
    parts = [part for text in (outside, *inside) for part in BETWEEN_NAMES.split(text)]
    names = [AND_OTHERS.sub("", part.strip()) for part in parts]
    return [name for name in names if name != entered and _names_somebody(name)]


def _names_somebody(part: str) -> bool:
    return len(part) >= SHORTEST and part not in ROLES and not FIGURE.search(part)
