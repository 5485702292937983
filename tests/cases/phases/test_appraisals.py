"""The days of an appraisal are left out of a court's time to mediate, however they are recorded."""

from datetime import date

import pytest

from cases.consistency import rebuilt
from cases.jobs import daily_run
from cases.law import time_left_out
from cases.models import Case
from cases.phases.mediate.appraisals import TIME_RUNS_ON
from mediation.workdays import work_calendar
from tests.cases.phases.sent_cases import sent
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
WHAT = {"what": "渗漏原因", "body": "某鉴定所（示例）"}


def march(day):
    return date(2026, 3, day)


def april(day):
    return date(2026, 4, day)


def begun(d, on, recorded=None):
    with morning_of(recorded or on):
        d.mediator("begin_appraisal", on=on, **WHAT)
    return d


def ended(d, on, recorded=None, which=-1):
    with morning_of(recorded or on):
        appraisal = list(d.case.appraisals.order_by("pk"))[which]
        d.mediator("end_appraisal", on=on, appraisal=appraisal, result="已出具意见")
    return d


def k9(d):
    return d.clocks.get(key="K9")


def fits_the_trail(d):
    return list(rebuilt.faults(list(Case.objects.filter(pk=d.case.pk)))) == []


@pytest.mark.parametrize(
    ("route", "last"),
    [
        ("court_before", april(8)),  # 30 days from 2 March are 1 April, and seven more
        ("court_after", march(24)),  # 15 days are 17 March
    ],
)
def test_the_days_between_commission_and_opinion_do_not_count(route, last):
    d = begun(sent(route), march(9))
    assert (k9(d).status, k9(d).held_on) == ("held", march(9))
    assert "从2026年3月9日起暂停计算" in d.last_sentence
    ended(d, march(16))
    assert (k9(d).status, k9(d).due_on, k9(d).held_days) == ("running", last, 7)
    assert "鉴定的时间不计入调解期限（《在线调解规则》第二十六条）" in d.last_sentence
    assert fits_the_trail(d)


def test_peoples_own_mediation_goes_on_counting_and_says_so():
    d = begun(sent("police"), march(9))
    assert (k9(d).status, k9(d).due_on) == ("running", april(7))
    assert d.last_sentence.endswith(TIME_RUNS_ON)


def test_recorded_late_it_takes_back_that_the_time_was_over():
    d = sent("court_before")
    with morning_of(april(2)):
        daily_run.run()
    assert k9(d).status == "lapsed"
    d = begun(type(d)(d.p, Case.objects.get(pk=d.case.pk)), march(9), recorded=april(3))
    assert k9(d).status == "held"
    ended(d, march(16), recorded=april(3))
    assert (k9(d).status, k9(d).due_on, k9(d).lapsed_on) == ("running", april(8), None)
    assert fits_the_trail(d)


def corrected(d, on, which=-1, **days):
    with morning_of(on):
        appraisal = list(d.case.appraisals.order_by("pk"))[which]
        known = {"began_on": appraisal.began_on, "ended_on": appraisal.ended_on}
        facts = {"appraisal": appraisal, "reason": "来函更正"} | known | days
        return d.mediator("correct_appraisal", **facts)


def test_corrected_days_are_counted_again():
    d = ended(begun(sent("court_before"), march(9)), march(16))
    corrected(d, march(20), ended_on=march(18))
    assert (k9(d).due_on, k9(d).held_days) == (april(10), 9)
    corrected(d, march(20), began_on=march(11))
    assert (k9(d).due_on, k9(d).held_days) == (april(8), 7)
    assert "由2026年3月9日至2026年3月18日改为2026年3月11日至2026年3月18日" in d.last_sentence
    assert fits_the_trail(d)


def test_of_two_appraisals_at_once_each_day_is_left_out_once():
    d = begun(begun(sent("court_before"), march(9)), march(12))
    ended(d, march(16), which=0)
    assert (k9(d).status, k9(d).held_on) == ("held", march(9))
    ended(d, march(20))
    # Eleven days after 1 April is 12 April, a Sunday.
    assert (k9(d).due_on, k9(d).held_days) == (april(13), 11)
    assert fits_the_trail(d)


def test_a_last_day_that_all_agreed_on_is_moved_only_by_later_days():
    d = ended(begun(sent("court_before"), march(9)), march(16))
    with morning_of(march(30)):
        d.mediator("extend", until=april(20), all_agree=True)
    corrected(d, march(30), ended_on=march(18))
    assert k9(d).due_on == april(20)
    ended(begun(d, april(13)), april(17))
    assert k9(d).due_on == april(24)


def test_an_appraisal_commissioned_when_the_time_was_over_moves_nothing():
    d = begun(sent("court_before"), april(3))
    assert (k9(d).due_on, k9(d).held_on) == (april(1), None)


def test_what_is_no_sham_still_waits_for_the_appraisal():
    d = begun(sent("court_before"), march(9))
    with morning_of(march(12)):
        d.mediator("report_sham", addressee="区司法局", words="双方串通")
    with morning_of(march(14)):
        d.mediator("clear_sham", body="区司法局", words="双方互不相识")
        assert k9(d).status == "held"
        assert d.blocked(d.p.as_mediator, "release_hold") == [
            "鉴定还没有结束；登记鉴定结束以后，调解期限自动接着计算。（《在线调解规则》第二十六条）"
        ]
    ended(d, march(16))
    assert (k9(d).due_on, k9(d).held_days) == (april(8), 7)
    assert fits_the_trail(d)


def test_a_hold_by_people_and_an_appraisal_leave_out_no_day_twice():
    d = sent("court_before")
    with morning_of(march(10)):
        d.mediator("hold", clock=k9(d), reason="台风")
    with morning_of(march(13)):
        d.mediator("release_hold")
    ended(begun(d, march(12), recorded=march(20)), march(17), recorded=march(20))
    assert (k9(d).held_days, k9(d).due_on) == (7, april(8))
    assert fits_the_trail(d)


def test_the_first_day_is_not_counted_and_days_off_move_only_the_end(db):
    left = time_left_out.leave_out(
        april(1), march(2), [(march(1), march(4)), (march(3), march(5))], work_calendar()
    )
    assert (left.counted_to, left.due.on) == (april(3), april(3))
    over = time_left_out.leave_out(april(4), march(5), [(april(6), april(9))], work_calendar())
    assert over.due.on == april(10)  # the 4th to the 6th are off: it ran to the 7th
