"""Moments at which time stands still in tests."""

from datetime import date

import time_machine

MONDAY = date(2026, 3, 2)


def morning_of(day):
    """Nine o'clock in Beijing on that day, a date or YYYY-MM-DD, while the block lasts."""
    return time_machine.travel(f"{day}T09:00+08:00", tick=False)
