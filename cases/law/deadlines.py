"""Deadline arithmetic: pure functions on days; the work calendar is a parameter.

The first day is not counted (《民法典》第二百零一条). Months and years end on the corresponding
day, or on the last day of the month (第二百零二条). A last day on a Saturday, Sunday or festival
day off moves to the next working day (第二百零三条); a weekend day made into a working day (调休)
is a working day and moves nothing. While the notice of a year is not published, the days off that
the law fixes hold (`festivals`), other days from Monday to Friday count as working days, and a
result near a festival is provisional (暂算): the notice may exchange days there. It may move the
last days of the December before it, so these are final only when both notices are published.

Limitation (诉讼时效) is not counted here: `phases/handle/requests.py` records its interruption.
"""

from calendar import monthrange
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple, Protocol

from cases.law import festivals

DAY = timedelta(days=1)
SATURDAY = 5
# New Year's holiday and the adjoining weekend: no notice reaches back before 12/25.
TURN_OF_THE_YEAR = timedelta(days=7)
# The longest festival: a last day never moves further, even into the next year.
LONGEST_FESTIVAL = timedelta(days=15)


class KnownDays(Protocol):
    """The days a work calendar holds, such as `Calendar` or the result of
    `workdays.work_calendar`."""

    @property
    def off(self) -> AbstractSet[date]:
        """Festival days off."""

    @property
    def work(self) -> AbstractSet[date]:
        """Weekend days made into working days (调休)."""

    @property
    def known_years(self) -> AbstractSet[int]:
        """The years whose official notice is published."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A work calendar with questions about single days; `by_law`: that without a notice the days
    off hold that the law fixes, as they did not in results of the first version."""

    off: AbstractSet[date] = frozenset()
    work: AbstractSet[date] = frozenset()
    known_years: AbstractSet[int] = frozenset()
    by_law: bool = True

    @classmethod
    def of(cls, days: KnownDays) -> "Calendar":
        """A calendar with the same days."""
        return days if isinstance(days, cls) else cls(days.off, days.work, days.known_years)

    def is_day_off(self, day: date) -> bool:
        """Whether the day is off: a festival, or a weekend day that is not made up."""
        if day in self.off or (day.weekday() >= SATURDAY and day not in self.work):
            return True
        fixed = self.by_law and day.year not in self.known_years
        return fixed and day in festivals.days_off(day.year)

    def knows(self, first: date, last: date) -> bool:
        """Whether no notice still to come may change a day from `first` to `last`."""
        years = range(first.year, (last + TURN_OF_THE_YEAR).year + 1)
        if self.known_years >= set(years):
            return True
        days = (first + n * DAY for n in range((last - first).days + 1))
        return all(self._is_settled(day) for day in days)

    def _is_settled(self, day: date) -> bool:
        if day.year in self.known_years:
            return (day + TURN_OF_THE_YEAR).year in self.known_years
        return not festivals.may_be_exchanged(day)


class Unit(Enum):
    """The unit of a length; hours are counted by `hours`."""

    HOURS = "hours"
    DAYS = "days"
    WORKDAYS = "workdays"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as the law puts it: thirty days, five working days, two years."""

    amount: int
    unit: Unit = Unit.DAYS

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("期限长度不能是负数。")

    def __str__(self) -> str:
        return f"{self.amount}{self.unit_in_words}"

    @property
    def unit_in_words(self) -> str:
        """What is counted: 日, 个工作日."""
        return _UNIT_WORDS[self.unit]


_UNIT_WORDS = {
    Unit.HOURS: "小时",
    Unit.DAYS: "日",
    Unit.WORKDAYS: "个工作日",
    Unit.MONTHS: "个月",
    Unit.YEARS: "年",
}


class Due(NamedTuple):
    """The last day of a deadline (Beijing), and whether it may still move (暂算)."""

    on: date
    provisional: bool


def due(start: date, length: Length, days: KnownDays) -> Due:
    """The last day of a length that starts on `start`; `start` itself is not counted."""
    calendar = Calendar.of(days)
    if length.unit is Unit.WORKDAYS:
        return _nth_workday(start, length.amount, calendar)
    return _moved(_corresponding(start, length), calendar)


def held(due_on: date, count: int, days: KnownDays) -> Due:
    """The last day after a clock in calendar days was held for `count` days."""
    return _moved(due_on + count * DAY, Calendar.of(days))


def last_day(day: date, days: KnownDays) -> date:
    """The day itself, or the next working day if it is a day off (第二百零三条)."""
    return _moved(day, Calendar.of(days)).on


def moved_day(day: date, days: KnownDays) -> Due:
    """As `last_day`, with whether a notice still to come may move it."""
    return _moved(day, Calendar.of(days))


def first_day_kept(today: date, days: KnownDays) -> date:
    """The first due day that is not over on `today`: days off right before it moved theirs."""
    calendar, first = Calendar.of(days), today
    while calendar.is_day_off(first - DAY):
        first -= DAY
    return first


class Resumed(NamedTuple):
    """The last day of a clock after a hold: as counted, and after it moved over days off."""

    counted_to: date
    due: Due


def resumed(last: date, held_on: date, on: date, unit: Unit, days: KnownDays) -> Resumed:
    """The last day after a clock that ends on `last` was held on `held_on` and released on `on`.

    The days held are added in the clock's own unit: working days for a clock in working days.
    """
    if unit is not Unit.WORKDAYS:
        counted = last + max((on - held_on).days, 0) * DAY
        return Resumed(counted, _moved(counted, Calendar.of(days)))
    lost = max(workdays_left(held_on - DAY, on - DAY, days), 0)
    moved = due(last, Length(lost, Unit.WORKDAYS), days)
    return Resumed(moved.on, moved)


def counted_to(start: date, length: Length, due_on: date) -> date:
    """The last day of a length as counted, before it moved over days off to `due_on`."""
    return due_on if length.unit is Unit.WORKDAYS else _corresponding(start, length)


def workdays_left(today: date, due_on: date, days: KnownDays) -> int:
    """Working days after today up to the last day; negative by the working days past it."""
    calendar = Calendar.of(days)
    first, last = sorted((today, due_on))
    between = (first + n * DAY for n in range(1, (last - first).days + 1))
    count = sum(not calendar.is_day_off(day) for day in between)
    return count if today <= due_on else -count


def months_after(day: date, months: int) -> date:
    """The corresponding day that many months later, or the last day of a shorter month.

    >>> months_after(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def _corresponding(start: date, length: Length) -> date:
    if length.unit is Unit.DAYS:
        return start + length.amount * DAY
    return months_after(start, length.amount * (12 if length.unit is Unit.YEARS else 1))


def _moved(last: date, calendar: Calendar) -> Due:
    """The last day, or the next working day if it is a day off."""
    on = last
    while calendar.is_day_off(on):
        on += DAY
    return Due(on, not calendar.knows(last, on))


def _nth_workday(start: date, count: int, calendar: Calendar) -> Due:
    """The n-th working day after the start; final only if every day in between is known."""
    on = start
    for _ in range(count):
        on = _moved(on + DAY, calendar).on
    return Due(on, not calendar.knows(start + DAY if count else on, on))
