"""Lengths in hours against moments counted by hand on Beijing's clock (K1)."""

from datetime import UTC, date, datetime

import pytest

from cases.law import hours
from cases.law.deadlines import Length, Unit
from mediation import clock


def moment(text):
    """A wall-clock time of Beijing, YYYY-MM-DD HH:MM."""
    return clock.aware(datetime.strptime(text, "%Y-%m-%d %H:%M"))  # noqa: DTZ007


# Begins, hours, over, the last day it touches, in words.
VECTORS = [
    ("2026-03-02 15:30", 24, "2026-03-03 15:30", date(2026, 3, 3), "2026年3月3日（周二）15时30分"),
    # A Friday's evening: the weekend counts.
    ("2026-03-06 18:05", 24, "2026-03-07 18:05", date(2026, 3, 7), "2026年3月7日（周六）18时05分"),
    # New Year's Eve of the Spring Festival (2/15–23 off): hours are moved by no day off.
    (
        "2026-02-16 20:00",
        24,
        "2026-02-17 20:00",
        date(2026, 2, 17),
        "2026年2月17日（周二）20时00分",
    ),
    # The leap day: 28 February 2028 leads to the 29th, the 29th to 1 March.
    ("2028-02-28 09:00", 24, "2028-02-29 09:00", date(2028, 2, 29), "2028年2月29日（周二）9时00分"),
    ("2028-02-29 09:00", 24, "2028-03-01 09:00", date(2028, 3, 1), "2028年3月1日（周三）9时00分"),
    # 00:30 in Beijing is the day before in UTC.
    ("2026-03-01 00:30", 24, "2026-03-02 00:30", date(2026, 3, 2), "2026年3月2日（周一）0时30分"),
    # At midnight it ends with the day before.
    ("2026-03-02 00:00", 24, "2026-03-03 00:00", date(2026, 3, 2), "2026年3月2日（周一）24时"),
    ("2026-12-31 12:00", 12, "2027-01-01 00:00", date(2026, 12, 31), "2026年12月31日（周四）24时"),
    ("2026-03-02 22:00", 2, "2026-03-03 00:00", date(2026, 3, 2), "2026年3月2日（周一）24时"),
]


@pytest.mark.parametrize(("since", "length", "over", "last", "words"), VECTORS)
def test_hours_run_from_the_moment_itself(since, length, over, last, words):
    until = hours.until(moment(since), Length(length, Unit.HOURS))

    assert (until.at, until.on) == (moment(over), last)
    assert hours.in_words(until.at) == words


@pytest.mark.parametrize(
    ("on", "now", "begins"),
    [
        (date(2026, 3, 2), "2026-03-02 15:30", "2026-03-02 15:30"),  # today: this moment
        (date(2026, 3, 2), "2026-03-04 09:00", "2026-03-03 00:00"),  # a day alone: when it is over
        (date(2026, 2, 28), "2026-03-01 00:10", "2026-03-01 00:00"),
        (date(2028, 2, 28), "2028-03-05 09:00", "2028-02-29 00:00"),
    ],
)
def test_of_an_earlier_day_the_end_counts(on, now, begins):
    assert hours.beginning(on, moment(now)) == moment(begins)


def test_a_moment_is_shown_on_beijings_clock_whatever_its_zone():
    assert (
        hours.in_words(datetime(2026, 2, 28, 16, 30, tzinfo=UTC)) == "2026年3月1日（周日）0时30分"
    )
