"""Sentences about days that the door, its forms and pages say."""

from datetime import date

from cases.law.clause_text import chinese_day
from cases.law.deadlines import Due
from mediation import clock

IN_THE_FUTURE = "日期不能晚于今天。"
PROVISIONAL = "暂算，工作日历未公布"
IF_TODAY = "日期填今天的，"  # before a last day that holds for today alone


def remark(due: Due) -> str:
    """That a notice still to come may move a last day; empty for one that stays."""
    return PROVISIONAL if due.provisional else ""


def in_short(*, provisional: bool) -> str:
    """The same where a list or a desk has little room."""
    return "（暂算）" if provisional else ""


def last_day_in_text(due: Due) -> str:
    """A last day within a sentence, with the remark that it may still move."""
    return f"{chinese_day(due.on)}{f'（{PROVISIONAL}）' if due.provisional else ''}"


def last_day_in_words(due: Due) -> str:
    """The same with the day of the week: 2027年2月14日（周日，暂算，工作日历未公布）."""
    said = remark(due)
    return f"{clock.in_words(due.on).removesuffix('）')}{said and f'，{said}'}）"


def extended_in_words(until: date, due: Due) -> str:
    """The day to which people extend a time, and to which last day it moves over days off."""
    moves = due.on != until
    return (
        f"{clock.in_words(until)}，逢休息日顺延到{last_day_in_words(due)}"
        if moves
        else (last_day_in_words(due))
    )


def by_last_day(due: Due) -> str:
    """Until when something is in time, with the same remark.

    >>> by_last_day(Due(date(2026, 3, 5), False)), by_last_day(Due(date(2027, 2, 14), True))
    ('2026年3月5日（含当日）前', '2027年2月14日（含当日；暂算，工作日历未公布）前')
    """
    return f"{chinese_day(due.on)}（{'；'.join(filter(None, ('含当日', remark(due))))}）前"


def last_day_within(due: Due) -> str:
    """The same within parentheses of a sentence: 2027年2月14日，暂算，工作日历未公布."""
    return "，".join(filter(None, (chinese_day(due.on), remark(due))))


def not_before(day: str, happened: str, instead: str) -> str:
    """That a day precedes what the act rests on: from which day on it may be, why, what to do."""
    return f"日期不能早于{day}，{happened}；{instead}。"


def too_early(first: date) -> str:
    """That a day lies before the first one that can be meant."""
    return f"日期早于{first:%Y年%-m月}，不像真实日期，请核对年份。"


def too_late(last: date, years: int) -> str:
    """That a day to come lies too far off: up to which day it may, and how many years that is."""
    return f"日期不能晚于{last:%Y年%-m月%-d日}（{years}年以内），请核对年份。"


def arose_in_words(case) -> str:
    """The day the dispute arose, to its recorded precision; empty where it is not recorded."""
    day = case.arose_on
    if day is None:
        return ""
    if case.arose_precision == "year":
        return f"{day.year}年"
    if case.arose_precision == "month":
        return f"{day.year}年{day.month}月"
    if case.arose_precision == "period":
        last = f"至{chinese_day(case.arose_until)}" if case.arose_until else "起，还在继续"
        return f"{chinese_day(day)}{last}"
    return f"{'约' if case.arose_precision == 'about' else ''}{chinese_day(day)}"
