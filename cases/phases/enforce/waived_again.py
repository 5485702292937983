"""What a creditor waived of a paper that fell, carried over to the agreement that is owed again.

A waiver ends the debt itself and not the paper (民法典 575): it does not fall with it. It counts
first on what the paper had ordered beyond the agreement, and only the rest on the agreed debt.
"""

from typing import NamedTuple

from .reductions import Reduction

WAIVER = Reduction.Kind.WAIVER


class Waived(NamedTuple):
    """A waiver of a paper that fell: what that paper ordered between the two people (分), and
    whether nothing of it was left."""

    row: Reduction
    ordered: int
    all_of_it: bool


def waived_of(case, old) -> list[Waived]:
    """What people waived of the papers that came after the title `old`, as it stands."""
    rows = case.reductions.filter(
        kind=WAIVER, taken_back_on=None, clause=None, amount__isnull=False, obligation__clause=None
    )
    rows = rows.filter(obligation__title__gt=old.pk).order_by("pk")
    rows = list(rows.select_related("obligation", "of_debtor"))
    papers = {row.obligation.title_id for row in rows}
    ordered = case.obligations.filter(title__in=papers, amount__isnull=False)
    ordered = list(ordered.prefetch_related("instalments")) if rows else []
    return [_waived(case, row, ordered) for row in rows]


def _waived(case, row, ordered) -> Waived:
    of_it = [duty for duty in ordered if duty.title_id == row.obligation.title_id]
    of_it = [duty for duty in of_it if _are_same_two(case, duty, row.obligation)]
    return Waived(row, sum(duty.amount for duty in of_it), not any(duty.left for duty in of_it))


def carry_over(case, waivers) -> int:
    """Reduce the debts under the title by these waivers; the 分 that count there."""
    total, besides = 0, {}
    for one in waivers:
        duties = [duty for duty in case.sheet.obligations if duty.amount]
        duties = [duty for duty in duties if _are_same_two(case, duty, one.row.obligation)]
        if one.row.of_debtor_id:
            total += _carry_for_one(case, one.row, duties)
            continue
        place = one.row.obligation.title_id, one.row.obligation_id
        agreed, used = sum(duty.amount for duty in duties), besides.get(place, 0)
        beyond = min(one.row.amount, max(0, one.ordered - agreed - used))
        besides[place] = used + beyond
        left = sum(duty.left for duty in duties)
        amount = left if one.all_of_it else min(left, one.row.amount - beyond)
        if amount:
            _write(case, one.row, duties, amount)
        total += amount
    return total


def _carry_for_one(case, row, duties) -> int:
    """Carry over what was waived for one of several joint debtors, within its share (520)."""
    total = 0
    for key in [duty.pk for duty in duties]:
        duty = case.sheet.obligation(key)
        if row.of_debtor not in duty.debtors:
            continue
        share = case.sheet.share_left(duty, row.of_debtor)
        amount = share if row.releases else min(share, row.amount - total)
        whose = {"of_debtor": row.of_debtor, "releases": row.releases}
        if amount:
            _write(case, row, [duty], amount, **(whose if duty.is_joint("debtor") else {}))
        total += amount
    return total


def _write(case, row, duties, amount, **whose):
    known = {"on": row.on, "proof": row.proof, "recorded_by": row.recorded_by, **whose}
    case.reduce_again([duty for duty in duties if duty.left], amount, kind=WAIVER, **known)


def _are_same_two(case, duty, other) -> bool:
    """Whether a duty is owed between the people of the other, or by those who follow them."""
    return all(
        case.sheet.ever_named(duty, side) & {party.pk for party in other.named(side)}
        for side in ("debtor", "creditor")
    )
