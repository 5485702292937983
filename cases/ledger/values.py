"""What one cell says: text, a day, an amount, names, a count. No rule about rows lives here."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from cases.ledger import vocabulary, words
from cases.ledger.workbook import Cell
from cases.money import MOST_FEN

FIRST_DAY = date(1949, 10, 1)
LONGEST = 80  # characters of a day, an amount or a count
REMEDY_DAY = "请按 2021-03-05 的样子填写年月日"
REMEDY_AMOUNT = "请只填数字（元），没有金额的填“无”"


class Unreadable(Exception):
    """A cell that cannot be understood; the message ends a sentence that names column and value."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as written: fen or None for none, and whether the writer said 约, 余, 左右."""

    fen: int | None
    approximate: bool = False


NO_AMOUNT = Amount(None)


def text(value: Cell | None) -> str:
    """A cell as text: no space around it, no control or invisible character in it.

    >>> text("\\u3000胡萱木\\u200b "), text(4.0), text(date(2021, 3, 5)), text(None)
    ('胡萱木', '4', '2021-03-05', '')
    """
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{Decimal(f'{value:.15g}'):f}" if value.is_integer() else repr(value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    return "" if value is None else str(value)


def _clean(value: str) -> str:
    if value.isprintable():
        return value.strip()
    kept = (
        " " if c in "\r\n\t\u2028\u2029" or unicodedata.category(c) == "Zs" else c for c in value
    )
    return "".join(c for c in kept if unicodedata.category(c)[0] != "C").strip()


def said(value: Cell | None) -> str:
    """The cell as text, or nothing where the writer put a word for nothing: 无, -, /."""
    content = text(value)
    return "" if words.is_nothing(content) else content


def half_width(content: str) -> str:
    """The text in half width without any space: for numbers, dates, telephones."""
    return "".join(unicodedata.normalize("NFKC", content).split())


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DAY = re.compile(
    r"(\d{4})(?:(?:[-/.、。·_]|年)(\d{1,2})(?:[-/.、。·_]|月)(\d{1,2})[日号]?|(\d{2})(\d{2}))"
    r"(?:T?\d{1,2}[:时]\d{1,2}.*|\(?(?:星期|周).\)?|[上下]午.*)?"
)
_CHINESE_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)[日号]"
)


def day(value: Cell | None, epoch: date) -> date | None:
    """The Beijing day a cell names, None for an empty one; raises Unreadable.

    Understood: Excel's own dates, bare serials, 2021-3-5, 2021/3/5, 2021.3.5, 2021年3月5日,
    20210305, Chinese numerals, full-width digits, spaces anywhere, a time of day behind.
    """
    found = _as_stored(value, epoch) or _as_written(said(value))
    if found and found < FIRST_DAY:
        raise Unreadable(f"早于 {FIRST_DAY.year} 年，不像真实日期，{REMEDY_DAY}")
    return found


def _as_stored(value: Cell | None, epoch: date) -> date | None:
    """The day behind a date cell or a bare serial (up to the year 2119); None for text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and not isinstance(value, bool) and 0 < value < 80_000:
        return epoch + timedelta(days=int(value))
    return None


@lru_cache(maxsize=8192)
def _as_written(content: str) -> date | None:
    if not content:
        return None
    plain = half_width(content)
    if chinese := _CHINESE_DAY.fullmatch(plain[:LONGEST]):
        plain = "-".join(_number_of(part) for part in chinese.groups())
    match = _DAY.fullmatch(plain) if len(plain) <= LONGEST else None
    if not match:
        raise Unreadable(f"不是能识别的日期，{REMEDY_DAY}")
    year, *rest = (int(part) for part in match.groups() if part)
    try:
        return date(year, *rest)
    except ValueError:
        raise Unreadable("这一天不存在，请核对后改正") from None


def _number_of(numeral: str) -> str:
    """The digits of a Chinese numeral as dates use it: 二〇二一, 十二, 二十三."""
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        numeral = (tens or "一") + (ones or "〇")
    return numeral.translate(_DIGITS)


_ABOUT = r"(?:大约|约为|约计|大概|约|近)"
_MORE = r"(?:余|多|几|许)"
_VAGUE = re.compile(rf"{_ABOUT}|{_MORE}|左右|上下")
_SCALES = {"亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "": 1, "w": 10**4, "k": 10**3}
_SEGMENT = re.compile(r"(\d+(?:\.\d+)?)(亿|万|千|百|w|k|)")
_AMOUNT = re.compile(
    rf"{_ABOUT}?(?:人民币|rmb|cny)?[:]?(?P<minus>[-−负]?)[¥$]?"
    rf"(?P<number>(?:\d++(?:\.\d++)?+{_MORE}?[亿万千百wk])*+(?:\d++(?:\.\d++)?+)?)"
    rf"{_MORE}?(?P<unit>元|块钱?|圆|rmb)?(?:钱|整|正)?{_MORE}?(?:左右|上下)?(?:人民币)?"
)


def amount(value: Cell | None, *, ten_thousands: bool = False) -> Amount:
    """The money a cell names, in fen; 无, -, / and an empty cell are no amount.

    `ten_thousands` is the column's unit 万元, for bare numbers only. Raises Unreadable.

    >>> amount("１.２万"), amount("约3000元"), amount(" ¥1,829.20 "), amount("无")
    (Amount(fen=1200000, approximate=False), Amount(fen=300000, approximate=True), \
Amount(fen=182920, approximate=False), Amount(fen=None, approximate=False))
    """
    if isinstance(value, date | timedelta):
        raise Unreadable(f"是日期，不是金额，{REMEDY_AMOUNT}")
    if isinstance(value, float):
        return Amount(_fen(Decimal(str(round(value, 6))) * (10**4 if ten_thousands else 1)))
    return _amount_as_written(said(value), ten_thousands)


@lru_cache(maxsize=8192)
def _amount_as_written(content: str, ten_thousands: bool) -> Amount:
    if not content:
        return NO_AMOUNT
    plain = half_width(content).casefold().replace(",", "")
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1]
    match = _AMOUNT.fullmatch(plain) if len(plain) <= LONGEST else None
    if not match or not match["number"]:
        raise Unreadable(f"不是能识别的金额，{REMEDY_AMOUNT}")
    yuan = _yuan(_VAGUE.sub("", match["number"]))
    if ten_thousands and not match["unit"] and match["number"].replace(".", "").isdigit():
        yuan *= 10**4
    return Amount(_fen(-yuan if match["minus"] else yuan), bool(_VAGUE.search(plain)))


def _yuan(number: str) -> Decimal:
    """The sum of the parts, each smaller in scale than the one before: 1万2千, 3万5000."""
    parts = _SEGMENT.findall(number)
    scales = [_SCALES[scale] for _, scale in parts]
    if scales != sorted(set(scales), reverse=True):
        raise Unreadable(f"不是能识别的金额，{REMEDY_AMOUNT}")
    return sum((Decimal(digits) * _SCALES[scale] for digits, scale in parts), Decimal(0))


def _fen(yuan: Decimal) -> int:
    fen = yuan * 100
    if fen < 0:
        raise Unreadable(f"是负数，{REMEDY_AMOUNT}")
    if fen != fen.to_integral_value():
        raise Unreadable(f"超过两位小数，{REMEDY_AMOUNT}")
    if fen > MOST_FEN:
        raise Unreadable("超过一千亿元，不像真实金额，请核对后改正")
    return int(fen)


@dataclass(frozen=True, slots=True)
class People:
    """The names in one cell, and the head count where the writer gave one (等5人, 23户)."""

    names: tuple[str, ...] = ()
    heads: int | None = None


_BETWEEN = frozenset("、，,；;/\n|")
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s、，,；;]))[(（]?\d{1,2}(?:[)）]|[.．、](?!\d))\s*")
_HEADS = re.compile(
    r"\s*等?\s*(?:共|计|合计)?\s*(\d{1,5})\s*(?:人|户|名|位|家)(?:业主|住户|居民)?\s*$|\s*等$"
)
_HAN = re.compile(r"[\u3400-\u9fff·]+")


def people(value: Cell | None) -> People:
    """The names in a cell, in order, each once.

    >>> people("张三、李四（业主）; 王 五等5人")
    People(names=('张三', '李四（业主）', '王五'), heads=5)
    """
    return _people(value if isinstance(value, str) else text(value))


@lru_cache(maxsize=8192)
def _people(written: str) -> People:
    content = said(written.replace("\n", "；"))
    counted = _HEADS.search(content[-LONGEST:])
    heads = int(counted[1]) if counted and counted[1] else None
    content = content.removesuffix(counted[0]) if counted else content
    names = [
        name
        for piece in _pieces(_ENUMERATOR.sub("；", content))
        for name in _apart(" ".join(piece.split()))
        if not words.is_nothing(name)
    ]
    return People(tuple(dict.fromkeys(names)), heads)


def _pieces(content: str) -> list[str]:
    """The content cut at separators, but not inside brackets."""
    pieces, depth = [""], 0
    for sign in content:
        depth = max(depth + (sign in "(（") - (sign in ")）"), 0)
        if sign in _BETWEEN and not depth:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces


def _apart(piece: str) -> list[str]:
    """One name, or several persons set apart by spaces; 张　三 and 欧阳 锋 are one person."""
    parts = piece.split(" ")
    if len(parts) == 1 or not all(_HAN.fullmatch(part) for part in parts):
        return [piece]
    if any(len(part) == 1 for part in parts) or parts[0] in vocabulary.COMPOUND_SURNAMES:
        return ["".join(parts)]
    return parts if all(len(part) <= 4 for part in parts) else [piece]


_COUNT = re.compile(r"(?:第?)(\d{1,4})(?:次|回)?")
_CHINESE_COUNT = re.compile(r"([一二三四五六七八九十两]{1,3})(?:次|回)?")


def count(value: Cell | None) -> int | None:
    """A count of sessions: 3, 3次, 三次; None for an empty cell; raises Unreadable."""
    plain = half_width(said(value)).removesuffix(".0")
    if not plain:
        return None
    if chinese := _CHINESE_COUNT.fullmatch(plain):
        return int(_number_of(chinese[1].replace("两", "二")))
    if match := _COUNT.fullmatch(plain):
        return int(match[1])
    raise Unreadable("不是次数，请填写整数")


def phone(value: Cell | None) -> str:
    """A telephone in half width, several joined by 、; letters and words stay as written."""
    content = said(value)
    numbers = re.split(r"[、，,；;\s/]+", unicodedata.normalize("NFKC", content))
    return "、".join(number for number in numbers if number)


def identifiers(value: Cell | None) -> tuple[str, ...]:
    """The identity numbers in a cell, in half width and upper case; raises Unreadable.

    Excel keeps fifteen digits of a number: a longer one stored as a number is already wrong.
    """
    if isinstance(value, float) and value >= 10**15:
        raise Unreadable("以数字格式保存，末几位已被 Excel 抹成 0，请把该列改为文本格式后重新填写")
    content = unicodedata.normalize("NFKC", said(value)).upper()
    parts = re.split(r"[、，,；;/\s]+", content)
    if len(parts) > 1 and not all(len(part) in {15, 18} for part in parts):
        parts = re.split(r"[、，,；;/]+", "".join(content.split()))
    return tuple(part for part in parts if part)
