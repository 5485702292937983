"""The day of a payment, of its confirmation and of performance are three days, in this order."""

from datetime import date, timedelta

import pytest

from cases.consistency import days
from cases.forms.base import FORMS
from cases.states import Status as S
from tests.cases.phases.dated import not_before
from tests.cases.phases.twenty_days import since_monday
from tests.cast import cast
from tests.dispute import FIRST, SETTLED
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
PAID, CONFIRMED, RECORDED = date(2026, 3, 10), date(2026, 3, 12), date(2026, 3, 20)


@pytest.fixture
def performing():
    """A performance begun on Monday 2 March, read on 20 March."""
    with since_monday(S.PERFORMING, RECORDED) as dispute:
        yield dispute


def test_the_confirmation_keeps_its_own_day_and_the_trail_names_it(performing):
    facts = {"paid_on": PAID, "confirmed_on": CONFIRMED, "way": "cash", "how": "电话"}
    performing.mediator("pay", obligation=performing.debt, amount=100000, **facts)

    payment = performing.payments.get()
    assert (payment.paid_on, payment.confirmed_on) == (PAID, CONFIRMED)
    who, whom = f"{{p{performing.zhou.pk}}}", f"{{p{performing.li.pk}}}"
    said = f"{who}付{whom}1,000.00元。收款人2026年3月12日确认（电话）。"
    assert performing.last_sentence == said


def test_the_form_asks_the_day_of_a_confirmation_and_takes_no_other_day_for_it(performing):
    sent = {"obligation": performing.debt.pk, "amount": "1000", "paid_on": str(PAID)}
    sent |= {"way": "cash", "confirmed": "on", "how": "电话", "on": str(RECORDED), "key": "k"}
    form = FORMS["pay"](sent, case=performing.case, actor=performing.p.as_mediator)

    assert form.fields["confirmed_on"].initial is None
    assert form.errors == {"confirmed_on": ["收款人确认了的，请填是哪天确认的。"]}


def test_a_payment_is_not_confirmed_before_it_was_made(performing):
    performing.pay(100000, confirmed=False, paid_on=CONFIRMED)

    facts = {"payment": performing.payments.get(), "how": "电话", "on": PAID}
    refusals = performing.blocked(performing.p.as_mediator, "confirm_payment", **facts)
    assert refusals == [not_before("2026年3月12日（周四）", "这笔款是那天付的")]


def test_all_is_performed_on_the_day_of_the_last_confirmation_not_of_its_record(performing):
    performing.mediator("record_act", obligation=performing.duty, proof="查看", on=PAID)
    facts = {"paid_on": PAID, "confirmed_on": CONFIRMED, "way": "cash", "how": "电话"}
    performing.mediator("pay", obligation=performing.debt, amount=SETTLED, **facts)

    assert performing.status == S.PERFORMED
    assert performing.trail.get(milestone="performed").on == CONFIRMED


def test_nothing_is_performed_at_once_before_a_payment_of_a_later_day():
    with morning_of(MONDAY):
        dispute = at(cast(), S.AGREED)
    with morning_of(RECORDED):
        dispute.pay(100000, paid_on=CONFIRMED)
        facts = {"all_done": True, "on": PAID}
        refusals = dispute.blocked(dispute.p.as_mediator, "perform_at_once", **facts)
    last = "最近一笔付款或者完成的事项是在那天"
    assert refusals == [not_before("2026年3月12日（周四）", last)]


def test_a_cure_is_not_dated_before_the_default_it_ends():
    with morning_of(MONDAY):
        dispute = at(cast(), S.PERFORMING)
    due = MONDAY + timedelta(days=18)
    with morning_of(due + timedelta(days=5)):
        assert dispute.passes_to(due + timedelta(days=1))
        facts = {"paid_on": due, "confirmed_on": due, "way": "cash", "how": "电话", "on": due}
        dispute.mediator("pay", obligation=dispute.debt, amount=FIRST, **facts)

    days = dict(dispute.trail.filter(name__in=("default", "cure")).values_list("name", "on"))
    assert days == {"default": due + timedelta(days=1), "cure": due + timedelta(days=1)}


def test_days_that_contradict_each_other_are_faults_of_the_case(performing):
    performing.everything_is_done()
    assert list(days.faults([performing.case])) == []

    performing.payments.update(paid_on=date(2026, 3, 25))
    assert [fault.what for fault in days.faults([performing.case])] == [
        "付款是 2026-03-25，收款人确认却是 2026-03-20。",
        "履行完毕是 2026-03-20，最后一笔付款或者一件事却是 2026-03-25。",
    ]
