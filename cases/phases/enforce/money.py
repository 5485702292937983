"""The money ledger of a case: allocation of a payment to instalments, to the 分."""

from .sheet import by_day


def allocate(instalments, amount: int, on) -> list:
    """Pay instalments in the order of their due days; returns those it touched, to be saved.

    Never pays one beyond its amount.
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
