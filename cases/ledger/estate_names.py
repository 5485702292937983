"""Names of estates: when two spellings are one name, and when they might be one estate."""

import re
from functools import lru_cache

from mediation.accounts.typed_names import folded

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
    return folded(name)


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
