"""The Spring Festivals of 2027 and 2028, whose notices are not published, and the leap day of
2028, against each clock; counted by hand.

Off by law (《全国年节及纪念日放假办法》第二条) in 2027: Fri 5 (the eve) to Mon 8 February; in 2028:
Tue 25 to Fri 28 January, before a weekend. A day near them may still be exchanged: provisional.
2/29 of 2028 is a Tuesday, far from any festival. Rows as in `test_deadline_vectors`.
"""

import pytest

from cases.law import clock_rules, deadlines
from cases.law.clock_rules import RULES
from cases.law.deadlines import Due, Unit
from tests.cases.law.year_2026 import CALENDAR, differing, on

# (keys, what is final, what may still be moved by a notice)
BY_KIND = {
    "five working days": (
        ("K2a", "K2b"),
        [("2028/2/24", "2028/2/24", "2028/3/2")],  # 25, 28 29, 1 2
        [
            ("2027/1/29", "2027/1/31", "2027/2/9"),  # 1–4, Tue 9
            ("2027/2/3", "2027/2/3", "2027/2/12"),  # 4, 9–12
            ("2027/2/4", "2027/2/8", "2027/2/15"),  # 9–12, Mon 15
        ],
    ),
    "three working days": (
        ("K10", "K10b", "K10c", "KD"),
        [("2028/2/25", "2028/2/27", "2028/3/1")],  # 28 29, 1
        [
            ("2027/2/2", "2027/2/2", "2027/2/9"),  # 3 4, 9
            ("2027/2/3", "2027/2/3", "2027/2/10"),  # 4, 9 10
            ("2027/2/4", "2027/2/8", "2027/2/11"),  # 9 10 11
        ],
    ),
    "three days": (("K14a",), [], [("2027/2/2", "2027/2/6", "2027/2/9")]),
    "five days": (("K18a",), [], [("2027/1/31", "2027/2/4", "2027/2/9")]),
    "seven days": (
        ("K11c", "K19a"),
        [("2028/2/22", "2028/2/22", "2028/2/29")],
        [("2027/1/29", "2027/2/2", "2027/2/9")],
    ),
    "fifteen days": (
        ("K4", "K11b", "K15", "K18b", "K18"),
        [("2028/2/14", "2028/2/14", "2028/2/29")],
        [("2027/1/21", "2027/1/25", "2027/2/9")],
    ),
    "thirty days": (
        ("K11a", "K13", "K14", "K18c", "K19.sc", "K21a"),
        [("2028/1/30", "2028/1/30", "2028/2/29")],
        [
            ("2027/1/6", "2027/1/10", "2027/2/9"),
            ("2027/12/26", "2028/1/1", "2028/1/31"),  # 1/25–1/28, Sat 29, Sun 30
        ],
    ),
    "one month": (
        ("K9",),
        [("2028/1/29", "2028/1/31", "2028/2/29")],
        [
            ("2027/1/5", "2027/1/9", "2027/2/9"),
            ("2027/12/25", "2027/12/31", "2028/1/31"),
            ("2028/2/29", "2028/2/29", "2028/3/29"),  # 清明 on 4/4 is within two weeks
        ],
    ),
    "sixty days": (
        ("K3",),
        [("2027/12/31", "2027/12/31", "2028/2/29")],  # 31 of January, 29 of February
        [("12/7", "12/11", "2027/2/9")],
    ),
    "two months": (
        ("K19.xe",),
        [("12/28", "12/31", "2027/3/1"), ("2027/12/29", "2027/12/31", "2028/2/29")],  # Sun 2/28
        [("12/5", "12/9", "2027/2/9")],
    ),
    "three months": (
        ("K19.jy", "K19.ss", "K20"),
        [("11/28", "11/30", "2027/3/1"), ("2027/11/29", "2027/11/30", "2028/2/29")],
        [("11/5", "11/9", "2027/2/9")],
    ),
    "six months": (
        ("K17", "K19", "K19.pt"),
        [("8/28", "8/31", "2027/3/1"), ("2027/8/29", "2027/8/31", "2028/2/29")],
        [("8/5", "8/9", "2027/2/9")],
    ),
    "180 days": (
        ("K21b",),
        [("2027/9/2", "2027/9/2", "2028/2/29")],
        [("8/9", "8/13", "2027/2/9")],
    ),
    "two years": (
        ("K16",),
        [("2/28", "2/28", "2028/2/28"), ("2028/2/29", "2028/2/29", "2030/2/28")],
        [("2025/2/5", "2025/2/9", "2027/2/9"), ("1/25", "1/31", "2028/1/31")],
    ),
}
CASES = [(key, *rows) for keys, *rows in BY_KIND.values() for key in keys]


@pytest.mark.parametrize(("key", "final", "provisional"), CASES, ids=[row[0] for row in CASES])
def test_each_clock_ends_after_the_festival_and_on_the_leap_day(key, final, provisional):
    def length(start):
        return clock_rules.rule(key, start).length

    assert differing(final, length, provisional=False) == {}
    assert differing(provisional, length, provisional=True) == {}


def test_every_clock_of_days_is_in_the_table():
    others = {"K1", "K21"}  # hours, and a year that no day off moves
    by_level = {key for key in RULES if key.startswith(("K2a.", "K2b."))}
    assert {key for key, *_ in CASES} == set(RULES) - others - by_level


@pytest.mark.parametrize(
    ("last", "held_on", "again", "unit", "then"),
    [
        ("2027/2/4", "2027/1/20", "2027/1/22", Unit.DAYS, "2027/2/9"),  # two: Sat 6
        ("2027/2/4", "2027/1/20", "2027/1/25", Unit.DAYS, "2027/2/9"),  # five: Tue 9
        ("2027/2/9", "2027/2/4", "2027/2/9", Unit.WORKDAYS, "2027/2/10"),  # lost Thu 4 alone
        ("2027/2/9", "2027/2/5", "2027/2/9", Unit.WORKDAYS, "2027/2/9"),  # nothing lost
    ],
)
def test_a_clock_held_over_the_festival_gets_back_what_it_lost(last, held_on, again, unit, then):
    days = map(on, (last, held_on, again))

    assert deadlines.resumed(*days, unit, CALENDAR).due == Due(on(then), provisional=True)


@pytest.mark.parametrize(
    ("until", "then", "provisional"),
    [
        ("2027/2/5", "2027/2/9", True),  # all parties agree on the eve
        ("2027/2/8", "2027/2/9", True),
        ("2028/2/29", "2028/2/29", False),
        ("2027/2/28", "2027/3/1", False),  # a Sunday
    ],
)
def test_a_day_agreed_by_all_moves_over_the_festival(until, then, provisional):
    assert deadlines.held(on(until), 0, CALENDAR) == Due(on(then), provisional)
