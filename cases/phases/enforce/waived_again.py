"""What a creditor waived of a paper that fell, carried over to the agreement that is owed again.

A waiver ends the debt itself and not the paper (民法典 575): it does not fall with it. It counts
first on what the paper had ordered beyond the agreement, and only the rest on the agreed debt.
What is no sum is waived again where the agreement asks for the same in the same words.
"""

from typing import NamedTuple

from cases.law import articles
from cases.words.punctuation import without_final_stop
from mediation.accounts.typed_text import compact

from .reductions import Reduction

WAIVER, SET_OFF = Reduction.Kind.WAIVER, Reduction.Kind.SET_OFF
SIDES = ("debtor", "creditor")


class Waived(NamedTuple):
    """A waiver of a paper that fell: what that paper ordered between the two people (分), and
    whether nothing of it was left."""

    row: Reduction
    ordered: int
    all_of_it: bool


class LetOff(NamedTuple):
    """What people let off of the papers that fell, as it stands: sums that were waived, acts that
    were, and the first side of each set-off."""

    sums: list[Waived]
    acts: list[Reduction]
    set_offs: list[Reduction]


def let_off_of(case, old) -> LetOff:
    """What people let off of the papers that came after the title `old`."""
    rows = case.reductions.filter(kind__in=(WAIVER, SET_OFF), taken_back_on=None, clause=None)
    rows = rows.filter(obligation__clause=None, obligation__title__gt=old.pk).order_by("pk")
    ends = (f"{duty}__{side}" for duty in ("obligation", "against") for side in SIDES)
    rows = list(rows.select_related("of_debtor", *ends))
    waivers = [row for row in rows if row.kind == WAIVER]
    sums = [row for row in waivers if row.amount]
    papers = {row.obligation.title_id for row in sums}
    ordered = case.obligations.filter(title__in=papers, amount__isnull=False)
    ordered = list(ordered.prefetch_related("instalments")) if sums else []
    return LetOff(
        [_waived(case, row, ordered) for row in sums],
        [row for row in waivers if row.amount is None],
        [row for row in rows if row.kind == SET_OFF and row.obligation_id < row.against_id],
    )


def _waived(case, row, ordered) -> Waived:
    of_it = [duty for duty in ordered if duty.title_id == row.obligation.title_id]
    of_it = [duty for duty in of_it if are_same_two(case, duty, row.obligation)]
    return Waived(row, sum(duty.amount for duty in of_it), not any(duty.left for duty in of_it))


def carry_over(case, waivers) -> int:
    """Reduce the debts under the title by these waivers; the 分 that count there."""
    total, besides = 0, {}
    for one in waivers:
        duties = [duty for duty in case.sheet.obligations if duty.amount]
        duties = [duty for duty in duties if are_same_two(case, duty, one.row.obligation)]
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


def are_same_two(case, duty, other) -> bool:
    """Whether a duty is owed between the people of the other, or by those who follow them."""
    return all(_is_of(case, duty, other, side) for side in SIDES)


def _is_of(case, duty, other, side) -> bool:
    return bool(case.sheet.ever_named(duty, side) & {party.pk for party in other.named(side)})


def carry_over_acts(case, rows) -> str:
    """Waive under the title what these rows had waived of acts, or of what lasts; what is said."""
    said = []
    for row in rows:
        alike = [duty for duty in case.sheet.obligations if _is_the_same(case, duty, row)]
        if alike:
            known = {"on": row.on, "proof": row.proof, "recorded_by": row.recorded_by}
            case.reduce_again(alike, None, kind=WAIVER, **known)
        which = f"对原文书免除的“{without_final_stop(row.obligation.text)}”"
        said.append(f"{which}{ALIKE if alike else NOT_ALIKE}")
    return "".join(said)


ALIKE = f"，协议里同样的一项照样不用履行（{articles.WAIVED_DEBT}）。"
NOT_ALIKE = "，协议里没有写法相同、给同一位的一项，协议的各项照旧；也免除的，请另行登记免除。"


def _is_the_same(case, duty, row) -> bool:
    """Whether a duty under the title is what was waived: of its kind, people and words."""
    if duty.kind != row.obligation.kind or duty.is_money or not duty.is_pending:
        return False
    is_owed = _is_of(case, duty, row.obligation, "debtor") and _is_owed_to(case, duty, row)
    return is_owed and bool(_words_of(duty) & _words_of(row.obligation))


def _is_owed_to(case, duty, row) -> bool:
    """Whether who waived it is all to whom it is owed; without a name, that is everybody else."""
    waived_by = {party.pk for party in row.obligation.named("creditor")}
    if not waived_by or duty.creditor_id:
        return not waived_by or _is_of(case, duty, row.obligation, "creditor")
    owe = {party.pk for party in duty.debtors}
    return {party.pk for party in case.sheet.parties} - owe <= waived_by


def _words_of(duty) -> set[str]:
    texts = (duty.text, duty.clause.text if duty.clause else "")
    return {compact(without_final_stop(text)) for text in texts if text}
