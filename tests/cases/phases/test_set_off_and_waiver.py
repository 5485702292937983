"""What is set off or waived is words alone: no ledger counts it, page and paper say so."""

import pytest

from cases import consistency
from cases.law import clause_risks
from cases.law.clause_kinds.row import NET_SUMS, NOT_BOOKED
from cases.states import Status as S
from cases.web.money_card import money_box
from tests.cases.phases.several_parties import FIRST
from tests.cast import cast
from tests.dispute import money
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def given_up(d, kind):
    """李申 sets off, or waives, 1,000 of what 周被 owes."""
    sides = (d.zhou, d.li) if kind == "set_off" else (d.li, d.zhou)
    names = {"by_party": sides[0], "to_party": sides[1], "text": "维修费", "amount": 100000}
    return {"kind": kind, **names}


def agreed(kind):
    """周被 pays 2,000 beside it; everybody signed."""
    d = at(cast(), S.MEDIATING).sit_down()
    d.write(money(d, (FIRST, 200000)), given_up(d, kind))
    return d.mediator("draft_agreement").all_marks().mediator("start_performance")


@pytest.mark.parametrize("kind", ["set_off", "waiver"])
def test_no_sum_counts_what_was_given_up(kind):
    d = agreed(kind)
    assert (d.amount_agreed, d.case.sheet.left_to_pay) == (200000, 200000)
    box = money_box(d.case, d.p.as_mediator)
    assert (box["agreed"], box["left"], box["paid"], box["lapsed"]) == (200000, 200000, 0, 0)
    d.pay(200000)
    assert (d.status, d.amount_paid) == (S.PERFORMED, 200000)
    assert list(consistency.faults()) == []


@pytest.mark.parametrize("kind", ["set_off", "waiver"])
def test_page_and_paper_say_that_the_sums_are_what_is_left(kind):
    clause = {"kind": kind, "by": "周被", "to": "李申", "text": "维修费", "amount": 100000}
    assert NOT_BOOKED in [sentence for sentence, _ in clause_risks.warnings(clause)]
    d = agreed(kind)
    paper = d.documents.get(kind="agreement")
    assert NET_SUMS in paper.read_html()
