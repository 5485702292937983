"""Money is counted in whole 分; 元 appears only in input (`sums`) and output.

Sums in words (人民币大写) follow the rules for cheques (支付结算办法, annex 1). Where these leave a
choice, one form is used throughout: 整 after 元 and after 角, never after 分; 零 if the last 元
figure is a zero and 角 follows (壹仟陆佰捌拾元零叁角贰分); no 零 after 万 or 亿 if the next figure
is not a zero (壹拾万柒仟元零伍角叁分).
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from cases.law.deadlines import months_after

MOST_FEN = 10**13
DIGITS = "零壹贰叁肆伍陆柒捌玖"
SCALES = ((10**8, "亿"), (10**4, "万"), (10**3, "仟"), (10**2, "佰"), (10, "拾"))


class MoneyError(ValueError):
    """A sum that cannot be read; the message is the Chinese sentence to show."""


def instalments(total: int, count: int) -> list[int]:
    """Split `total` (分) into `count` payments that differ by at most one 分.

    The first payments take the remainder, so the parts always add up to the total:

    >>> instalments(10000, 3)
    [3334, 3333, 3333]
    """
    if count < 1:
        raise MoneyError("期数至少是一期。")
    if total < 0:
        raise MoneyError("金额不能是负数。")
    whole, odd = divmod(total, count)
    return [whole + (i < odd) for i in range(count)]


def monthly(first: date, count: int) -> list[date]:
    """The due days of `count` monthly payments, on the day of the month of the first.

    A month without that day takes its last one; later months have the original day again:

    >>> [str(day) for day in monthly(date(2026, 1, 31), 3)]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    """
    return [months_after(first, month) for month in range(count)]


def yuan(fen: int) -> str:
    """A sum in 元 for people, with thousands separators.

    >>> yuan(267980000)
    '2,679,800.00'
    """
    whole, part = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{part:02}"


def plain(fen: int) -> str:
    """A sum in 元 for machines.

    >>> plain(267980000)
    '2679800.00'
    """
    return yuan(fen).replace(",", "")


def wan(fen: int) -> str:
    """A sum in 万元 with two decimals, rounded half up.

    >>> wan(267980000)
    '267.98'
    """
    return str(Decimal(fen).scaleb(-6).quantize(Decimal("0.01"), ROUND_HALF_UP))


def words(fen: int) -> str:
    """A sum in words (人民币大写); the module docstring states the rules.

    >>> words(168032)
    '人民币壹仟陆佰捌拾元零叁角贰分'
    """
    if fen < 0:
        raise MoneyError("金额不能是负数。")
    whole, cents = divmod(fen, 100)
    if not fen:
        return "人民币零元整"
    return f"人民币{_whole(whole)}{'元' if whole else ''}{_cents(whole, cents)}"


def _whole(number: int) -> str:
    """A whole number in words; empty for zero.

    零 is written between two figures if at least one figure between them is a zero.
    """
    for scale, unit in SCALES:
        if number >= scale:
            high, low = divmod(number, scale)
            gap = "零" if 0 < low < scale // 10 else ""
            return f"{_whole(high)}{unit}{gap}{_whole(low)}"
    return DIGITS[number] if number else ""


def _cents(whole: int, cents: int) -> str:
    """The part after 元: 整, or 角 and 分."""
    jiao, fen = divmod(cents, 10)
    if not cents:
        return "整"
    gap = "零" if whole and (not jiao or whole % 10 == 0) else ""
    tenths = f"{DIGITS[jiao]}角" if jiao else ""
    return f"{gap}{tenths}{DIGITS[fen]}分" if fen else f"{gap}{tenths}整"


def both(fen: int) -> str:
    """A sum as printed on paper: words first, because they prevail over figures.

    >>> both(200000)
    '人民币贰仟元整（2,000.00元）'
    """
    return f"{words(fen)}（{yuan(fen)}元）"
