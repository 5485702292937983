"""Which ways to a court a reader is told of, for what was due to it or from it."""

from cases.door.next_at_court import ways_to_a_court
from cases.door.offering import called_in
from cases.words.acts import ACTS
from mediation import clock


def is_owed(duty, party) -> bool:
    """Whether the party awaits the duty; one without a creditor named is awaited by all others."""
    to_all = not duty.creditors and party not in duty.debtors
    return to_all or party in duty.creditors


def ways_for(case, late) -> list[str]:
    """The ways to a court for these late duties; an order for payment is for money alone, by a
    creditor who owes the debtor nothing (民诉法 225)."""
    ordered = any(_may_be_ordered(case, duty) for duty in late)
    return [name for name in ways_to_a_court(case) if ordered or name != "open_payment_order"]


def _may_be_ordered(case, duty) -> bool:
    pending = [other for other in case.sheet.obligations if other.is_pending]
    return duty.is_money and any(
        not any(_owes(other, creditor, duty.debtors) for other in pending)
        for creditor in duty.creditors
    )


def _owes(duty, debtor, creditors) -> bool:
    return debtor in duty.debtors and any(is_owed(duty, party) for party in creditors)


def ways_told(case, me):
    """The ways to a court a reader is told of: a party those of what it owes, else is owed."""
    if me is None:
        return ways_to_a_court(case)
    late = case.sheet.overdue(clock.today())
    owed = [duty for duty in late if is_owed(duty, me)]
    return ways_for(case, [duty for duty in late if me in duty.debtors] or owed)


def way_in_words(case, name) -> str:
    """What one may do by that way, as it is called in this case."""
    return called_in(case, name) or ACTS[name].way
