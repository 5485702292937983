"""The deadline engine: calendar days and working days on the Chinese work calendar.

The first day is not counted; a last day on a Saturday, Sunday or festival day off moves to
the next working day; a working make-up day never moves it; months and years end on the
corresponding day (民法典 201–203, 民事诉讼法 85). Every day here is a Beijing day.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

DAY = timedelta(days=1)
SATURDAY = 5


class Calendar(Protocol):
    """Days off beyond weekends, weekend days worked, and the years that are known."""

    off: frozenset[date]
    work: frozenset[date]
    known_years: frozenset[int]


class Unit(StrEnum):
    """What a length counts."""

    DAYS = "days"
    WORKDAYS = "workdays"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Due:
    """The last day; `provisional` (暂算) when the calendar of a year is not known."""

    on: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One statutory or set clock: its name, length, basis, and what its lapse means."""

    key: str
    name: str
    length: Length
    basis: str
    lapse: str
    since: date = date(1900, 1, 1)
    until: date = date.max


RULES = (
    ClockRule(
        "K2a",
        "物业答复期限",
        Length(5, Unit.WORKDAYS),
        "《民法典》第二百八十五条；期限为本会设置",
        "逾期记入督办，不影响当事人申请调解",
    ),
    ClockRule(
        "K2b",
        "部门答复期限",
        Length(5, Unit.WORKDAYS),
        "参照外地物业管理条例；期限为本会设置",
        "逾期提请上级督办",
    ),
    ClockRule(
        "K9",
        "调解期限",
        Length(30, Unit.DAYS),
        "《人民调解工作若干规定》第三十三条；期限为本会设置",
        "各方同意可以延长；不同意的由调解员终止调解",
    ),
    ClockRule(
        "K13",
        "共同申请司法确认",
        Length(30, Unit.DAYS),
        "《人民调解法》第三十三条、《民事诉讼法》第二百零五条",
        "逾期不能再申请司法确认，协议仍有约束力，可就协议起诉",
    ),
    ClockRule(
        "K16",
        "申请强制执行",
        Length(2, Unit.YEARS),
        "《民事诉讼法》第二百五十条",
        "逾期仍可申请，是否超过期间由法院审查",
    ),
)


def rule(key: str, on: date) -> ClockRule:
    """The rule of a clock in force that day; raises `KeyError` when there is none."""
    for found in RULES:
        if found.key == key and found.since <= on <= found.until:
            return found
    raise KeyError(key)


def is_day_off(day: date, calendar: Calendar) -> bool:
    """Whether nobody need act that day: festival day off, or a weekend that is not worked."""
    if day in calendar.off:
        return True
    return day.weekday() >= SATURDAY and day not in calendar.work


def due(start: date, length: Length, calendar: Calendar) -> Due:
    """The last day of a length that starts on `start` (which is not counted)."""
    if length.unit is Unit.WORKDAYS:
        last = _workdays_on(start, length.amount, calendar)
    else:
        last = _moved(_calendar_end(start, length), calendar)
    return Due(last, _provisional(start, last, calendar))


def _calendar_end(start: date, length: Length) -> date:
    if length.unit is Unit.DAYS:
        return start + length.amount * DAY
    months = length.amount * (12 if length.unit is Unit.YEARS else 1)
    return months_on(start, months)


def months_on(day: date, months: int) -> date:
    """The corresponding day some months on, or that month's last day (民法典 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _moved(last: date, calendar: Calendar) -> date:
    while is_day_off(last, calendar):
        last += DAY
    return last


def _days_after(start: date) -> Iterator[date]:
    while True:
        start += DAY
        yield start


def _workdays_on(start: date, count: int, calendar: Calendar) -> date:
    last = start
    for day in _days_after(start):
        if count <= 0:
            return last
        if not is_day_off(day, calendar):
            last, count = day, count - 1
    raise AssertionError("days never end")


def _provisional(start: date, last: date, calendar: Calendar) -> bool:
    return any(year not in calendar.known_years for year in (start.year, last.year))


def held(last: date, days: int, calendar: Calendar) -> Due:
    """The last day after the clock stood still for some calendar days."""
    moved = _moved(last + days * DAY, calendar)
    return Due(moved, _provisional(last, moved, calendar))


def days_left(today: date, last: date) -> int:
    """Calendar days to the last day; negative when it has passed."""
    return (last - today).days


def workdays_left(today: date, last: date, calendar: Calendar) -> int:
    """Working days after today up to and with the last day."""
    span = range((last - today).days)
    return sum(not is_day_off(today + (i + 1) * DAY, calendar) for i in span)
