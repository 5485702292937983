"""The only module that reads the time. Days that the law counts are Beijing dates."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

BEIJING = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"
MOST_APART = timedelta(minutes=2)
_seen: list[datetime] = []  # the latest of the moments at which something was recorded


def now() -> datetime:
    """This moment, with its zone."""
    return timezone.now()


def saw(moment: datetime | None) -> None:
    """Remember a moment at which something was recorded already."""
    if moment and (not _seen or moment > _seen[0]):
        _seen[:] = [moment]


def is_behind() -> bool:
    """Whether it is earlier now than what was recorded already, by more than two minutes."""
    return bool(_seen) and now() < _seen[0] - MOST_APART


def latest() -> datetime:
    """The latest moment that can have passed; what is dated later was written under a clock that
    was ahead, and is not in force until then."""
    return now() + MOST_APART


def today() -> date:
    """Today's Beijing date."""
    return beijing(now())


def beijing(moment: datetime) -> date:
    """The Beijing date of a moment."""
    return local(moment).date()


def local(moment: datetime) -> datetime:
    """The moment on Beijing's wall clock; raises for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(BEIJING)


def aware(wall: datetime) -> datetime:
    """A Beijing wall-clock time as a moment with zone."""
    return wall.replace(tzinfo=BEIJING)


def in_words(day: date) -> str:
    """A Beijing date for people: 2026年3月5日（周四）."""
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"
