"""The last day of a time from which certain days are left out, each once; pure functions."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cases.law import deadlines
from cases.law.deadlines import DAY, Due, KnownDays, Unit

Span = tuple[date, date | None]


class LeftOut(NamedTuple):
    """A time after days were left out of it: as counted, after days off, how many days, and since
    when it stands still (None: it runs)."""

    counted_to: date
    due: Due
    days: int
    held_on: date | None


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same days in spans that neither overlap nor touch; None has no end yet.

    >>> second, fourth, fifth, sixth = (date(2026, 3, day) for day in (2, 4, 5, 6))
    >>> merged([(fourth, sixth), (second, fifth)]) == [(second, sixth)]
    True
    """
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda span: span[0]):
        last = found[-1][1] if found else start
        if found and (last is None or start <= last):
            found[-1] = (found[-1][0], None if last is None or end is None else max(last, end))
        else:
            found.append((start, end))
    return found


def length(spans: Iterable[Span]) -> int:
    """The days in spans that have an end, each once."""
    return sum((end - start).days for start, end in merged(spans) if end)


def leave_out(
    counted_to: date, since: date, unit: Unit, spans: Iterable[Span], days: KnownDays
) -> LeftOut:
    """Leave the days of these spans out of a time in that unit that ends on `counted_to`: of a time
    in working days they are added as working days.

    The day `since` which it counts is not counted itself, so it cannot be left out either; nor can
    days that began when it was over. Days that began after its last day as counted are left out
    of the day to which days off had moved it.
    """
    due, left = deadlines.held(counted_to, 0, days), 0
    for start, end in merged(spans):
        first = max(start, since + DAY)
        if first > due.on:
            break
        if end is None:
            return LeftOut(counted_to, due, left, first)
        if end > first:
            base = due.on if first > counted_to else counted_to
            counted_to, due = deadlines.resumed(base, first, end, unit, days)
            left += (end - first).days
    return LeftOut(counted_to, due, left, None)
