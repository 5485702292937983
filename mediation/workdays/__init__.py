"""The work calendar."""

from contextvars import ContextVar

from django.core.signals import request_finished, request_started

# The stamp of the calendar, where a request read it with something else.
_noted = ContextVar("stamp of the calendar", default=None)


def work_calendar(stamp=None):
    """The calendar as sets: off, work, known_years; cached per process until rows change.

    `stamp`: that of the calendar now, if it was read with something else.
    """
    from .reading import work_calendar as read  # noqa: PLC0415 -- app ready

    return read(stamp)


def note_stamp(stamp):
    """Note the stamp of the calendar, so that this request needs no statement for it."""
    if stamp is not None:
        _noted.set(stamp)


def noted_stamp():
    """The stamp this request noted, or None."""
    return _noted.get()


def _forget(**kwargs):
    _noted.set(None)


for signal in (request_started, request_finished):
    signal.connect(_forget, dispatch_uid="mediation.workdays")
