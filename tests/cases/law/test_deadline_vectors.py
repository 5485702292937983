"""Every special day of 2026 against each clock, counted by hand from the State Council's notice.

Off: Thu 1/1–Sat 1/3, Sun 2/15–Mon 2/23, Sat 4/4–Mon 4/6, Fri 5/1–Tue 5/5, Fri 6/19–Sun 6/21, Fri
9/25–Sun 9/27, Thu 10/1–Wed 10/7. Worked: Sun 1/4, Sat 2/14, Sat 2/28, Sat 5/9, Sun 9/20, Sat 10/10.
Of 2024 and 2025 only days untouched by a notice are used. 2027 is not published.

A row holds the first and the last of the starts that end alike, and where they end; the rule of a
clock gives its length. The day of the event is not counted (《民法典》第二百零一条); a last day off
moves to the next working day (第二百零三条, 《民事诉讼法》第八十五条).
"""

from datetime import datetime, time

import pytest

from cases.law import clock_rules, clocks_of_visits, deadlines, hours
from cases.law.clock_rules import RULES
from mediation import clock
from tests.cases.law.vectors_of_courts import (
    FIVE_DAYS,
    SIX_MONTHS,
    SIX_MONTHS_INTO_2027,
    SIXTY_DAYS,
    SIXTY_DAYS_INTO_2027,
    THREE_DAYS,
    THREE_MONTHS,
    TO_SET_ASIDE,
    TWO_MONTHS,
)
from tests.cases.law.vectors_of_hours import BY_RULE_IN_HOURS
from tests.cases.law.vectors_of_visits import HALF_A_YEAR, HALF_A_YEAR_INTO_2027, YEARS
from tests.cases.law.year_2026 import DAY, MADE_UP, OFF, differing, on, spread

# K2a, K2b: five working days. The days counted stand behind each row.
FIVE_WORKING_DAYS = [
    ("2025/12/25", "2025/12/25", "1/4"),  # 26 29 30 31, Sun 4 worked
    ("2025/12/26", "2025/12/28", "1/5"),  # 29 30 31, Sun 4 worked, 5
    ("2025/12/30", "2025/12/30", "1/7"),  # 31, Sun 4 worked, 5 6 7
    ("2025/12/31", "1/3", "1/8"),  # Sun 4 worked, 5 6 7 8
    ("1/4", "1/4", "1/9"),  # 5 6 7 8 9
    ("1/9", "1/11", "1/16"),  # 12–16
    ("2/6", "2/8", "2/13"),  # 9–13
    ("2/9", "2/9", "2/14"),  # 10–13, Sat 14 worked
    ("2/12", "2/12", "2/26"),  # 13, Sat 14 worked, 24 25 26
    ("2/13", "2/13", "2/27"),  # Sat 14 worked, 24–27
    ("2/14", "2/23", "2/28"),  # 24–27, Sat 28 worked
    ("2/24", "2/24", "3/2"),  # 25 26 27, Sat 28 worked, 2
    ("2/27", "2/27", "3/5"),  # Sat 28 worked, 2–5
    ("2/28", "3/1", "3/6"),  # 2–6
    ("3/27", "3/29", "4/3"),  # 30 31 1 2 3
    ("4/2", "4/2", "4/10"),  # 3, 7–10
    ("4/3", "4/6", "4/13"),  # 7–10, 13
    ("4/10", "4/12", "4/17"),  # 13–17
    ("4/24", "4/26", "5/6"),  # 27–30, 6
    ("4/29", "4/29", "5/9"),  # 30, 6 7 8, Sat 9 worked
    ("4/30", "5/5", "5/11"),  # 6 7 8, Sat 9 worked, 11
    ("5/8", "5/8", "5/14"),  # Sat 9 worked, 11–14
    ("5/9", "5/10", "5/15"),  # 11–15
    ("6/12", "6/14", "6/22"),  # 15–18, 22
    ("6/17", "6/17", "6/25"),  # 18, 22–25
    ("6/18", "6/21", "6/26"),  # 22–26
    ("6/26", "6/28", "7/3"),  # 29 30 1 2 3
    ("9/17", "9/17", "9/23"),  # 18, Sun 20 worked, 21 22 23
    ("9/18", "9/19", "9/24"),  # Sun 20 worked, 21–24
    ("9/20", "9/20", "9/28"),  # 21–24, 28
    ("9/23", "9/23", "10/8"),  # 24, 28 29 30, 8
    ("9/24", "9/27", "10/9"),  # 28 29 30, 8 9
    ("9/29", "9/29", "10/12"),  # 30, 8 9, Sat 10 worked, 12
    ("9/30", "10/7", "10/13"),  # 8 9, Sat 10 worked, 12 13
    ("10/9", "10/9", "10/15"),  # Sat 10 worked, 12–15
    ("10/10", "10/11", "10/16"),  # 12–16
    ("12/17", "12/17", "12/24"),  # 18, 21–24
]
WORKING_DAYS_INTO_2027 = [
    ("12/18", "12/20", "12/25"),  # 21–25
    ("12/24", "12/24", "12/31"),  # 25, 28–31
    ("12/25", "12/27", "2027/1/4"),  # 28–31, Fri 1 off by law, Mon 4
    ("12/30", "12/30", "2027/1/7"),  # 31, 4–7
    ("12/31", "12/31", "2027/1/8"),  # 4–8
]

# K11a, K13: thirty days; the thirtieth day stands behind each row.
THIRTY_DAYS = [
    ("2025/11/27", "2025/11/28", "2025/12/29"),  # Sat 27, Sun 28 December
    ("2025/12/1", "2025/12/1", "2025/12/31"),
    ("2025/12/2", "2025/12/4", "1/4"),  # 1/1–1/3, to the Sunday worked
    ("2025/12/5", "2025/12/5", "1/4"),  # the Sunday worked itself
    ("2025/12/6", "2025/12/6", "1/5"),
    ("2025/12/11", "2025/12/12", "1/12"),  # Sat 10, Sun 11
    ("2025/12/31", "2025/12/31", "1/30"),
    ("1/1", "1/2", "2/2"),  # Sat 31 January, Sun 1
    ("1/8", "1/9", "2/9"),  # Sat 7, Sun 8
    ("1/15", "1/15", "2/14"),  # the Saturday worked stays
    ("1/16", "1/24", "2/24"),  # 2/15–2/23
    ("1/25", "1/25", "2/24"),
    ("1/29", "1/29", "2/28"),  # the Saturday worked stays
    ("1/30", "1/30", "3/2"),  # Sun 1
    ("2/26", "2/27", "3/30"),  # Sat 28, Sun 29
    ("3/5", "3/7", "4/7"),  # 4/4–4/6
    ("3/12", "3/13", "4/13"),  # Sat 11, Sun 12
    ("3/26", "3/27", "4/27"),  # Sat 25, Sun 26
    ("3/31", "3/31", "4/30"),
    ("4/1", "4/5", "5/6"),  # 5/1–5/5
    ("4/9", "4/9", "5/9"),  # the Saturday worked stays
    ("4/10", "4/10", "5/11"),  # Sun 10
    ("5/14", "5/15", "6/15"),  # Sat 13, Sun 14
    ("5/20", "5/22", "6/22"),  # 6/19–6/21
    ("5/28", "5/29", "6/29"),  # Sat 27, Sun 28
    ("8/20", "8/20", "9/20"),  # Sat 19, to the Sunday worked
    ("8/21", "8/21", "9/20"),  # the Sunday worked stays
    ("8/26", "8/28", "9/28"),  # 9/25–9/27
    ("9/1", "9/7", "10/8"),  # 10/1–10/7
    ("9/10", "9/10", "10/10"),  # the Saturday worked stays
    ("9/11", "9/11", "10/12"),  # Sun 11
    ("11/24", "11/24", "12/24"),
]
THIRTY_DAYS_INTO_2027 = [
    ("11/25", "11/25", "12/25"),
    ("11/26", "11/27", "12/28"),  # Sat 26, Sun 27
    ("12/1", "12/1", "12/31"),
    ("12/2", "12/2", "2027/1/4"),  # Friday 1/1, off by law
    ("12/3", "12/4", "2027/1/4"),  # Sat 2, Sun 3
    ("12/31", "12/31", "2027/2/1"),  # Sat 30 January
]

# K16: two years to the day of the same number.
TWO_YEARS = [
    ("2024/1/1", "2024/1/4", "1/4"),  # 1/1–1/3, and the Sunday worked
    ("2024/1/10", "2024/1/11", "1/12"),
    ("2024/2/7", "2024/2/8", "2/9"),
    ("2024/2/14", "2024/2/14", "2/14"),  # the Saturday worked stays
    ("2024/2/15", "2024/2/23", "2/24"),
    ("2024/2/28", "2024/2/29", "2/28"),  # 2026 has no 29th; the Saturday is worked
    ("2024/3/1", "2024/3/1", "3/2"),  # Sunday
    ("2024/4/4", "2024/4/6", "4/7"),
    ("2024/5/1", "2024/5/5", "5/6"),
    ("2024/5/9", "2024/5/9", "5/9"),
    ("2024/5/10", "2024/5/10", "5/11"),
    ("2024/6/19", "2024/6/21", "6/22"),
    ("2024/9/19", "2024/9/20", "9/20"),
    ("2024/9/25", "2024/9/27", "9/28"),
    ("2024/10/1", "2024/10/7", "10/8"),
    ("2024/10/10", "2024/10/10", "10/10"),
    ("2024/10/11", "2024/10/11", "10/12"),
    ("2024/12/24", "2024/12/24", "12/24"),
    ("2/28", "2/28", "2028/2/28"),  # not the 29th; far from any festival: final
    ("3/1", "3/1", "2028/3/1"),
]
TWO_YEARS_INTO_2027 = [
    ("2024/12/25", "2024/12/25", "12/25"),
    ("2024/12/26", "2024/12/27", "12/28"),  # Sat, Sun
    ("2024/12/31", "2024/12/31", "12/31"),
    ("12/31", "12/31", "2029/1/2"),  # 2028/12/31 is a Sunday, 1/1 off by law
]

# K9: one month (《人民调解工作若干规定》第三十三条).
ONE_MONTH = [
    ("2025/11/30", "2025/11/30", "2025/12/30"),
    ("2025/12/1", "2025/12/4", "1/4"),  # 1/1–1/3, and the Sunday worked
    ("2025/12/31", "2025/12/31", "2/2"),  # Sat 31
    ("1/14", "1/14", "2/14"),  # the Saturday worked stays
    ("1/15", "1/23", "2/24"),
    ("1/28", "1/31", "2/28"),  # February has 28; the Saturday is worked
    ("2/28", "2/28", "3/30"),  # Sat 28
    ("3/4", "3/6", "4/7"),
    ("3/31", "3/31", "4/30"),
    ("4/1", "4/5", "5/6"),
    ("4/9", "4/9", "5/9"),
    ("4/30", "4/30", "6/1"),  # Sat 30 May
    ("5/19", "5/21", "6/22"),
    ("5/31", "5/31", "6/30"),
    ("8/19", "8/20", "9/20"),  # Sat 19, and the Sunday worked
    ("8/25", "8/27", "9/28"),
    ("8/30", "8/31", "9/30"),
    ("9/1", "9/7", "10/8"),
    ("9/10", "9/10", "10/10"),
    ("10/31", "10/31", "11/30"),
    ("11/24", "11/24", "12/24"),
    ("2024/1/29", "2024/1/31", "2024/2/29"),  # a leap day, Thursday
    ("2028/1/29", "2028/1/31", "2028/2/29"),  # a leap day, far from any festival: final
]
ONE_MONTH_INTO_2027 = [
    ("11/25", "11/25", "12/25"),
    ("11/30", "11/30", "12/30"),
    ("12/1", "12/1", "2027/1/4"),  # Friday 1/1, off by law
    ("12/31", "12/31", "2027/2/1"),  # Sun 31 January, near the Spring Festival
    ("2027/1/5", "2027/1/6", "2027/2/9"),  # 2/5–2/8 off by law: the eve and three days
]
# K11b, K11c: what a court entrusts after filing (《特邀调解规定》第二十七条).
FIFTEEN_DAYS = [
    ("1/30", "1/30", "2/14"),  # the Saturday worked stays
    ("1/31", "2/8", "2/24"),  # 2/15–2/23
    ("3/5", "3/5", "3/20"),
    ("3/6", "3/7", "3/23"),  # Sat 21, Sun 22
    ("4/16", "4/20", "5/6"),  # 5/1–5/5
]
SEVEN_DAYS = [
    ("2/7", "2/7", "2/14"),  # the Saturday worked stays
    ("2/8", "2/16", "2/24"),
    ("3/2", "3/2", "3/9"),
    ("9/24", "9/30", "10/8"),  # 10/1–10/7
]
# K10: what another body sends is answered in three working days; KD, and shorter times by level.
THREE_WORKING_DAYS = [
    ("2025/12/30", "2025/12/30", "1/5"),  # 31, Sun 4 worked, 5
    ("2025/12/31", "1/3", "1/6"),  # Sun 4 worked, 5 6
    ("2/11", "2/11", "2/14"),  # 12 13, Sat 14 worked
    ("2/12", "2/12", "2/24"),  # 13, Sat 14 worked, 24
    ("2/13", "2/13", "2/25"),  # Sat 14 worked, 24 25
    ("2/14", "2/23", "2/26"),  # 24 25 26
    ("2/25", "2/25", "2/28"),  # 26 27, Sat 28 worked
    ("2/26", "2/26", "3/2"),  # 27, Sat 28 worked, 2
    ("4/2", "4/2", "4/8"),  # 3, 7 8
    ("4/30", "5/5", "5/8"),  # 6 7 8
    ("5/7", "5/7", "5/11"),  # 8, Sat 9 worked, 11
    ("9/17", "9/17", "9/21"),  # 18, Sun 20 worked, 21
    ("9/30", "10/7", "10/10"),  # 8 9, Sat 10 worked
]
TWO_WORKING_DAYS = [
    ("2/12", "2/12", "2/14"),  # 13, Sat 14 worked
    ("2/13", "2/13", "2/24"),  # Sat 14 worked, 24
    ("2/14", "2/23", "2/25"),  # 24 25
    ("2/26", "2/26", "2/28"),  # 27, Sat 28 worked
    ("4/30", "5/5", "5/7"),  # 6 7
    ("9/18", "9/19", "9/21"),  # Sun 20 worked, 21
]
ONE_WORKING_DAY = [
    ("2/13", "2/13", "2/14"),  # Sat 14 worked
    ("2/14", "2/23", "2/24"),
    ("2/27", "2/27", "2/28"),  # Sat 28 worked
    ("2/28", "3/1", "3/2"),
    ("4/30", "5/5", "5/6"),
    ("9/18", "9/19", "9/20"),  # Sun 20 worked
    ("9/30", "10/7", "10/8"),
]
BY_LEVEL = {
    1: FIVE_WORKING_DAYS,
    2: THREE_WORKING_DAYS,
    3: TWO_WORKING_DAYS,
    4: ONE_WORKING_DAY,
}
BY_RULE = [
    *((f"{key}.{n}", rows, []) for key in ("K2a", "K2b") for n, rows in BY_LEVEL.items()),
    *((key, THREE_WORKING_DAYS, []) for key in ("K10", "K10b", "K10c", "KD")),
    ("K4", FIFTEEN_DAYS, []),  # where the notice sets no day
    *((key, FIVE_WORKING_DAYS, WORKING_DAYS_INTO_2027) for key in ("K2a", "K2b")),
    ("K9", ONE_MONTH, ONE_MONTH_INTO_2027),
    *((key, THIRTY_DAYS, THIRTY_DAYS_INTO_2027) for key in ("K11a", "K13")),
    ("K11b", FIFTEEN_DAYS, []),
    ("K11c", SEVEN_DAYS, []),
    ("K16", TWO_YEARS, TWO_YEARS_INTO_2027),
    ("K3", SIXTY_DAYS, SIXTY_DAYS_INTO_2027),
    ("K14a", THREE_DAYS, []),
    *((key, THIRTY_DAYS, THIRTY_DAYS_INTO_2027) for key in ("K14", "K18c", "K19.sc")),
    ("K18a", FIVE_DAYS, []),
    *((key, FIFTEEN_DAYS, []) for key in ("K15", "K18b", "K18")),
    ("K19a", SEVEN_DAYS, []),
    ("K19.xe", TWO_MONTHS, []),
    *((key, THREE_MONTHS, []) for key in ("K19.jy", "K19.ss")),
    *((key, SIX_MONTHS, SIX_MONTHS_INTO_2027) for key in ("K17", "K19", "K19.pt")),
    ("K20", TO_SET_ASIDE, []),
    ("K21a", THIRTY_DAYS, THIRTY_DAYS_INTO_2027),
    ("K21b", HALF_A_YEAR, HALF_A_YEAR_INTO_2027),
]
CYCLE = "K21"


@pytest.mark.parametrize(("key", "known", "unknown"), BY_RULE, ids=[row[0] for row in BY_RULE])
def test_each_clock_ends_where_the_calendar_says(key, known, unknown):
    def length(start):
        return clock_rules.rule(key, start).length

    assert differing(known, length, provisional=False) == {}
    assert differing(unknown, length, provisional=True) == {}


def moment(text):
    """A wall-clock time of Beijing: "2026/3/2 15:30"."""
    day, _, wall = text.partition(" ")
    return clock.aware(datetime.combine(on(day), time.fromisoformat(wall)))


@pytest.mark.parametrize(("key", "rows"), BY_RULE_IN_HOURS)
def test_each_clock_in_hours_ends_at_its_moment(key, rows):
    for begins, over, last in rows:
        since = moment(begins)
        length = clock_rules.rule(key, since.date()).length
        assert length.unit is deadlines.Unit.HOURS
        assert hours.until(since, length) == (moment(over), on(last)), begins


def test_no_day_off_moves_the_end_of_the_year_of_visits():
    assert clock_rules.rule(CYCLE, on("3/2")).length == deadlines.Length(1, deadlines.Unit.YEARS)
    assert [clocks_of_visits.end_of_cycle(on(first)) for first, _ in YEARS] == [
        on(last) for _, last in YEARS
    ]


def test_every_clock_rule_is_tested():
    assert {key for key, *_ in (*BY_RULE, *BY_RULE_IN_HOURS)} | {CYCLE} == set(RULES)


def beside_festivals():
    """The weekends that touch a day off or a made-up working day, or lie within three days of
    one."""
    near = {day + n * DAY for day in OFF | set(MADE_UP) for n in range(-3, 4)}
    return {day for day in near if day.weekday() >= 5 and day.year == 2026}


def test_every_special_day_of_the_year_is_in_the_tables():
    special = OFF | set(MADE_UP) | beside_festivals()
    working = {start for start, _ in spread(FIVE_WORKING_DAYS)}
    thirty = {start + 30 * DAY for start, _ in spread(THIRTY_DAYS)}
    years = {start.replace(year=2026) for start, _ in spread(TWO_YEARS) if start.day < 29}

    assert special - working == set()
    assert special - thirty == set()
    assert OFF | set(MADE_UP) <= years
