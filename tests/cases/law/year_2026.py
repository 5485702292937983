"""The holidays of 2026, by hand from the notice of the State Council; 2027 is not published."""

from datetime import date, timedelta

from cases.law import deadlines
from cases.law.deadlines import Calendar, Due

DAY = timedelta(days=1)


def days(first, last):
    """Every day from the first to the last."""
    return [first + n * DAY for n in range((last - first).days + 1)]


# festival: first day off, last day off, the next working day
FESTIVALS = {
    "元旦": (date(2026, 1, 1), date(2026, 1, 3), date(2026, 1, 4)),  # a Sunday made up
    "春节": (date(2026, 2, 15), date(2026, 2, 23), date(2026, 2, 24)),
    "清明节": (date(2026, 4, 4), date(2026, 4, 6), date(2026, 4, 7)),
    "劳动节": (date(2026, 5, 1), date(2026, 5, 5), date(2026, 5, 6)),
    "端午节": (date(2026, 6, 19), date(2026, 6, 21), date(2026, 6, 22)),
    "中秋节": (date(2026, 9, 25), date(2026, 9, 27), date(2026, 9, 28)),
    "国庆节": (date(2026, 10, 1), date(2026, 10, 7), date(2026, 10, 8)),
}
MADE_UP = [
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
]
OFF = {day for first, last, _ in FESTIVALS.values() for day in days(first, last)}
# Of 2024 and 2025 only days untouched by a notice are used.
CALENDAR = Calendar(frozenset(OFF), frozenset(MADE_UP), frozenset({2024, 2025, 2026}))


def on(text):
    """ "2/14" of 2026, or a day with its year: "2025/12/31"."""
    parts = [int(part) for part in text.split("/")]
    return date(*parts) if len(parts) == 3 else date(2026, *parts)


def spread(rows):
    """(start, end) for every day of every row "first–last: end"."""
    for first, last, end in rows:
        yield from ((day, on(end)) for day in days(on(first), on(last)))


def differing(rows, length_of, *, provisional):
    """The starts of a table with another end than computed, with both ends."""
    ends_of_start = {
        start: (deadlines.due(start, length_of(start), CALENDAR), Due(end, provisional))
        for start, end in spread(rows)
    }
    return {start: ends for start, ends in ends_of_start.items() if ends[0] != ends[1]}
