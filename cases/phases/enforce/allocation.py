"""Allocation of a payment to the instalments of a duty, to the 分."""

from .sheet import by_day


def allocate(instalments, amount: int, on) -> list:
    """Allocate `amount` (分) to instalments by due day; returns the changed ones, not saved.

    No instalment gets more than its amount.
    """
    touched = []
    for part in sorted(instalments, key=by_day):
        paid = min(part.owed, amount)
        if paid:
            amount -= paid
            part.paid += paid
            part.paid_on = on if part.owed == 0 else None
            touched.append(part)
    return touched
