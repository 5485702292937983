"""A payment taken back: what it paid is owed again, to the 分, and the record stays."""

from datetime import timedelta

import pytest

from cases import consistency
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
WHY = {"reason": "银行退票", "proof": "退票通知"}


@pytest.fixture
def d():
    return at(cast(), S.PERFORMING)


def owed(d):
    return d.case.sheet.left_to_pay


def test_later_payments_move_up_and_what_was_beyond_the_debt_pays_it(d):
    whole = owed(d)
    d.pay(100_000).pay(whole)  # 1,000元 beyond the debt
    first, second = d.case.payments.order_by("pk")
    assert (second.credited, owed(d)) == (100_000, 0)
    d.office("reverse_payment", payment=first, receiver_says="没有到账", **WHY)

    second.refresh_from_db()
    assert (second.credited, owed(d), d.case.amount_paid) == (0, 0, whole)
    assert d.case.payments.get(pk=first.pk).reversed_why == "银行退票"
    assert list(consistency.faults()) == []


def test_what_was_performed_is_owed_again_on_its_old_days(d):
    days = [part.due_on for part in d.case.sheet.instalments]
    d.everything_is_done()
    assert d.status == S.PERFORMED
    last = d.case.payments.latest("pk")
    d.office("reverse_payment", payment=last, receiver_says="没有到账", **WHY)

    assert (d.status, d.trail.last().name) == (S.PERFORMING, "owed_again")
    assert owed(d) == last.amount
    assert [part.due_on for part in d.case.sheet.instalments] == days
    assert list(consistency.faults()) == []


def test_the_two_years_run_on_that_it_had_started_again(d, monday):
    before = d.clocks.get(key="K16", ended_on=None).due_on
    monday.move_to(before - timedelta(days=300))
    d.pay(100_000)
    assert d.clocks.get(key="K16", ended_on=None).due_on > before
    d.office("reverse_payment", payment=d.case.payments.get(), receiver_says="没有到账", **WHY)

    assert d.clocks.get(key="K16", ended_on=None).due_on == before


def test_who_confirmed_it_is_asked_and_nothing_is_taken_back_twice(d):
    d.pay(100_000)
    payment, clerk = d.case.payments.get(), d.p.as_clerk
    assert d.blocked(clerk, "reverse_payment", payment=payment, **WHY) == [
        "收款人确认过收到，请写明收款人现在怎么说。（《人民调解法》第三十一条）"
    ]
    d.office("reverse_payment", payment=payment, receiver_says="没有到账", **WHY)
    said = d.blocked(clerk, "reverse_payment", payment=payment, receiver_says="没有", **WHY)
    assert "没有可以冲销的付款。（《人民调解法》第三十一条）" in said
