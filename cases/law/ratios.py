"""Shares as people write them: 70%, 百分之七十, 七成, 三成半, 一半, 1/3, 三分之一.

A share is exact: a third is `Fraction(1, 3)`. One that is whole in 1/10,000 may be counted in those
(7000 is 70%). A table keeps it as parts out of a whole, in 1/10,000 where that is empty.
"""

import re
import unicodedata
from fractions import Fraction

from cases.law import numerals

Ratio = Fraction | int
# A share as written: 分 or None, ratio or None; at most one of them.
Share = tuple[int | None, Ratio | None]

WHOLE = 10_000
UNREADABLE = "看不懂这个比例，请写成 70 或者 70%。"
OUT_OF_BOUNDS = "比例要大于零，不超过百分之百。"
UNCLEAR = "“{0}”是{0}%，还是{1}%？请写成 {0}% 或者 {1}%。"
LONGEST = 20

_SLASHES = str.maketrans("⁄∕÷", "///")  # noqa: RUF001
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
SMALL_NUMBER = "[零一二两三四五六七八九十]{1,3}"
_FIGURES = re.compile(rf"(?:百分之)?({_NUMBER})%?")
_BARE = re.compile(r"[1-9](?:\.[05]0?)?|10|0?\.\d{1,2}")  # 7 is 70% to some; so is 0.7
_TENTHS = re.compile(rf"({_NUMBER}|[一二两三四五六七八九十])成(半?)")
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})")
_PARTS = re.compile(rf"(百|千|\d{{1,3}}|{SMALL_NUMBER})分之({_NUMBER}|{SMALL_NUMBER}|百)")


class RatioError(ValueError):
    """A share that cannot be read; the message is the Chinese sentence to show."""


def parse_ratio(text: str) -> Ratio:
    """Read a share in 1/10,000, or as a fraction where that is not whole; asks what a bare number
    means. Raises `RatioError` with the sentence to show.

    >>> parse_ratio("70"), parse_ratio("７０％"), parse_ratio("33.33%"), parse_ratio("三成半")
    (7000, 7000, 3333, 3500)
    >>> parse_ratio("百分之七十五"), parse_ratio("三分之一"), parse_ratio("3/7")
    (7500, Fraction(1, 3), Fraction(3, 7))
    """
    ratio = parse_fraction(text)
    if _BARE.fullmatch(plain := normalized(text)):
        raise RatioError(UNCLEAR.format(plain, _other_reading(plain)))
    return int(ratio * WHOLE) if (ratio * WHOLE).denominator == 1 else ratio


def exact(ratio: Ratio) -> Fraction:
    """The ratio as a fraction of the whole."""
    return Fraction(ratio, WHOLE) if isinstance(ratio, int) else ratio


def in_parts(ratio: Ratio | None, names: tuple[str, str] = ("ratio", "out_of")) -> dict:
    """The columns of a ratio as written: parts, and out of how many (None: in 1/10,000)."""
    if isinstance(ratio, Fraction):
        return dict(zip(names, (ratio.numerator, ratio.denominator), strict=True))
    return dict(zip(names, (ratio, None), strict=True))


def of_parts(parts: int | None, out_of: int | None) -> Ratio | None:
    """The ratio of these two columns."""
    return Fraction(parts or 0, out_of) if out_of else parts


def parse_fraction(text: str) -> Fraction:
    """Read a share exactly; raises `RatioError` with the sentence to show.

    >>> parse_fraction("⅓"), parse_fraction("三分之一"), parse_fraction("１／３") == Fraction(1, 3)
    (Fraction(1, 3), Fraction(1, 3), True)
    """
    plain = normalized(text)
    ratio = _read(plain) if len(plain) <= LONGEST else None
    if ratio is None:
        raise RatioError(UNREADABLE)
    if not 0 < ratio <= 1:
        raise RatioError(OUT_OF_BOUNDS)
    return ratio


def _other_reading(plain: str) -> str:
    """The percentage that a bare number may mean beside itself: 70 of 7, or of 0.7."""
    times = 100 if float(plain) <= 1 and "." in plain else 10
    return f"{float(Fraction(plain) * times):g}"


def normalized(text: str) -> str:
    """The text in half width, without spaces, with one kind of slash."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_SLASHES).split())


def _read(plain: str) -> Fraction | None:
    if plain in ("一半", "半", "各半", "对半", "各一半"):
        return Fraction(1, 2)
    if plain in ("全部", "全额", "百分之百", "百分百"):
        return Fraction(1)
    if match := _FIGURES.fullmatch(plain):
        return Fraction(match[1]) / 100
    if match := _TENTHS.fullmatch(plain):
        return (_number(match[1]) + (Fraction(1, 2) if match[2] else 0)) / 10
    if match := _PARTS.fullmatch(plain):
        return _divided(_number(match[2]), _number(match[1]))
    if match := _FRACTION.fullmatch(plain):
        return _divided(Fraction(match[1]), Fraction(match[2]))
    return None


def _divided(part: Fraction, by: Fraction) -> Fraction:
    return part / by if by else Fraction(0)


def _number(words: str) -> Fraction:
    """A number in figures, 百, 千, or 七十五 and its like; 0 for what is no number: 十五十."""
    if words[0].isdigit():
        return Fraction(words)
    return Fraction({"百": 100, "千": 1000}.get(words) or numerals.whole_number(words))


def share_of(base: int, ratio: Ratio) -> int:
    """The share of a sum (分), rounded half up to the 分.

    >>> share_of(100001, 7000), share_of(5, 5000), share_of(100001, Fraction(1, 3))
    (70001, 3, 33334)
    """
    return int(base * exact(ratio) + Fraction(1, 2))
