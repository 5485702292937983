"""The only place that asks the time. Days that law counts are Beijing days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

BEIJING = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This moment, with its zone."""
    return timezone.now()


def today() -> date:
    """Today's Beijing date."""
    return beijing(now())


def beijing(moment: datetime) -> date:
    """The Beijing date of a moment."""
    return local(moment).date()


def local(moment: datetime) -> datetime:
    """A moment on Beijing's wall clock; one without zone is refused, for it names no moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(BEIJING)


def aware(wall: datetime) -> datetime:
    """A Beijing wall-clock time as a moment with zone."""
    return wall.replace(tzinfo=BEIJING)
