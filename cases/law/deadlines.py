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
    """The unit of a length."""

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
        return f"{self.amount}{_UNIT_WORDS[self.unit]}"


_UNIT_WORDS = {Unit.DAYS: "日", Unit.WORKDAYS: "个工作日", Unit.MONTHS: "个月", Unit.YEARS: "年"}


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


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A named clock: its length, article, who must act, and the effect of a lapse."""

    key: str
    name: str
    length: Length
    basis: str
    must_act: str
    lapse: str
    since: date
    until: date | None = None


_COURT_INVITED = "《特邀调解规定》第二十七条、《在线调解规则》第二十四条"
_JOINT = "《人民调解法》第三十三条"
_LATE_CONFIRMATION = "不能再共同申请司法确认；协议仍有法律约束力，可以就协议向人民法院起诉。"
_LATE_ENFORCEMENT = "被申请执行的一方可以提出超过申请执行时效的异议；时效中止、中断的除外。"


def _joint(since: date, until: date | None, article: str) -> ClockRule:
    basis = f"{_JOINT}、《民事诉讼法》{article}"
    who = "各方当事人共同"
    return ClockRule(
        "K13", "共同申请司法确认", Length(30), basis, who, _LATE_CONFIRMATION, since, until
    )


def _enforcement(since: date, until: date | None, article: str) -> ClockRule:
    basis, length = f"《民事诉讼法》{article}", Length(2, Unit.YEARS)
    return ClockRule("K16", "申请执行", length, basis, "债权人", _LATE_ENFORCEMENT, since, until)


_EXTEND_OR_END = "各方同意的可以延期，不同意的终止调解，"


def _for_a_court(key: str, days: int) -> ClockRule:
    """The time to mediate what a court sent; the clock itself is a K9."""
    lapse = f"{_EXTEND_OR_END}向法院书面报告并移送材料。"
    return ClockRule(
        key, "调解期限", Length(days), _COURT_INVITED, "调解员", lapse, date(2016, 7, 1)
    )


# The 民事诉讼法 was renumbered on 2022-01-01 and on 2024-01-01; the lengths stayed.
# The clocks of a company's and a department's answer, and every clock an end of the case ends.
ANSWER_CLOCKS = ("K2a", "K2b")
EVERY_CLOCK = (*ANSWER_CLOCKS, "K9", "K13", "K16")
RULES: dict[str, tuple[ClockRule, ...]] = {
    "K2a": (
        ClockRule(
            "K2a",
            "物业答复",
            Length(5, Unit.WORKDAYS),
            "《民法典》第二百八十五条（“及时”；天数由调委会设定）",
            "物业服务企业",
            "列入逾期名单。",
            date(2021, 1, 1),
        ),
    ),
    "K2b": (
        ClockRule(
            "K2b",
            "部门答复",
            Length(5, Unit.WORKDAYS),
            "转办制度（天数由调委会设定）",
            "承办部门",
            "列入逾期名单，提请区里协调，不得再次转交。",
            date(2021, 1, 1),
        ),
    ),
    "K9": (
        ClockRule(
            "K9",
            "调解期限",
            Length(1, Unit.MONTHS),
            "《人民调解工作若干规定》第三十三条",
            "调解员",
            f"一般应当在一个月内调解结束；{_EXTEND_OR_END}并告知仲裁、行政、司法途径。",
            date(2002, 11, 1),
        ),
    ),
    "K11a": (_for_a_court("K11a", 30),),
    "K11b": (_for_a_court("K11b", 15),),
    "K11c": (_for_a_court("K11c", 7),),
    "K13": (
        _joint(date(2013, 1, 1), date(2021, 12, 31), "第一百九十四条"),
        _joint(date(2022, 1, 1), date(2023, 12, 31), "第二百零一条"),
        _joint(date(2024, 1, 1), None, "第二百零五条"),
    ),
    "K16": (
        _enforcement(date(2013, 1, 1), date(2021, 12, 31), "第二百三十九条"),
        _enforcement(date(2022, 1, 1), date(2023, 12, 31), "第二百四十六条"),
        _enforcement(date(2024, 1, 1), None, "第二百五十条"),
    ),
}


def rule(key: str, on: date) -> ClockRule:
    """The rule of a clock in force on that day; for an earlier day the oldest one known."""
    rules = RULES[key]
    return next((r for r in reversed(rules) if r.since <= on), rules[0])
