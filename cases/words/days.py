"""Sentences about days that the door, its forms and pages say."""

from datetime import date

IN_THE_FUTURE = "日期不能晚于今天。"
TOO_EARLY = "日期早于1949年10月，不像真实日期，请核对年份。"
IF_TODAY = "日期填今天的，"  # before a last day that holds for today alone


def not_before(day: str, happened: str, instead: str) -> str:
    """That a day precedes what the act rests on: from which day on it may be, why, what to do."""
    return f"日期不能早于{day}，{happened}；{instead}。"


def too_late(last: date, years: int) -> str:
    """That a day to come lies too far off: up to which day it may, and how many years that is."""
    return f"日期不能晚于{last:%Y年%-m月%-d日}（{years}年以内），请核对年份。"
