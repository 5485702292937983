"""Reading and importing the work calendar."""

from collections import namedtuple
from datetime import date

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from .models import CalendarYear, WorkCalendarDay

WorkCalendar = namedtuple("WorkCalendar", "off work known_years")
_kept: dict[str, WorkCalendar] = {}


def work_calendar() -> WorkCalendar:
    """Days off, weekend days worked, known years; kept per process until rows change here.

    Another process learns of an import when it restarts or at its next daily run (`forget`).
    """
    if "now" not in _kept:
        _kept["now"] = _read()
    return _kept["now"]


def _read() -> WorkCalendar:
    rows = list(WorkCalendarDay.objects.values_list("day", "kind"))
    years = CalendarYear.objects.filter(status=CalendarYear.Status.KNOWN)
    return WorkCalendar(
        frozenset(day for day, kind in rows if kind == "off"),
        frozenset(day for day, kind in rows if kind == "work"),
        frozenset(years.values_list("year", flat=True)),
    )


def forget(**kwargs) -> None:
    """Read the calendar again next time."""
    _kept.clear()


for _model in (WorkCalendarDay, CalendarYear):
    post_save.connect(forget, sender=_model)
    post_delete.connect(forget, sender=_model)


@transaction.atomic
def import_year(data: dict) -> int:
    """Take a year as {year, days: [{name, date, isOffDay}]}; returns the number of days.

    A year whose days are empty is unknown, not without holidays.
    """
    days = data.get("days") or []
    status = CalendarYear.Status.KNOWN if days else CalendarYear.Status.EMPTY
    CalendarYear.objects.update_or_create(year=data["year"], defaults={"status": status})
    WorkCalendarDay.objects.filter(day__year=data["year"]).delete()
    WorkCalendarDay.objects.bulk_create(
        WorkCalendarDay(
            day=date.fromisoformat(row["date"]),
            kind="off" if row["isOffDay"] else "work",
            name=row["name"],
        )
        for row in days
    )
    forget()
    return len(days)
