"""What was set off under a paper that fell, set off again between the debts owed by the agreement.

It pays both debts to the same sum (民法典 557, 568), so it counts as a payment does: all of it, on
what is due first. Where the agreement has no debt the other way round, nothing can be set off.
"""

from collections import Counter
from itertools import product

from cases.law import articles, money

from .guards_of_letting_off import face_each_other
from .parting import first_due
from .reductions import Reduction
from .waived_again import are_same_two

IN_VAIN = "按原文书抵销的另外{}元，协议里没有还要互相付的款项可以抵销，不再算。"


def of_party(set_offs, party) -> list:
    """Those of these set-offs of which a debt was one of that party, by itself or to it."""
    ends = ("debtor_id", "creditor_id")
    return [row for row in set_offs if party.pk in {getattr(row.obligation, side) for side in ends}]


def carry_over(case, set_offs) -> int:
    """Set off between debts under the title what these rows had; the 分 that count there."""
    total = 0
    for row in set_offs:
        owed, back = _between(case, row.obligation), _between(case, row.against)
        pairs = [pair for pair in product(owed, back) if face_each_other(*pair)]
        less, made = Counter(), []
        for one, other in pairs:
            rest = row.amount - sum(side.amount for side in made) // 2
            fen = min(rest, one.owed - less[one], other.owed - less[other])
            less += Counter({one: fen, other: fen})
            made += _both_sides(row, one, other, fen) if fen else []
        case.take_off_again(made)
        total += sum(side.amount for side in made) // 2
    return total


def in_words(set_offs, counted: int) -> str:
    """What is said of set-offs of which so many 分 count again."""
    vain = sum(row.amount for row in set_offs) - counted
    again = f"按原文书抵销的{money.yuan(counted)}元照样抵销（{articles.SET_OFF}）。"
    return f"{again if counted else ''}{IN_VAIN.format(money.yuan(vain)) if vain else ''}"


def _between(case, debt) -> list:
    """The debts under the title that are owed between the people of that debt, first due first."""
    debts = [duty for duty in case.sheet.obligations if duty.owed]
    return sorted((duty for duty in debts if are_same_two(case, duty, debt)), key=first_due)


def _both_sides(row, one, other, fen) -> list[Reduction]:
    known = {"case_id": row.case_id, "kind": row.kind, "amount": fen, "on": row.on}
    known |= {"proof": row.proof, "recorded_by": row.recorded_by}
    pairs = ((one, other), (other, one))
    return [Reduction(obligation=duty, against=against, **known) for duty, against in pairs]
