"""Reading a day from a cell."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from cases.law.day_rules import FIRST_DAY
from cases.law.numerals import number_of
from cases.ledger.values import LONGEST, Unreadable, plain_text
from cases.ledger.workbook import Cell
from mediation.accounts.typed_text import figures_apart

REMEDY = "请按 2021-03-05 的样子填写年月日"

_SIGN = r"[-/.、。·_,\\\u2010–—− ]"
_BEHIND = (
    r"(?:\(?(?:星期|周|礼拜)[一二三四五六日天1-7]\)?|上午|下午|中午|早上|晚上?|凌晨|[ap]m"
    r"|[ t]?\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?(?:\d{1,2}秒)?|半|整)?))"
)
_DAY = re.compile(
    rf"(\d{{4}})(?:(?:年|{_SIGN})(\d{{1,2}})(?:月|{_SIGN})(\d{{1,2}})|(\d\d)(\d\d))(?!\d)"
    rf"[日号]?{_BEHIND}{{0,3}}[.。]?"
)
_NUMERAL = "[〇○零一二三四五六七八九十]"
_CHINESE_DAY = re.compile(
    rf"({_NUMERAL}{{4}}|\d{{4}})年({_NUMERAL}{{1,3}}|\d{{1,2}})月({_NUMERAL}{{1,3}}|\d{{1,2}})(?=[日号])"
)
_SERIAL = re.compile(r"[1-7]\d{4}(?:\.\d+)?")


def day(value: Cell | None, epoch: date) -> date | None:
    """The Beijing date in a cell, None for an empty one; raises `Unreadable`.

    Accepted: Excel's own dates, bare serials (also as text), 2021-3-5, 2021/3/5, 2021.3.5,
    2021年3月5日, 20210305, Chinese numerals, full-width digits, with a weekday or a time of day
    after it. A space between two figures separates them: 2021-3-1 12:30 is the first of March.
    """
    named_day = _as_stored(_serial(value), epoch) or _as_written(plain_text(value))
    if named_day and named_day < FIRST_DAY:
        raise Unreadable(f"早于 {FIRST_DAY.year} 年，不像真实日期，{REMEDY}")
    return named_day


def _serial(value: Cell | None) -> Cell | None:
    """The cell; a serial stored as text becomes a number."""
    if isinstance(value, str) and _SERIAL.fullmatch(plain := figures_apart(value[:LONGEST])):
        return float(plain)
    return value


def _as_stored(value: Cell | None, epoch: date) -> date | None:
    """The day of a date cell or a bare serial (up to the year 2119); None for text."""
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
    plain = figures_apart(content).casefold() if len(content) <= LONGEST else ""
    match = _DAY.fullmatch(_CHINESE_DAY.sub(_in_figures, plain, count=1))
    if not match:
        raise Unreadable(f"不是能识别的日期，{REMEDY}")
    year, *rest = (int(part) for part in match.groups() if part)
    try:
        return date(year, *rest)
    except ValueError:
        raise Unreadable("这一天不存在，请核对后改正") from None


def _in_figures(written: re.Match) -> str:
    return "-".join(number_of(part) for part in written.groups())
