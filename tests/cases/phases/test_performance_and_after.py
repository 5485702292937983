"""Follow-ups, withdrawals at court, and unusual payments."""

from datetime import date, timedelta

import pytest

from cases.door import next_by_state, offering
from cases.states import Status as S
from mediation import clock
from tests.cases.phases.deeds_of_enforcement import (
    TODAY,
    agreed_on,
    confirmed_waiver,
    payment,
    waiver,
    when_it_is_dry,
)
from tests.cast import cast
from tests.dispute import COURT_NUMBER, FIRST, SECOND, SETTLED
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_what_is_overdue_defaults_and_what_is_paid_up_is_cured():
    dispute = at(cast(), S.PERFORMING, day=clock.today() - timedelta(days=18))
    assert not dispute.passes_to(clock.today())

    assert dispute.passes_to(clock.today() + timedelta(days=1))
    assert dispute.status == S.DEFAULTED

    assert dispute.pay(FIRST).status == S.PERFORMING
    assert dispute.trail.latest("seq").name == "cure"


def test_the_last_confirmation_completes_the_performance():
    dispute = at(cast(), S.AGREED).mediator("start_performance")
    dispute.mediator("record_act", obligation=dispute.duty, proof="闭水")
    dispute.pay(SETTLED, confirmed=False)
    assert dispute.status == S.PERFORMING

    dispute.do(dispute.link(dispute.li), "confirm_payment", payment=payment(dispute))

    assert dispute.status == S.PERFORMED
    assert dispute.trail.latest("seq").name == "complete"


def test_a_payment_is_confirmed_by_its_receiver_or_staff_and_never_by_its_payer():
    dispute = at(cast(), S.PERFORMING).pay(FIRST, confirmed=False)
    receiver, payer = dispute.link(dispute.li), dispute.link(dispute.zhou)
    asked = [receiver, dispute.p.as_mediator, dispute.p.as_clerk, payer]

    assert ["confirm_payment" in offering.may(dispute.case, by) for by in asked] == [
        *(True, True, True),
        False,
    ]


def test_staff_who_confirm_for_the_receiver_are_named_on_the_trail_with_how():
    dispute = at(cast(), S.PERFORMING).pay(FIRST, confirmed=False)

    dispute.mediator("confirm_payment", payment=payment(dispute), how="电话")

    assert dispute.trail.latest("seq").sentence == ("收款人确认收到3,000.00元（电话，陈调登记）。")
    assert payment(dispute).confirmed_how == "电话"


def test_an_agreement_that_only_waives_is_performed_at_once():
    dispute, facts = agreed_on(waiver, all_done=True)(cast())

    assert dispute.mediator("perform_at_once", **facts).status == S.PERFORMED


def test_the_court_may_dismiss_an_enforcement_it_had_taken_up():
    dispute = at(cast(), S.ENFORCING).court("enforcement_refused", words="双方已和解，另行申请。")

    assert dispute.status == S.DEFAULTED
    assert dispute.sheet.enforcement.outcome == "dismissed"
    dispute.office("open_enforcement", court=dispute.p.court)
    assert dispute.proceedings.filter(kind="enforcement").count() == 2


def test_performance_early_leaves_no_clock_running():
    dispute = at(cast(), S.PERFORMING)
    assert dispute.sheet.clock("K16").started_on > clock.today()

    dispute.everything_is_done()

    assert dispute.status == S.PERFORMED
    assert not dispute.clocks.filter(ended_on=None).exists()


def test_a_late_entry_never_dates_the_performance_before_the_step_before():
    with morning_of("2026-02-02"):
        dispute = at(cast(), S.ADJUDICATING)
    dispute.court_takes_it().court("court_decide", outcome="confirmed").court("title_given")

    dispute.mediator("record_act", obligation=dispute.duty, proof="闭水")
    dispute.pay(SETTLED, on=date(2026, 2, 10), paid_on=date(2026, 2, 10))

    assert dispute.trail.get(milestone="performed").on == TODAY


def test_the_rest_is_all_that_is_paid_on_the_spot():
    dispute = at(cast(), S.AGREED).pay(100000, confirmed=False)

    dispute.mediator("perform_at_once", all_done=True, proof="当场付清")

    rows = dispute.payments.order_by("pk").values_list("amount", "credited", "confirmed_on")
    assert list(rows) == [(100000, 0, TODAY), (480000, 0, TODAY)]
    assert (dispute.status, dispute.amount_paid) == (S.PERFORMED, SETTLED)


def test_a_sum_due_on_an_event_is_paid_in_parts_like_any_other():
    dispute, _ = agreed_on(when_it_is_dry)(cast())
    dispute.mediator("start_performance").pay(SECOND)
    assert (dispute.debt.status, dispute.amount_paid) == ("open", SECOND)

    dispute.pay(SETTLED)

    assert (dispute.debt.status, dispute.status) == ("done", S.PERFORMED)
    assert dispute.payments.latest("pk").credited == SECOND


def test_a_payment_form_opened_before_another_payment_does_not_undo_it():
    dispute = at(cast(), S.AGREED)
    seen = dispute.obligations.prefetch_related("instalments").get(amount=SETTLED)
    list(seen.instalments.all())
    dispute.pay(FIRST)

    dispute.pay(SECOND, obligation=seen)

    assert [part.paid for part in dispute.debt.instalments.all()] == [FIRST, SECOND]
    assert dispute.amount_paid == SETTLED


def test_a_court_number_is_kept_in_its_normal_form():
    dispute = at(cast(), S.ADJUDICATING).office("court_send").court("court_receive")

    dispute.court("court_accept", court_number="(2026)闽0599诉前调确12号")

    assert dispute.proceedings.get().number == COURT_NUMBER


def test_an_agreement_that_asks_for_nothing_is_performed_once_the_court_confirms_it():
    d, _ = confirmed_waiver(cast())
    assert d.status == S.PERFORMED
    assert "申请强制执行" not in d.trail.get(name="title_given").sentence


def test_while_the_court_examines_a_waiver_nothing_is_performed_by_itself():
    d, _ = agreed_on(waiver)(cast())
    assert d.apply_for_confirmation().status == S.ADJUDICATING


def test_a_waiver_that_goes_to_no_court_is_performed_on_the_spot():
    d, _ = agreed_on(waiver)(cast())
    offered = {"start_performance", "perform_at_once"}
    assert next_by_state.wanted_acts(d.case, offered) == ("perform_at_once",)
    d.mediator("perform_at_once", all_done=True)
    assert d.status == S.PERFORMED


TYPED = "当面说清、当场查看"
WITH_WORDS = {
    "perform_at_once": lambda p: agreed_on(waiver, all_done=True)(p),
    "fail": lambda p: (at(p, S.MEDIATING), {"end_reason": "gap"}),
    "court_send": lambda p: (at(p, S.ADJUDICATING), {}),
    "open_enforcement": lambda p: (at(p, S.DEFAULTED), {"court": p.court}),
}
NAMED = {"perform_at_once": "proof", "court_send": "note"}


@pytest.mark.parametrize("act", WITH_WORDS)
def test_typed_words_are_a_sentence_of_the_trail_with_a_full_stop(act):
    dispute, facts = WITH_WORDS[act](cast())

    dispute.mediator(act, **facts, **{NAMED.get(act, "words"): TYPED})

    assert f"。{TYPED}。" in "".join(
        dispute.trail.filter(name=act).values_list("sentence", flat=True)
    )
