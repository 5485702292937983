"""Reading one cell: text, names, counts; days and amounts are in modules of their own."""

import re
import unicodedata
from datetime import datetime
from decimal import Decimal

from cases.law import numerals
from cases.law.identifiers import phone_number
from cases.ledger import words
from cases.ledger.workbook import Cell

# Controls and marks; signs of private use or younger than our tables may be part of a name.
INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
LONGEST = 80  # maximal characters of a day, an amount or a count
MOST_NUMBERS = 200  # in a cell, as many as the parties a form takes


class Unreadable(Exception):
    """The cell cannot be read; the message completes a sentence that names column and value."""


class OutOfBounds(Unreadable):
    """The cell is a number, but not one that can be meant."""


def text(value: Cell | None) -> str:
    """A cell as text, without surrounding space, control and invisible characters.

    >>> from datetime import date
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
    return "".join(c for c in kept if unicodedata.category(c) not in INVISIBLE).strip()


def plain_text(value: Cell | None) -> str:
    """The cell as text; empty if it holds a word for nothing: 无, -, /."""
    content = text(value)
    return "" if words.is_nothing(content) else content


def shortened(value: str) -> str:
    """The beginning of a long value, for a sentence."""
    return value if len(value) <= 40 else value[:40] + "…"


def half_width(content: str) -> str:
    """The text in half width without any space, for counts."""
    return "".join(unicodedata.normalize("NFKC", content).split())


MOST_SESSIONS = 999
_COUNT = re.compile(r"第?([-−]?)(\d+)(?:次|回)?")
_CHINESE_COUNT = re.compile(r"([一二三四五六七八九十两]{1,3})(?:次|回)?")


def count(value: Cell | None) -> int | None:
    """A number of sessions: 3, 3次, 三次; None for an empty cell.

    Raises `Unreadable`, for a number below 0 or above `MOST_SESSIONS` the narrower `OutOfBounds`.
    """
    plain = half_width(plain_text(value)).removesuffix(".0")
    if not plain:
        return None
    if chinese := _CHINESE_COUNT.fullmatch(plain):
        return int(numerals.number_of(chinese[1].replace("两", "二")))
    if match := _COUNT.fullmatch(plain):
        return _within(match[1], match[2].lstrip("0") or "0")
    raise Unreadable("不是次数，请填写整数")


def _within(minus: str, figures: str) -> int:
    if len(figures) > len(str(MOST_SESSIONS)) or (minus and figures != "0"):
        raise OutOfBounds(f"不在 0 到 {MOST_SESSIONS} 之间，请核对后改正")
    return int(figures)


# One number with spaces between its figures, perhaps with the country's code.
_FIGURES_APART = re.compile(
    r"(?<![\d+])(?:(?:\+?86[\s-]*)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}\s\d{7,8})(?!\d)"
)


def phone(value: Cell | None) -> str:
    """A telephone number in half width, several joined by 、; letters and words are kept."""
    content = unicodedata.normalize("NFKC", plain_text(value))
    pieces = re.split(r"[、，,；;/\n]+", content)
    return "、".join(number for piece in pieces for number in _phones_in(piece))


def _phones_in(piece: str) -> list[str]:
    """The one number of a piece, however it is divided, or else what spaces divide."""
    if whole := phone_number(piece):
        return [whole]
    close = _FIGURES_APART.sub(lambda number: re.sub(r"[\s-]", "", number[0]), piece)
    return [phone_number(number) or number for number in close.split()]


_MOBILE = re.compile(r"(?:\+?86-?)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}(?:-\d{1,5})?|\d{7,8}(?:-\d{1,5})?|[48]00-?\d{3}-?\d{4}")
_SHORT = re.compile(r"\d{3,6}")


def phone_defect(phones: str) -> str:
    """What looks wrong with telephone numbers as read, or an empty string.

    >>> phone_defect("1.39E+10"), phone_defect("13900000001、0595-22000000")
    ('像是被表格改成了科学计数，号码已不完整，请核对', '')
    """
    for number in phones.split("、"):
        plain = number.replace("(", "").replace(")", "-").strip("-")
        if re.fullmatch(r"\d(?:\.\d+)?e\+?\d+", plain, re.IGNORECASE):
            return "像是被表格改成了科学计数，号码已不完整，请核对"
        if re.fullmatch(r"(?:\+?86)?1[3-9]\d{3}0{6}|1[3-9]\d0{8}", plain):
            return f"“{number}”后面全是 0，像是被表格抹掉了，请核对"
        if number.startswith("+") and phone_number(number):
            continue
        if not plain.replace("-", "").replace("+", "").isdigit():
            continue
        if not (_MOBILE.fullmatch(plain) or _LANDLINE.fullmatch(plain) or _SHORT.fullmatch(plain)):
            return f"“{number}”的位数不像电话号码（可能少了数字，或者丢了开头的 0），请核对"
    return ""


def identifiers(value: Cell | None) -> tuple[str, ...]:
    """The identity numbers in a cell, in half width and upper case; raises `Unreadable`.

    Excel keeps fifteen digits: a longer number stored as a number is already wrong.
    """
    if isinstance(value, float) and value >= 10**15:
        raise Unreadable("以数字格式保存，末几位已被 Excel 抹成 0，请把该列改为文本格式后重新填写")
    content = unicodedata.normalize("NFKC", plain_text(value)).upper()
    parts = re.split(r"[、，,；;/\s]+", content)
    if len(parts) > 1 and not all(len(part) in {15, 18} for part in parts):
        parts = re.split(r"[、，,；;/]+", "".join(content.split()))
    if len(parts) > MOST_NUMBERS:
        raise Unreadable(f"有 {len(parts)} 个号码，一件案件写不下这么多人，请核对后分行填写")
    return tuple(part for part in parts if part)
