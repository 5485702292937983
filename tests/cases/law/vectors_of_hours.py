"""When a length in hours is over, counted by hand on Beijing's clock: begins, over, last day.

Hours run from the moment itself (《民法典》第二百零一条); no day off moves them. A midnight is the
end of the day before. Days off as in `test_deadline_vectors`.
"""

TWENTY_FOUR_HOURS = [
    ("2025/12/31 17:00", "2026/1/1 17:00", "1/1"),  # New Year's Day, off
    ("2026/2/14 08:00", "2026/2/15 08:00", "2/15"),  # the Saturday worked, into the festival
    ("2026/2/15 00:00", "2026/2/16 00:00", "2/15"),  # midnight: the whole day off
    ("2026/2/16 20:00", "2026/2/17 20:00", "2/17"),  # the eve of the festival
    ("2026/2/23 23:59", "2026/2/24 23:59", "2/24"),
    ("2026/3/1 00:30", "2026/3/2 00:30", "3/2"),  # in UTC the day before
    ("2026/3/6 18:05", "2026/3/7 18:05", "3/7"),  # a Saturday
    ("2026/4/3 12:00", "2026/4/4 12:00", "4/4"),
    ("2026/5/9 09:00", "2026/5/10 09:00", "5/10"),  # the Saturday worked; a Sunday
    ("2026/6/18 16:20", "2026/6/19 16:20", "6/19"),
    ("2026/9/30 17:30", "2026/10/1 17:30", "10/1"),
    ("2026/12/31 12:00", "2027/1/1 12:00", "2027/1/1"),  # of a year without notice: final too
    ("2027/1/1 00:00", "2027/1/2 00:00", "2027/1/1"),
    ("2028/2/28 09:00", "2028/2/29 09:00", "2028/2/29"),  # a leap day
    ("2028/2/29 09:00", "2028/3/1 09:00", "2028/3/1"),
]
BY_RULE_IN_HOURS = [("K1", TWENTY_FOUR_HOURS)]
