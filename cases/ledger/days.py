"""Reading a day from a cell."""

import re
from datetime import date, datetime, timedelta

from cases.law.day_rules import FIRST_DAY
from cases.law.written_days import NoSuchDay, NotADay, WrongWeekday, read_day
from cases.ledger.values import LONGEST, Unreadable, plain_text
from cases.ledger.workbook import Cell
from mediation.accounts.typed_text import figures_apart

REMEDY = "请按 2021-03-05 的样子填写年月日"
_SERIAL = re.compile(r"[1-7]\d{4}(?:\.\d+)?")


def day(value: Cell | None, epoch: date) -> date | None:
    """The Beijing date in a cell, None for an empty one; raises `Unreadable`.

    Accepted: Excel's own dates, bare serials (also as text), and days as people write them.
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


def _as_written(content: str) -> date | None:
    if not content:
        return None
    try:
        return read_day(content)
    except NoSuchDay:
        raise Unreadable("这一天不存在，请核对后改正") from None
    except WrongWeekday:
        raise Unreadable("和写在旁边的星期几对不上，请核对后改正") from None
    except NotADay:
        raise Unreadable(f"不是能识别的日期，{REMEDY}") from None
