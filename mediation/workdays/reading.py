"""Reading the work calendar, and importing a year's notice."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, Subquery

from .models import CalendarYear, WorkCalendarDay
from .notice import Notice, read_notice

Kind = WorkCalendarDay.Kind
Status = CalendarYear.Status


class WorkCalendar(NamedTuple):
    """Days off, weekend days worked, the years with a notice, and the mark of this reading."""

    off: frozenset[date]
    work: frozenset[date]
    known_years: frozenset[int]
    mark: tuple = ()


_last: dict[UUID, WorkCalendar] = {}  # the calendar read last, by the stamp of its last year


def work_calendar(stamp: UUID | None = None) -> WorkCalendar:
    """The current calendar: one short query, and the days only if a stamp is new.

    No query where the calendar that was read last has the given stamp (`with_stamp`).
    """
    if stamp is not None and stamp in _last:
        return _last[stamp]
    years = tuple(CalendarYear.objects.values_list("year", "status", "stamp"))
    calendar = _read(years)
    _last.clear()
    _last.update({stamp: calendar for *_, stamp in years[-1:]})
    return calendar


def with_stamp(rows: QuerySet) -> QuerySet:
    """The rows, each with `calendar_stamp`: that of the last year, which every change renews."""
    newest = CalendarYear.objects.order_by("-year").values("stamp")[:1]
    return rows.annotate(calendar_stamp=Subquery(newest))


@lru_cache(maxsize=4)
def _read(years) -> WorkCalendar:
    rows = list(WorkCalendarDay.objects.values_list("day", "kind"))
    return WorkCalendar(
        frozenset(day for day, kind in rows if kind == Kind.OFF),
        frozenset(day for day, kind in rows if kind == Kind.WORK),
        frozenset(year for year, status, _ in years if status == Status.KNOWN),
        years,
    )


def forget() -> None:
    """Read the days again next time, whatever the stamps are."""
    _read.cache_clear()
    _last.clear()


@transaction.atomic
def import_year(data) -> Notice:
    """Replace a year by {year, papers[], days[{name, date, isOffDay}]}.

    A year without days is unknown, not without festivals, and never replaces a known one. Raises
    `CalendarError` with the sentence to show.
    """
    notice = read_notice(data)
    row, _ = CalendarYear.objects.select_for_update().get_or_create(
        year=notice.year, defaults={"status": Status.EMPTY}
    )
    if notice.days:
        _replace(row, notice)
        row.status = Status.KNOWN
        row.save(update_fields=["status"])
    return notice


def _replace(row: CalendarYear, notice: Notice) -> None:
    """Store the days of this notice, except those a later notice sets."""
    row.days.all().delete()
    same = WorkCalendarDay.objects.filter(day__in=[day for day, _, _ in notice.days])
    same.filter(notice__year__lt=notice.year).delete()
    taken = set(same.values_list("day", flat=True))
    WorkCalendarDay.objects.bulk_create(
        WorkCalendarDay(
            day=day,
            kind=Kind.OFF if off else Kind.WORK,
            name=name,
            source=notice.source,
            notice=row,
        )
        for day, name, off in notice.days
        if day not in taken
    )
