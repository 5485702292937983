"""The money ledger of a case: allocation of a payment to instalments, to the 分."""

from cases.sheet import by_day


def allocate(instalments, amount: int, on) -> int:
    """Pay instalments in the order of their due days; the rest in 分 is returned.

    Saves each instalment it touches; never pays one beyond its amount.
    """
    for part in sorted(instalments, key=by_day):
        paid = min(part.owed, amount)
        if paid:
            amount -= paid
            part.paid += paid
            part.paid_on = on if part.owed == 0 else None
            part.save(update_fields=["paid", "paid_on"])
    return amount
