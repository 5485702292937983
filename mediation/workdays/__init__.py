"""The work calendar."""


def work_calendar(stamp=None):
    """The calendar as sets: off, work, known_years; cached per process until rows change.

    `stamp`: that of the calendar now, if it was read with something else.
    """
    from .reading import work_calendar as read  # noqa: PLC0415 -- app ready

    return read(stamp)


def with_stamp(rows):
    """The rows, each with the stamp of the calendar now as `calendar_stamp`."""
    from .reading import newest_stamp  # noqa: PLC0415 -- app ready

    return rows.annotate(calendar_stamp=newest_stamp())
