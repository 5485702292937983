"""A condition of the whole agreement: when it takes effect, and when it ends (民法典 158)."""

from datetime import date, timedelta

import pytest

from cases.door import offering
from cases.phases.mediate.agreement import Agreement
from cases.states import Status as S
from cases.web.what_next import what_next
from cases.words.readers import Reader
from tests.cases.phases import sent_cases
from tests.cases.phases.agreed_duties import BY, quiet, runs_to
from tests.cast import cast
from tests.dispute import money
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
DAY = timedelta(days=1)


def sum_by(day):
    return lambda d: money(d, (day, 10001), text="赔偿")


def vote(d, **more):
    what = {"kind": "condition", "text": "业主大会通过", "effect": "precedent", "due_on": BY}
    return what | more


def written(*clauses):
    d = at(cast(), S.MEDIATING).sit_down()
    return d.write(*(clause(d) for clause in clauses))


def signed():
    """Signed and sealed; the condition of all of it is awaited."""
    return written(sum_by(BY + 20 * DAY), quiet, vote).mediator("draft_agreement").all_marks()


def outcome(d, day, *, met=True):
    [condition] = d.case.sheet.open_conditions
    facts = {"condition": condition, "met": met, "happened_on": day, "proof": "表决结果"}
    return d.mediator("record_condition", **facts)


def test_every_mark_alone_puts_nothing_in_force():
    d = signed()
    assert (d.status, d.effective_on, d.case.titles.count()) == (S.SIGNING, None, 0)
    assert not d.case.clocks.filter(key="K13").exists()
    assert not d.trail.filter(milestone="effective").exists()
    assert what_next(d.case, Reader.STAFF).startswith("协议附生效条件")


def test_it_takes_effect_on_the_day_of_its_condition_and_the_thirty_days_run_from_it():
    d, met = signed(), MONDAY + 5 * DAY
    with morning_of(met + 2 * DAY):
        outcome(d, met)
    assert (d.status, d.effective_on) == (S.AGREED, met)
    assert d.case.clocks.get(key="K13").started_on == met
    assert "协议于2026年3月7日生效" in d.trail.get(name="take_effect").sentence
    assert {duty.status for duty in d.case.sheet.obligations} == {"open"}


def test_a_condition_met_before_the_last_mark_counts_from_the_last_mark():
    d = signed()
    outcome(d, MONDAY - 3 * DAY)
    assert d.effective_on == MONDAY


def test_a_condition_that_fails_leaves_no_agreement_and_both_ways_on():
    d = signed()
    outcome(d, MONDAY, met=False)
    assert (d.status, d.effective_on) == (S.SIGNING, None)
    assert "协议不生效，可以修改协议、重新签署，或者终止调解" in d.last_sentence
    assert what_next(d.case, Reader.STAFF).startswith("条件没有成就，协议不生效")
    assert d.mediator("amend", reason="另约条件").status == S.MEDIATING
    assert d.case.sheet.open_conditions == []


def test_the_paper_says_that_it_takes_effect_with_its_condition():
    paper = signed().documents.get(kind="agreement").read_html()
    assert "之日起成立，第三条所附条件成就时生效。双方可以自生效之日起三十日内" in paper


def test_what_is_due_before_the_last_day_of_the_condition_is_a_defect():
    d = written(sum_by(BY - DAY), vote)
    [(number, field, sentence, _)] = Agreement.objects.get(case=d.case).defects()
    assert (number, field) == (2, "due_on")
    assert sentence.startswith("最晚成就的那天晚于第一条的日期")


def test_a_condition_of_all_without_a_last_day_is_a_defect():
    d = written(sum_by(BY), lambda d: vote(d, due_on=None))
    [(number, field, sentence, _)] = Agreement.objects.get(case=d.case).defects()
    assert (number, field) == (2, "due_on")
    assert sentence.startswith("整份协议附生效条件的，没有写明最晚哪天成就")


def ended(*clauses, paid=0):
    d = written(sum_by(BY), *clauses).mediator("draft_agreement").all_marks()
    d.mediator("start_performance")
    if paid:
        d.pay(paid)
    return outcome(d, MONDAY)


def leaks(d, **more):
    return {"kind": "condition", "text": "再次渗水", "effect": "subsequent", **more}


def test_an_agreement_that_its_condition_ends_was_not_performed_and_ends_here():
    d = ended(leaks, paid=5000)
    assert (d.status, d.amount_paid, d.end_reason) == (S.FAILED, 5000, "other")
    assert not d.trail.filter(milestone="performed").exists()
    assert d.last_sentence.startswith("约定的解除条件已经成就，协议失效，没有履行的不再履行")
    assert (d.case.sheet.agreement.status, d.case.sheet.agreement_in_force) == ("ended", None)
    assert not d.case.clocks.filter(status="running").exists()
    assert d.case.sheet.left_to_pay == 0
    assert "strike_off" in {offer.act.name for offer in offering.offers(d.case, d.p.as_clerk)}


def test_where_conditions_end_the_only_duty_nothing_was_performed_either():
    d = ended(lambda d: leaks(d, of_clause=1))
    assert d.status == S.FAILED
    assert d.last_sentence.startswith("约定要履行的事，按约定的条件都不再履行")


def test_the_time_to_mediate_ends_with_the_last_mark_though_a_condition_is_awaited(monday):
    d = signed()
    k9 = d.clocks.get(key="K9")
    assert (k9.status, k9.ended_on) == ("met", MONDAY)
    daily = runs_to(d, MONDAY + 40 * DAY, monday)
    assert (daily["lapsed"], d.clocks.get(key="K9").status) == (0, "met")


def test_once_the_condition_failed_an_amended_text_has_the_days_that_were_left(monday):
    d = signed()
    with morning_of(MONDAY + 8 * DAY):
        outcome(d, MONDAY + 8 * DAY, met=False).mediator("amend", reason="另约条件")
        # A month from 2 March is 2 April; the seven days from the 3rd to the 9th move it.
        k9 = d.clocks.get(key="K9")
        assert (k9.status, k9.ended_on, k9.due_on) == ("running", None, MONDAY + 38 * DAY)
        assert d.last_sentence.endswith("调解期限接着计算，至2026年4月9日。")


def suspected(d):
    return d.mediator("report_sham", addressee="区司法局", words="双方串通")


def test_what_may_be_a_sham_does_not_take_effect_before_it_is_cleared():
    d = suspected(signed())
    outcome(d, MONDAY)
    assert (d.status, d.effective_on) == (S.SIGNING, None)
    assert "虚假" not in d.last_sentence
    assert d.blocked(d.p.as_mediator, "report_sham", addressee="区司法局", words="又报告") == [
        "已经中止并报告过，等处理结果。（《特邀调解规定》第十八条）"
    ]
    d.mediator("clear_sham", body="区司法局", words="双方互不相识")
    assert (d.status, d.effective_on) == (S.AGREED, MONDAY)


def test_the_days_it_was_concluded_stay_out_when_an_appraisal_follows():
    d = sent_cases.sent("court_after")
    with morning_of("2026-03-06"):
        d.rights_notice_served().mediator("open_session").sit_down()
        d.write(sum_by(BY + 20 * DAY)(d), quiet(d), vote(d))
        d.mediator("draft_agreement").all_marks()
    with morning_of("2026-03-16"):
        d.mediator("amend", reason="改日期")
    assert d.last_sentence.endswith("调解期限接着计算，至2026年3月27日。")  # ten days
    sent_cases.ended(sent_cases.begun(d, date(2026, 3, 18)), date(2026, 3, 20))
    [k9] = d.clocks.filter(key="K9")
    # Two days more than the 27th are Sunday the 29th.
    assert (k9.status, k9.due_on, k9.held_days) == ("running", date(2026, 3, 30), 12)
    assert sent_cases.fits_the_trail(d)
