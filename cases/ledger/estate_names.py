"""Names of estates: when two spellings are one name, and when they might be one estate."""

import re
from functools import lru_cache

from cases.ledger import words

# Characters of place names in their traditional and their simplified form.
_TRADITIONAL = (
    "園國華東廣場閣灣龍鳳樓號區門陽濱蘭麗藝術錦頤紅運達臺莊壩嶺島橋聖銀鐵馬鳥齊鄉鎮雲鶴鷺潤澤瀾濤瓏瓊"
    "環豐榮業興慶賀寶貴銘錢鍾鈴長張陳黃劉萬葉楊潔淨禮義聯發學數實驗開閩閘間圖書館廠廳廈寧寬峽"
    "嵐雙離難電靜順頌風飛駿體魚鮮鴻麥黨齋嚴個來倫儀優億兒兩凱創劍動勝勞匯協單衛厲參"
)
_SIMPLIFIED = (
    "园国华东广场阁湾龙凤楼号区门阳滨兰丽艺术锦颐红运达台庄坝岭岛桥圣银铁马鸟齐乡镇云鹤鹭润泽澜涛珑琼"
    "环丰荣业兴庆贺宝贵铭钱钟铃长张陈黄刘万叶杨洁净礼义联发学数实验开闽闸间图书馆厂厅厦宁宽峡"
    "岚双离难电静顺颂风飞骏体鱼鲜鸿麦党斋严个来伦仪优亿儿两凯创剑动胜劳汇协单卫厉参"
)
_SIMPLER = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_PART = re.compile(
    r"(?:\(?(?:第?[一二三四五六七八九十\d]{1,3}期|[东西南北中]区|[a-z\d]区|[一二三四五六七八九十]区"
    r"|[东西南北中]苑)\)?)+$"
)
_REMARK = re.compile(r"\([^()]*\)$")
_KIND = re.compile(r"(?:住宅小区|住宅区|小区|社区|生活区)$")
_ANY_KIND = re.compile(
    r".{2,}(?:花园|家园|新村|公寓|名邸|名苑|花苑|山庄|大厦|广场|城|苑|园|府|里)$"
)
SHORTEST = 2


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """A name in the form used for comparison: half width, simplified, without spaces.

    >>> key("皿園 小区") == key("⽫园小区"), key("皿园") == key("皿园小区")
    (True, False)
    """
    return words.key(name).translate(_SIMPLER)


def _split(name: str) -> tuple[str, str]:
    """The name without its kind and its part, and its part: 皿园小区一期 → 皿园, 一期."""
    whole = key(name)
    part = _PART.search(whole)
    bare = whole[: part.start()] if part and part.start() >= SHORTEST else whole
    bare = _REMARK.sub("", bare) or bare
    shorter = _KIND.sub("", bare)
    return (shorter if len(shorter) >= SHORTEST else bare), whole[len(bare) :].strip("()")


@lru_cache(maxsize=65536)
def root(name: str) -> str:
    """The part of a name that alike names share.

    >>> root("皿园小区一期"), root("皿园"), root("云葭花园"), root("云葭新村")
    ('皿园', '皿园', '云葭花园', '云葭新村')
    """
    return _split(name)[0]


def are_alike(one: str, other: str) -> bool:
    """Whether two different names might be one estate: only a person knows.

    >>> are_alike("皿园", "皿园小区"), are_alike("皿园一期", "皿园二期")
    (True, False)
    """
    (bare, part), (other_bare, other_part) = _split(one), _split(other)
    if key(one) == key(other):
        return False
    if bare == other_bare:
        return not (part and other_part and part != other_part)
    shorter, longer = sorted((bare, other_bare), key=len)
    rest = longer.removeprefix(shorter)
    return len(shorter) >= SHORTEST and rest != longer and bool(_ANY_KIND.fullmatch(rest))
