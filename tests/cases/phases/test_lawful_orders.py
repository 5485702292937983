"""What is recorded late, again or by another click does not bar what lawfully came before it."""

from datetime import date

import pytest

from cases.jobs import daily_run
from cases.models import Case
from cases.states import Status as S
from tests.cases.phases.dated import TENTH, not_before
from tests.cases.phases.twenty_days import since_monday
from tests.cast import cast
from tests.dispute import FIRST, SETTLED
from tests.factories import at, complain
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db

THIRD, FOURTH, FIFTH, SIXTH = (date(2026, 3, day) for day in (3, 4, 5, 6))
ORAL = {"content": "当面道歉"}
SESSION = {"place": "评理室", "content": "愿意道歉", "outcome": "agreed"}


@pytest.fixture
def mediated():
    """Mediated since Monday; it is the tenth."""
    with since_monday(S.MEDIATING, TENTH) as dispute:
        yield dispute


def agreed_orally(d, on):
    """They met and agreed on that day; recorded now."""
    d.mediator("log_session", present=d.both, on=on, **SESSION)
    return d.mediator("conclude_orally", doer=d.zhou, on=on, **ORAL)


def test_an_answer_given_before_the_click_that_took_the_dispatch_bears_its_own_day():
    with morning_of(MONDAY):
        d = at(cast(), S.DISPATCHED)
    with morning_of(TENTH):
        d.company("take_dispatch")
        d.office("answer", findings="已查看", action="已修好", answered_by="许", on=FIFTH)

        assert d.case.answers.get().on == FIFTH


def test_enforcement_is_applied_for_from_the_day_after_the_due_day_however_late_the_run():
    due, run = date(2026, 1, 23), date(2026, 2, 10)
    with morning_of("2026-01-05"):
        d = at(cast(), S.PERFORMING)
    with morning_of(run):
        d.passes_to(run)
        court = {"court": d.p.court}

        refused = d.blocked(d.p.as_clerk, "open_enforcement", **court, on=due)
        d.office("open_enforcement", **court, on=date(2026, 1, 24))

        assert refused == [not_before("2026年1月24日（周六）", "到那天才有逾期没有履行的事项")]
        assert d.case.proceedings.last().applied_on == date(2026, 1, 24)


def test_a_yes_that_is_said_again_does_not_bar_what_was_agreed_after_the_first(mediated):
    mediated.office("consent", party=mediated.zhou, agrees=True, how="再次表示")

    assert agreed_orally(mediated, FIFTH).case.effective_on == FIFTH


def test_a_yes_after_a_no_counts_from_its_own_day():
    with morning_of(MONDAY):
        d = at(cast(), S.REQUESTED).all_consent()
    with morning_of(TENTH):
        for agrees, on in ((False, THIRD), (True, SIXTH), (True, TENTH)):
            d.office("consent", party=d.zhou, agrees=agrees, how="电话", on=on)

        refused = d.blocked(d.p.as_clerk, "accept", mediator=d.p.mediator, on=FIFTH)

        assert d.office("accept", mediator=d.p.mediator, on=SIXTH).status == S.ACCEPTED
    assert refused == [not_before("2026年3月6日（周五）", "最后一方是那天同意调解的")]


def test_a_notice_that_is_served_again_does_not_bar_what_was_agreed_after_the_first(mediated):
    mediated.mediator("give_notice", parties=[mediated.zhou], how="再送一份")

    assert agreed_orally(mediated, FIFTH).case.effective_on == FIFTH


def test_a_no_that_is_said_again_does_not_bar_the_end_after_the_first():
    with morning_of(MONDAY):
        d = at(cast(), S.REQUESTED)
        d.office("consent", party=d.zhou, agrees=False, how="电话")
    with morning_of(TENTH):
        d.office("consent", party=d.zhou, agrees=False, how="再次表示")
        d.office("other_side_refuses", on=FIFTH)

        assert d.status == S.FAILED


def test_mediation_ends_after_the_first_of_two_refusals():
    with morning_of(MONDAY):
        d = at(cast(), S.REQUESTED)
        d.office("consent", party=d.zhou, agrees=False, how="电话")
    with morning_of(TENTH):
        d.office("consent", party=d.li, agrees=False, how="电话")
        d.office("other_side_refuses", on=FIFTH)

        assert d.status == S.FAILED


def test_a_complaint_rated_again_was_handled_after_the_first_rating():
    with morning_of(MONDAY):
        d = at(cast(), S.ANSWERED)
    with morning_of(TENTH):
        d.office("rate", party=d.li, score="satisfied", on=THIRD)
        d.office("strike_off", checked="到场核实", on=FOURTH)
        d.office("rate", party=d.li, score="satisfied")

        early = d.blocked(d.p.as_clerk, "settle", on=MONDAY)

        assert d.office("settle", on=FOURTH).status == S.HANDLED
        assert early == [not_before("2026年3月4日（周三）", "最近一次销号是那天办的")]


def test_what_was_paid_on_the_spot_is_performed_then_though_the_payee_clicks_later():
    with morning_of(MONDAY):
        d = at(cast(), S.AGREED)
    with morning_of(TENTH):
        d.pay(FIRST, confirmed=False, paid_on=MONDAY)
        payment = d.case.payments.get()
        d.do(d.link(d.li), "confirm_payment", payment=payment)

        assert d.mediator("perform_at_once", all_done=True, on=MONDAY).status == S.PERFORMED


def test_enforcement_ends_on_the_day_of_the_court_though_the_payee_clicks_later():
    with morning_of(MONDAY):
        d = at(cast(), S.ENFORCING).pay(FIRST, confirmed=False).work_is_done()
    with morning_of(TENTH):
        d.office("confirm_payment", payment=d.case.payments.get(), how="电话")

        assert d.court_enforces(on=FIFTH).status == S.PERFORMED


def test_a_time_that_ran_out_in_the_records_is_held_from_the_day_of_the_appraisal():
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING)
    with morning_of("2026-04-02"):
        daily_run.run()
        d.case = Case.objects.get(pk=d.pk)
        held = {"clock": d.clocks.get(key="K9"), "reason": "委托鉴定"}
        d.mediator("hold", **held, on=date(2026, 3, 20))
        kept = d.clocks.get(key="K9")

        assert (kept.status, kept.held_on, kept.lapsed_on) == ("held", date(2026, 3, 20), None)


def test_what_was_performed_before_the_last_mark_ends_no_clock_before_it_began():
    with morning_of(MONDAY):
        d = at(cast(), S.SIGNING).parties_sign().mediator("mediator_sign")
    with morning_of(FIFTH):
        d.office("seal").pay(SETTLED, paid_on=MONDAY)
        d.mediator("record_act", obligation=d.duty, proof="看过", on=MONDAY)
        d.mediator("start_performance")
        confirmation = d.clocks.get(key="K13")

        assert d.status == S.PERFORMED
        assert (confirmation.started_on, confirmation.ended_on) == (FIFTH, FIFTH)


def test_what_was_done_before_the_agreement_was_in_force_is_recorded_on_days_of_its_own():
    with morning_of(MONDAY):
        d = at(cast(), S.SIGNING).parties_sign().mediator("mediator_sign")
    with morning_of(FIFTH):
        d.office("seal")

        refused = d.blocked(d.p.as_mediator, "perform_at_once", all_done=True, on=MONDAY)

        assert refused == [
            "日期不能早于2026年3月5日（周四），协议是那天生效的；此前已经付清、做完的，"
            "请改办“登记付款”“登记完成事项”，各填付款、完成的那天。（本会规定：登记制度）"
        ]


def test_a_request_made_before_the_registration_interrupts_limitation_on_its_day():
    with morning_of(MONDAY):
        d = complain(cast())
    with morning_of(TENTH):
        d.office("request_protection", party=d.li, how="电话", on=date(2026, 2, 28))

        assert (d.li.asked_on, d.case.requested_on) == (date(2026, 2, 28),) * 2


def test_mediation_asked_for_before_registration_and_dispatch_ends_the_time_of_the_company():
    with morning_of(MONDAY):
        d = at(cast(), S.DISPATCHED)
    with morning_of(TENTH):
        d.office("request_mediation", party=d.li, how="电话", on=date(2026, 2, 28))
        answer = d.clocks.get(key="K2a")

        assert (d.status, d.li.asked_on) == (S.REQUESTED, date(2026, 2, 28))
        assert (answer.status, answer.ended_on) == ("met", MONDAY)


def test_mediation_asked_for_before_the_answer_came_bears_its_own_day():
    with morning_of(MONDAY):
        d = at(cast(), S.DISPATCHED)
    with morning_of(TENTH):
        d.office("answer", findings="已查看", action="已修好", answered_by="许", on=SIXTH)
        d.office("request_mediation", party=d.li, how="电话", on=FIFTH)

        assert d.li.asked_on == FIFTH


def test_a_party_that_asks_by_its_own_link_asks_now_and_not_before_the_registration():
    with morning_of(MONDAY):
        d = complain(cast())
    with morning_of(TENTH):
        asked = {"on": date(2026, 2, 28), "how": "本人经专用链接办理"}

        refused = d.blocked(d.link(d.li), "request_mediation", **asked)

        assert refused == [
            "日期不能早于2026年3月2日（周一），上一步是那天办的；以前当面或者电话提出过的，"
            "请联系调委会登记。（本会规定：登记制度）"
        ]
