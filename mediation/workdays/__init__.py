"""The work calendar."""


def work_calendar():
    """The calendar as sets: off, work, known_years; cached per process until rows change."""
    from .reading import work_calendar as read  # noqa: PLC0415 -- app ready

    return read()
