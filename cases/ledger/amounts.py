"""Reading a sum of money from a cell."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from cases.law.money import MOST_FEN
from cases.ledger import numerals
from cases.ledger.values import LONGEST, Unreadable, figures_apart, plain_text
from cases.ledger.workbook import Cell

REMEDY = "请只填数字（元），没有金额的填“无”"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum: 分 or None, and whether the writer marked it as approximate (约, 余, 左右)."""

    fen: int | None
    approximate: bool = False


NO_AMOUNT = Amount(None)
_ABOUT = r"(?:大约|约为|约计|大概|约|近)"
_MORE = r"(?:余|多|几|许)"
_VAGUE = re.compile(rf"{_ABOUT}|{_MORE}|左右|上下")
_SCALES = {"亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "": 1, "w": 10**4, "k": 10**3}
_SEGMENT = re.compile(r"(\d+(?:\.\d+)?)(亿|万|千|百|w|k|)")
_OF_A_SUM = r"(?:(?:共|合|总)?计|共|总共)"
_AMOUNT = re.compile(
    rf"{_OF_A_SUM}?{_ABOUT}?(?:人民币|rmb|cny)?[:]?(?P<minus>[-−负]?)¥?"
    rf"(?P<number>(?:\d++(?:\.\d++)?+{_MORE}?[亿万千百wk])*+(?:\d++(?:\.\d++)?+)?)"
    rf"{_MORE}?(?P<unit>元|块钱?|rmb)?(?:钱|整|正)?{_MORE}?(?:左右|上下)?(?:人民币)?[.。;,]?"
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_ONE_SPELLING = str.maketrans("萬億仟佰圆圓", "万亿千百元元")


def amount(value: Cell | None, *, ten_thousands: bool = False) -> Amount:
    """The sum in a cell, in 分; 无, -, / and an empty cell are no amount.

    `ten_thousands` is the column's unit 万元, for bare numbers only. Raises `Unreadable`; two sums
    in one cell are never read as one.

    >>> amount("１.２万"), amount("约3000元"), amount(" ¥1,829.20 "), amount("贰仟元整")
    (Amount(fen=1200000, approximate=False), Amount(fen=300000, approximate=True), \
Amount(fen=182920, approximate=False), Amount(fen=200000, approximate=False))
    """
    if isinstance(value, date | timedelta):
        raise Unreadable(f"是日期，不是金额，{REMEDY}")
    if isinstance(value, float):
        return Amount(_fen(Decimal(str(round(value, 6))) * (10**4 if ten_thousands else 1)))
    return _as_written(plain_text(value), ten_thousands)


@lru_cache(maxsize=8192)
def _as_written(content: str, ten_thousands: bool) -> Amount:
    if not content:
        return NO_AMOUNT
    plain = figures_apart(content).casefold().translate(_ONE_SPELLING)
    if len(plain) > LONGEST:
        raise _unreadable()
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1]
    fen = _in_figures(plain, ten_thousands)
    fen = _in_words(plain, ten_thousands) if fen is None else fen
    if fen is None:
        raise _unreadable()
    return Amount(fen, bool(_VAGUE.search(plain)))


def _unreadable() -> Unreadable:
    return Unreadable(f"不是能识别的金额，{REMEDY}")


def _in_figures(plain: str, ten_thousands: bool) -> int | None:
    match = _AMOUNT.fullmatch(_GROUPED.sub(lambda group: group[0].replace(",", ""), plain))
    if not match or not match["number"]:
        return None
    yuan = _yuan(_VAGUE.sub("", match["number"]))
    if ten_thousands and not match["unit"] and match["number"].replace(".", "").isdigit():
        yuan *= 10**4
    return _fen(-yuan if match["minus"] else yuan)


def _in_words(plain: str, ten_thousands: bool) -> int | None:
    """A sum in Chinese words; in a column of 万元 only if 元 follows."""
    words = _VAGUE.sub("", plain).removeprefix("人民币")
    if ten_thousands and "元" not in words:
        return None
    return numerals.sum_in_words(words)


def _yuan(number: str) -> Decimal:
    """The sum of the parts, each of a smaller scale than the one before: 1万2千, 3万5000.

    Raises `Unreadable` for 1万2, which some read as 12,000 and others as 10,002.
    """
    parts = _SEGMENT.findall(number)
    scales = [_SCALES[scale] for _, scale in parts]
    loose = len(parts) > 1 and scales[-1] == 1 and len(parts[-1][0]) == 1
    if loose or scales != sorted(set(scales), reverse=True):
        raise _unreadable()
    return sum((Decimal(digits) * _SCALES[scale] for digits, scale in parts), Decimal(0))


def _fen(yuan: Decimal) -> int:
    fen = yuan * 100
    if fen < 0:
        raise Unreadable(f"是负数，{REMEDY}")
    if fen != fen.to_integral_value():
        raise Unreadable(f"超过两位小数，{REMEDY}")
    if fen > MOST_FEN:
        raise Unreadable("超过一千亿元，不像真实金额，请核对后改正")
    return int(fen)
