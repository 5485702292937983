"""Lengths in hours: counted from a moment, without regard to days off.

A length in hours runs from the moment itself (《民法典》第二百零一条第二款); only last days move
off days off (第二百零三条). Where only the day of a beginning is on record, it
counts from the end of that day: no earlier moment is proved.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from mediation import clock

from .deadlines import DAY, Length

_SMALLEST = timedelta(microseconds=1)


class Until(NamedTuple):
    """The moment at which a length in hours is over, and the last day (Beijing) it touches."""

    at: datetime
    on: date


def beginning(on: date, now: datetime) -> datetime:
    """The latest moment, not later than now, at which what happened on that day can have been."""
    return min(now, start_of(on + DAY))


def start_of(day: date) -> datetime:
    """The moment at which a Beijing day begins."""
    return clock.aware(datetime.combine(day, time()))


def until(since: datetime, length: Length) -> Until:
    """When a length in hours that begins at that moment is over; at midnight the day before is
    the last."""
    at = since + timedelta(hours=length.amount)
    return Until(at, clock.beijing(at - _SMALLEST))


def in_words(at: datetime) -> str:
    """A moment for people, in Beijing to the minute: 2026年3月3日（周二）15时30分.

    Midnight is the end of the day before: 24时.
    """
    return f"{clock.in_words(clock.beijing(at - _SMALLEST))}{of_day(at)}"


def of_day(at: datetime) -> str:
    """The hour and minute at which something is over, on the last day it touches: 15时30分."""
    wall = clock.local(at)
    return f"{wall.hour}时{wall:%M}分" if wall.time() > time() else "24时"
