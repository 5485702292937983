"""A year's notice in a file, validated before use."""

from datetime import date
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1950, 2100
SATURDAY = 5
LONGEST_NAME, LONGEST_SOURCE = 30, 200


class CalendarError(ValueError):
    """A calendar file cannot be imported; the message is the Chinese sentence to show."""


class Notice(NamedTuple):
    """The contents of a notice: its year, its papers, and its days as (day, name, off or
    worked)."""

    year: int
    source: str
    days: tuple[tuple[date, str, bool], ...]


def read_notice(data) -> Notice:
    """The notice in {year, papers[], days[{name, date, isOffDay}]}; raises `CalendarError`."""
    if not isinstance(data, dict):
        raise CalendarError("日历文件要写成 {year, papers, days}。")
    year = _year(data.get("year"))
    rows = data.get("days")
    if not isinstance(rows, list):
        raise CalendarError(f"{year}年：缺少 days（没有公布的年份写成空的 []）。")
    days = tuple(_day(row, year) for row in rows)
    if len({day for day, _, _ in days}) < len(days):
        raise CalendarError(f"{year}年：同一天写了两次。")
    if days and not any(off and day.year == year for day, _, off in days):
        raise CalendarError(f"{year}年：没有一天放假，不像完整的通知。")
    return Notice(year, _source(data.get("papers"), year), days)


def _year(value) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise CalendarError("日历文件缺少 year，或者不是整数。")
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise CalendarError(f"年份 {value} 不在 {FIRST_YEAR}—{LAST_YEAR} 之间。")
    return value


def _source(papers, year: int) -> str:
    if papers is None:
        return ""
    if not isinstance(papers, list) or not all(isinstance(paper, str) for paper in papers):
        raise CalendarError(f"{year}年：papers 要写成若干文字。")
    return "；".join(papers)[:LONGEST_SOURCE]


def _day(row, year: int) -> tuple[date, str, bool]:
    """One day; a notice may concern the December before its year."""
    day, name, off = _fields(row, year)
    if day.year != year and (day.year, day.month) != (year - 1, 12):
        raise CalendarError(f"{year}年：{day} 不是这一年的日子。")
    if not off and day.weekday() < SATURDAY:
        raise CalendarError(f"{year}年：{day} 不是周六周日，不能写成调休上班。")
    return day, name, off


def _fields(row, year: int) -> tuple[date, str, bool]:
    fields = row if isinstance(row, dict) else {}
    name, written, off = (fields.get(key) for key in ("name", "date", "isOffDay"))
    if not isinstance(name, str) or len(name) > LONGEST_NAME or not isinstance(off, bool):
        raise CalendarError(f"{year}年：days 的每一项要写成 name、date、isOffDay。")
    try:
        return date.fromisoformat(written), name, off
    except (TypeError, ValueError):
        raise CalendarError(f"{year}年：“{written}”不是日期，请写成 2026-01-01 这样。") from None
