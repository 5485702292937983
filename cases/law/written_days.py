"""Reading a day as people write it: one reading for forms, lists and ledgers.

2021-3-5, 2021/3/5, 2021.3.5, 2021年3月5日, 20210305, Chinese numerals, full width, with a weekday
or a time of day after it; 24年3月5日 is of 2024. A day without its year is never completed.
"""

import re
from datetime import date
from functools import lru_cache

from cases.law.numerals import number_of
from mediation.accounts.typed_text import figures_apart

LONGEST = 80
_SIGN = r"[-/.、。·_,\\ ]"
_BEHIND = (
    r"(?:\(?(?:星期|周|礼拜)[一二三四五六日天1-7]\)?|上午|下午|中午|早上|晚上?|凌晨|[ap]m"
    r"|[ t]?\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?(?:\d{1,2}秒)?|半|整)?))"
)
_DAY = re.compile(
    rf"(\d{{4}})(?:(?:年|{_SIGN})(\d{{1,2}})(?:月|{_SIGN})(\d{{1,2}})|(\d\d)(\d\d))(?!\d)"
    rf"[日号]?{_BEHIND}{{0,3}}[-/.。]?",
    re.ASCII,
)
_SHORT_YEAR = re.compile(r"([0-4]\d)(?=年\d{1,2}月\d{1,2}(?:[日号]|$))", re.ASCII)
_NUMERAL = "[〇○零一二三四五六七八九十]"
_CHINESE_DAY = re.compile(
    rf"({_NUMERAL}{{4}}|\d{{4}})年({_NUMERAL}{{1,3}}|\d{{1,2}})月({_NUMERAL}{{1,3}}|\d{{1,2}})(?=[日号])",
    re.ASCII,
)
_WEEKDAY = re.compile("(?:星期|周|礼拜)([一二三四五六日天1-7])")
_CHINESE = str.maketrans("1234567天", "一二三四五六日日")
WEEKDAYS = "一二三四五六日"


class NotADay(ValueError):
    """A text that is not read as a day."""


class WrongWeekday(NotADay):
    """A day with the name of another weekday beside it: one of both is a slip."""


class NoSuchDay(NotADay):
    """A day that the calendar does not have: 2021-02-30."""


@lru_cache(maxsize=8192)
def read_day(text: str) -> date:
    """The day that a text names; raises `NotADay`, for a day that does not exist `NoSuchDay`.

    A space between two figures separates them: 2021-3-1 12:30 is the first of March.

    >>> str(read_day("２０２１年３月５日（周五）")), str(read_day("二〇二一年三月五日"))
    ('2021-03-05', '2021-03-05')
    """
    plain = figures_apart(text).casefold() if len(text) <= LONGEST else ""
    plain = f"20{plain}" if _SHORT_YEAR.match(plain) else plain
    match = _DAY.fullmatch(_CHINESE_DAY.sub(_in_figures, plain, count=1))
    if not match:
        raise NotADay(text[:LONGEST])
    year, *rest = (int(part) for part in match.groups() if part)
    try:
        day = date(year, *rest)
    except ValueError:
        raise NoSuchDay(text) from None
    named = _WEEKDAY.search(plain)
    if named and WEEKDAYS[day.weekday()] != named[1].translate(_CHINESE):
        raise WrongWeekday(text)
    return day


def _in_figures(written: re.Match) -> str:
    return "-".join(number_of(part) for part in written.groups())
