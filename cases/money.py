"""Money in whole 分: reading what people type, splitting, and writing it in figures and words.

Every column and every sum is an integer of 分; `Decimal` appears only here, at the edge.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MOST_FEN = 10**13
DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
WRITTEN = re.compile(r"([0-9]{1,15})(?:\.([0-9]+))?(万)?")


class MoneyError(ValueError):
    """A sum that cannot be read; the text is a plain Chinese sentence."""


def instalments(total: int, count: int) -> list[int]:
    """Split `total` (分) into `count` payments that differ by at most one 分.

    The odd 分 go to the first payments, so the parts always add up to the whole:

    >>> instalments(10000, 3)
    [3334, 3333, 3333]
    """
    whole, odd = divmod(total, count)
    return [whole + (i < odd) for i in range(count)]


def monthly(first: date, count: int) -> list[date]:
    """The days of `count` monthly payments; the 31st becomes the last day of shorter months.

    >>> [str(day) for day in monthly(date(2026, 1, 31), 3)]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    """
    return [_months_on(first, i) for i in range(count)]


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def parse_yuan(text: str) -> int:
    """Read a sum in 元 as people write it and return 分; raises `MoneyError`.

    >>> parse_yuan("１，８９６元"), parse_yuan("1.2万"), parse_yuan("￥3,455.50")
    (189600, 1200000, 345550)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"[\s,，]", "", plain).removeprefix("人民币").lstrip("¥￥").removesuffix("元")
    if plain.startswith("-"):
        raise MoneyError("金额不能是负数。")
    found = WRITTEN.fullmatch(plain)
    if found is None:
        raise MoneyError("金额看不懂，请写成 5800 或者 5800.50 这样的数字。")
    fen = Decimal(f"{found[1]}.{found[2] or 0}") * (1_000_000 if found[3] else 100)
    if fen != fen.to_integral_value():
        raise MoneyError("金额最多写到分（两位小数）。")
    if fen > MOST_FEN:
        raise MoneyError("金额太大，请核对。")
    return int(fen)


def plain(fen: int) -> str:
    """分 as 2679800.00.

    >>> plain(267980000), plain(5)
    ('2679800.00', '0.05')
    """
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100}.{fen % 100:02}"


def yuan(fen: int) -> str:
    """分 as 2,679,800.00."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02}"


def wan(fen: int) -> str:
    """分 as 万元 with two decimals, rounded half up once.

    >>> wan(267980000)
    '267.98'
    """
    return str((Decimal(fen) / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP))


def words(fen: int) -> str:
    """分 in words, always with 整 after 元 and after 角, never after 分.

    Where the rules leave a 零 free (元 zero, 角 not) it is written.

    >>> words(32504), words(200000), words(140950)
    ('人民币叁佰贰拾伍元零肆分', '人民币贰仟元整', '人民币壹仟肆佰零玖元伍角整')
    """
    if not 0 <= fen <= MOST_FEN * 100:
        raise MoneyError("金额超出可以大写的范围。")
    whole, cents = divmod(fen, 100)
    jiao, rest = divmod(cents, 10)
    text = f"{_integer_words(whole)}元" if whole else ""
    if not cents:
        return f"人民币{text or '零元'}整"
    if whole and (jiao == 0 or whole % 10 == 0):
        text += "零"
    text += f"{DIGITS[jiao]}角" if jiao else ""
    return f"人民币{text}{DIGITS[rest]}分" if rest else f"人民币{text}整"


def _integer_words(number: int) -> str:
    groups = []
    while number:
        number, part = divmod(number, 10_000)
        groups.append(part)
    text = ""
    for index in range(len(groups) - 1, -1, -1):
        part = groups[index]
        if part and text and (part < 1000 or groups[index + 1] % 10 == 0):
            text += "零"
        text += _group_words(part) + (GROUPS[index] if part else "")
    return text


def _group_words(part: int) -> str:
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = part // 10**place % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + PLACES[place]
        zero = digit == 0
    return text


def both(fen: int) -> str:
    """Words and figures as on paper: 人民币贰仟元整（2,000.00元）."""
    return f"{words(fen)}（{yuan(fen)}元）"
