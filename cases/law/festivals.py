"""Days off that the law itself fixes, without the yearly notice.

《全国年节及纪念日放假办法》 (as of 2025-01-01), 第二条: New Year's Day; four days of the Spring
Festival from its eve; 清明; 1 and 2 May; 端午; 中秋; 1 to 3 October. The yearly notice only adds
the days exchanged with weekends (调休), never further than two weeks from a festival.
"""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
EXCHANGED_WITHIN = timedelta(days=14)
# Lunar New Year's Day, 清明, 端午, 中秋, as month and day.
MOVABLE = {
    2025: ((1, 29), (4, 4), (5, 31), (10, 6)),
    2026: ((2, 17), (4, 5), (6, 19), (9, 25)),
    2027: ((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: ((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: ((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: ((2, 3), (4, 5), (6, 5), (9, 12)),
    2031: ((1, 23), (4, 5), (6, 24), (10, 1)),
    2032: ((2, 11), (4, 4), (6, 12), (9, 19)),
    2033: ((1, 31), (4, 4), (6, 1), (9, 8)),
    2034: ((2, 19), (4, 5), (6, 20), (9, 27)),
    2035: ((2, 8), (4, 5), (6, 10), (9, 16)),
    2036: ((1, 28), (4, 4), (5, 30), (10, 4)),
}
FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))


@cache
def days_off(year: int) -> frozenset[date]:
    """The days off of a year that the law fixes; of a year after the table those that never move.

    Of an earlier year none: the law of that time fixed others.
    """
    if year < min(MOVABLE):
        return frozenset()
    fixed = {date(year, *day) for day in FIXED}
    if year not in MOVABLE:
        return frozenset(fixed)
    new_year, *others = (date(year, *day) for day in MOVABLE[year])
    spring = {new_year + n * DAY for n in range(-1, 3)}
    return frozenset({*spring, *others, *fixed})


def may_be_exchanged(day: date) -> bool:
    """Whether a notice still to come may change the day: it lies near a festival."""
    years = range((day - EXCHANGED_WITHIN).year, (day + EXCHANGED_WITHIN).year + 1)
    if any(year not in MOVABLE for year in years):
        return True
    near = (off for year in years for off in days_off(year))
    return any(abs(day - off) <= EXCHANGED_WITHIN for off in near)
