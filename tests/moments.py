"""Moments at which time stands still in tests."""

import time_machine

MONDAY = "2026-03-02"


def morning_of(day):
    """Nine o'clock in Beijing on that day, a date or YYYY-MM-DD, while the block lasts."""
    return time_machine.travel(f"{day}T09:00+08:00", tick=False)
