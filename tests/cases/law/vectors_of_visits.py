"""Where the days of return visits end, counted by hand: the days proposed, and the cycle of a year.

The day proposed avoids days off, as in `test_deadline_vectors`; the end of the cycle stays.
"""

HALF_A_YEAR = [  # 180 days
    ("2025/8/18", "2025/8/18", "2/14"),  # the Saturday worked stays
    ("2025/8/19", "2025/8/28", "2/24"),  # 2/15–2/23, and the first working day
    ("2025/9/1", "2025/9/1", "2/28"),  # the Saturday worked stays
    ("2025/9/2", "2025/9/3", "3/2"),  # Sunday 1 March
    ("2025/12/31", "2025/12/31", "6/29"),
    ("1/1", "1/1", "6/30"),
    ("3/2", "3/4", "8/31"),  # Sat 29, Sun 30 August
    ("4/4", "4/11", "10/8"),  # 10/1–10/7
    ("2027/9/2", "2027/9/2", "2028/2/29"),  # a leap day
]
HALF_A_YEAR_INTO_2027 = [("7/5", "7/5", "2027/1/4")]  # Friday 1/1, off by law

YEARS = [
    ("2025/2/17", "2/17"),  # the first day of the Spring Festival
    ("2025/2/28", "2/28"),
    ("2024/2/29", "2025/2/28"),  # no 29th in the year after
    ("2027/2/28", "2028/2/28"),  # of a leap year
    ("2028/2/29", "2029/2/28"),
    ("2/28", "2027/2/28"),  # a Sunday
    ("8/31", "2027/8/31"),
    ("10/1", "2027/10/1"),  # the National Day
    ("12/31", "2027/12/31"),
]
