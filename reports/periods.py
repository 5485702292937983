"""The period of a brief and the periods it is compared with.

A span of whole calendar months is compared with calendar months: the first half of a year with the
second half of the year before, February with January, a year with the year before. Any other span
is compared with as many days.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from cases.law.deadlines import months_after

DAY = timedelta(days=1)
YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, both days included; either end may be open."""

    since: date | None = None
    until: date | None = None

    @property
    def months(self) -> int:
        """How many whole calendar months it is; 0 for any other span.

        >>> Period(date(2026, 1, 1), date(2026, 6, 30)).months
        6
        """
        if not (self.since and self.until):
            return 0
        after = self.until + DAY
        whole = self.since.day == after.day == 1
        return 12 * (after.year - self.since.year) + after.month - self.since.month if whole else 0

    def before(self) -> "Period | None":
        """The period before (上期); None where an end is open.

        >>> str(Period(date(2026, 1, 1), date(2026, 6, 30)).before().since)
        '2025-07-01'
        """
        if not (self.since and self.until):
            return None
        if self.months:
            return Period(months_after(self.since, -self.months), self.since - DAY)
        return Period(self.since - DAY - (self.until - self.since), self.since - DAY)

    def year_before(self) -> "Period | None":
        """The same period a year before (去年同期); None where an end is open.

        A month's last day stays the last: February 2025 is compared with all 29 days of 2024.
        """
        if not (self.since and self.until):
            return None
        if self.months:
            first = months_after(self.since, -YEAR)
            return Period(first, months_after(first, self.months) - DAY)
        return Period(months_after(self.since, -YEAR), months_after(self.until, -YEAR))

    def words(self) -> str:
        """2026年10月, 2026年上半年, or from when to when; empty where both ends are open.

        >>> Period(date(2026, 7, 1), date(2026, 9, 30)).words()
        '2026年第三季度'
        """
        if not (self.since or self.until):
            return ""
        return self._calendar_name() or (
            f"{day_in_words(self.since) or '最早'}至{day_in_words(self.until) or '今'}"
        )

    def _calendar_name(self) -> str:
        """The name of a month, quarter, half or year; empty for any other span."""
        if not self.months or self.since is None or (self.since.month - 1) % self.months:
            return ""
        year, place = self.since.year, (self.since.month - 1) // self.months
        return {
            1: f"{year}年{self.since.month}月",
            3: f"{year}年第{'一二三四'[place % 4]}季度",
            6: f"{year}年{'上下'[place % 2]}半年",
            12: f"{year}年",
        }.get(self.months, "")


def month_span(last: date, back: int) -> Period:
    """The calendar month that lies `back` months before that of a day."""
    year, month = divmod(last.year * 12 + last.month - 1 - back, 12)
    return Period(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))


def month_in_words(name: str) -> str:
    """A month in words.

    >>> month_in_words("2026-03")
    '2026年3月'
    """
    year, month = name.split("-")
    return f"{year}年{int(month)}月"


def day_in_words(day: date | None) -> str:
    """A day in words; empty for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
