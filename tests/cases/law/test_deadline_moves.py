"""Clocks held over the special days of 2026, or extended, computed by hand.

A clock in working days gets back the working days it was held, one in days gets back days; the day
of the hold counts as held, the day of the release does not.
"""

import pytest

from cases.law import deadlines
from cases.law.deadlines import Due, Length, Unit
from tests.cases.law.year_2026 import CALENDAR, on

# K2a, K2b: sent, last day, stopped, runs again, last day then.
WORKING_DAYS_LOST = [
    # 30 31, Sun 4 worked, 5 6; lost 31 and the Sunday: 7 8
    ("2025/12/29", "1/6", "2025/12/31", "1/5", "1/8"),
    # Sat 14 worked, 24–27; lost the Saturday: the Saturday worked after
    ("2/13", "2/27", "2/14", "2/24", "2/28"),
    # nothing but the festival: nothing lost
    ("2/13", "2/27", "2/15", "2/24", "2/27"),
    # lost Fri 13, Sat 14, Tue 24: Sat 28 worked, 2 3
    ("2/13", "2/27", "2/13", "2/25", "3/3"),
    # lost the Saturday worked: Mon 2 becomes Tue 3
    ("2/24", "3/2", "2/28", "3/1", "3/3"),
    # 3, 7–10; lost 3 and 7: 13 14
    ("4/2", "4/10", "4/3", "4/8", "4/14"),
    # 30, 6 7 8, Sat 9 worked; lost 30 and 6: 11 12
    ("4/29", "5/9", "4/30", "5/7", "5/12"),
    # lost the Saturday worked itself: Mon 11
    ("4/29", "5/9", "5/9", "5/11", "5/11"),
    # 18, 22–25; lost 18 and 22: 26, 29
    ("6/17", "6/25", "6/18", "6/23", "6/29"),
    # 18, Sun 20 worked, 21 22 23; a free Saturday and the Sunday worked: one lost
    ("9/17", "9/23", "9/19", "9/21", "9/24"),
    # 21–24, 28; lost 24 and 28: 29 30
    ("9/20", "9/28", "9/24", "9/29", "9/30"),
    # 29 30, 8 9, Sat 10 worked; lost 29 30 8: 12 13 14
    ("9/28", "10/10", "9/29", "10/9", "10/14"),
    # lost Fri 9 and the Saturday worked: 12 13
    ("9/28", "10/10", "10/9", "10/12", "10/13"),
]
# K9: last day, stopped, runs again, last day then.
DAYS_LOST = [
    ("2/10", "2/2", "2/6", "2/14"),  # four days, on the Saturday worked
    ("2/10", "2/2", "2/7", "2/24"),  # five: 2/15
    ("4/1", "3/10", "3/13", "4/7"),  # three: 4/4
    ("4/30", "4/1", "4/2", "5/6"),  # one: 5/1
    ("4/30", "4/1", "4/10", "5/9"),  # nine, on the Saturday worked
    ("4/30", "4/1", "4/11", "5/11"),  # ten: Sun 5/10
    ("6/18", "6/1", "6/2", "6/22"),  # one: 6/19
    ("9/18", "9/1", "9/2", "9/20"),  # one: Sat 9/19, to the Sunday worked
    ("9/24", "9/1", "9/3", "9/28"),  # two: Sat 9/26
    ("9/30", "9/1", "9/8", "10/8"),  # seven: 10/7
    ("9/30", "9/1", "9/11", "10/10"),  # ten, on the Saturday worked
    ("12/4", "12/1", "12/21", "12/24"),  # twenty: the last day no other notice speaks of
]


@pytest.mark.parametrize("row", WORKING_DAYS_LOST, ids=str)
def test_a_clock_in_working_days_gets_back_the_working_days_held_around_a_festival(row):
    sent, last, stopped, again, then = map(on, row)
    five = Length(5, Unit.WORKDAYS)

    assert deadlines.due(sent, five, CALENDAR) == Due(last, provisional=False)
    assert deadlines.resumed(last, stopped, again, Unit.WORKDAYS, CALENDAR).due == Due(then, False)


@pytest.mark.parametrize("row", DAYS_LOST, ids=str)
def test_a_clock_in_days_gets_back_days_and_then_moves_off_a_day_off(row):
    last, stopped, again, then = map(on, row)

    assert deadlines.resumed(last, stopped, again, Unit.DAYS, CALENDAR).due == Due(then, False)


@pytest.mark.parametrize(
    ("last", "stopped", "again", "unit", "then"),
    [
        ("12/24", "12/23", "12/24", Unit.WORKDAYS, "12/25"),
        ("12/29", "12/24", "12/28", Unit.WORKDAYS, "12/31"),  # lost 24 25
        ("12/24", "12/1", "12/3", Unit.DAYS, "12/28"),  # Sat 26
        ("12/30", "12/1", "12/4", Unit.DAYS, "2027/1/4"),  # Sat 2 January
    ],
)
def test_a_day_moved_into_the_end_of_december_is_provisional(last, stopped, again, unit, then):
    last, stopped, again, then = map(on, (last, stopped, again, then))

    assert deadlines.resumed(last, stopped, again, unit, CALENDAR).due == Due(
        then, provisional=True
    )


# More time, a number of days from the old last day, itself not counted: old, days, new.
MORE_TIME = [
    ("1/30", 15, "2/14"),  # the Saturday worked
    ("1/30", 16, "2/24"),  # 2/15
    ("3/6", 30, "4/7"),  # 4/5
    ("4/1", 30, "5/6"),  # 5/1
    ("4/24", 15, "5/9"),  # the Saturday worked
    ("6/5", 15, "6/22"),  # 6/20
    ("9/4", 15, "9/20"),  # Sat 19, to the Sunday worked
    ("9/11", 15, "9/28"),  # Sat 26
    ("9/7", 30, "10/8"),  # 10/7
    ("9/25", 15, "10/10"),  # the Saturday worked
    ("12/9", 15, "12/24"),
]


@pytest.mark.parametrize("row", MORE_TIME, ids=str)
def test_more_time_is_counted_from_the_old_last_day_over_a_festival(row):
    old, count, new = row

    assert deadlines.due(on(old), Length(count), CALENDAR) == Due(on(new), provisional=False)
