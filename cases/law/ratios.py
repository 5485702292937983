"""Shares as people write them: 70%, 百分之七十, 七成, 三成半, 一半; counted in 1/10,000."""

import re
import unicodedata
from decimal import Decimal

WHOLE = 10_000
UNREADABLE = "看不懂这个比例，请写成 70 或者 70%。"
OUT_OF_BOUNDS = "比例要大于零，不超过百分之百。"
LONGEST = 20

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九十")} | {"两": 2}
_FIGURES = re.compile(r"(?:百分之)?(\d{1,3}(?:\.\d{1,2})?)%?")
_TENTHS = re.compile(r"([一二两三四五六七八九十])成(半?)")
_HUNDREDTHS = re.compile(r"百分之([零一二三四五六七八九十]{1,3})")


class RatioError(ValueError):
    """A share that cannot be read; the message is the Chinese sentence to show."""


def parse_ratio(text: str) -> int:
    """Read a share in 1/10,000; raises `RatioError` with the sentence to show.

    >>> parse_ratio("70"), parse_ratio("７０％"), parse_ratio("33.33%"), parse_ratio("三成半")
    (7000, 7000, 3333, 3500)
    >>> parse_ratio("百分之七十五"), parse_ratio("一半")
    (7500, 5000)
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    ratio = _read(plain) if len(plain) <= LONGEST else None
    if ratio is None:
        raise RatioError(UNREADABLE)
    if not 0 < ratio <= WHOLE:
        raise RatioError(OUT_OF_BOUNDS)
    return ratio


def _read(plain: str) -> int | None:
    if plain == "一半":
        return WHOLE // 2
    if match := _FIGURES.fullmatch(plain):
        return int(Decimal(match[1]) * 100)
    if match := _TENTHS.fullmatch(plain):
        return _DIGITS[match[1]] * 1000 + (500 if match[2] else 0)
    if match := _HUNDREDTHS.fullmatch(plain):
        return _number(match[1]) * 100
    return None


def _number(words: str) -> int:
    """七十五 and its like, below a hundred."""
    tens, ten, ones = words.partition("十")
    if not ten:
        return _DIGITS[words] if len(words) == 1 else 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def share_of(base: int, ratio: int) -> int:
    """The share of a sum (分), rounded half up to the 分.

    >>> share_of(100001, 7000), share_of(5, 5000)
    (70001, 3)
    """
    return (base * ratio + WHOLE // 2) // WHOLE
