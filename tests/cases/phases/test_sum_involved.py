"""涉及金额 follows the claims; without sums in them, what was agreed, marked so."""

import pytest

from cases import consistency
from cases.states import Status as S
from reports.statistics import brief
from tests.cast import cast
from tests.factories import at, complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
STOP = [{"item": "停止夜间敲击"}]


def agreed_on(people, **registered):
    d = at(people, S.MEDIATING, **registered)
    who = {"payer": d.zhou, "payee": d.li}
    return d.mediator("conclude_orally", content="", amount=1_000_000, at_once=True, **who)


def test_the_sum_of_the_claims_is_the_sum_involved():
    claims = [{"item": "天花板", "amount": 60000}, {"item": "误工", "amount": 40000}, *STOP]
    d = complain(cast(), amount=None, claims=claims)

    assert (d.case.amount, d.case.amount_is_agreed) == (100000, False)


def test_without_a_sum_in_dispute_what_was_agreed_is_counted_and_marked():
    d = agreed_on(cast(), amount=None, claims=STOP)

    assert (d.case.amount, d.case.amount_is_agreed) == (1_000_000, True)
    assert brief.brief(type(d.case).objects.all()).amount == 1_000_000
    assert list(consistency.faults()) == []


def test_a_sum_in_dispute_stays_beside_what_was_agreed():
    d = agreed_on(cast())

    assert (d.case.amount, d.case.amount_agreed) == (860000, 1_000_000)
    assert not d.case.amount_is_agreed
