"""The days of an appraisal are left out of a court's time to mediate, however they are recorded."""

from datetime import date

import pytest

from cases.forms.base import FORMS
from cases.forms.mediate.appraisals import COUNTED_AGAIN, STANDS_STILL
from cases.jobs import daily_run
from cases.law import time_left_out
from cases.law.deadlines import Unit
from cases.models import Case, ClockLength
from cases.phases.mediate.appraisals import TIME_RUNS_ON, TIME_WAS_OVER
from mediation.workdays import work_calendar
from tests.cases.phases.sent_cases import begun, ended, fits_the_trail, received, sent
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


NOW = "调解期限现在最后一天是2026年4月8日（周三），"


def march(day):
    return date(2026, 3, day)


def april(day):
    return date(2026, 4, day)


def k9(d):
    return d.clocks.get(key="K9")


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
    assert d.last_sentence.endswith(TIME_WAS_OVER)


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


@pytest.mark.parametrize(
    ("begins", "ends", "last", "days"),
    [
        ("hold", "release_hold", april(8), 7),  # the 10th to the 16th
        ("report_sham", "clear_sham", april(8), 7),
    ],
)
def test_days_of_an_appraisal_stay_out_when_the_hold_had_ended_before(begins, ends, last, days):
    d = sent("court_before")
    hold = {"clock": k9(d), "reason": "台风"}
    report, cleared = (
        {"addressee": "区司法局", "words": "串通"},
        {"body": "区司法局", "words": "否"},
    )
    with morning_of(march(10)):
        d.mediator(begins, **hold if begins == "hold" else report)
    ended(begun(d, march(12)), march(17))
    with morning_of(march(18)):
        assert d.case.last_day_if_released(k9(d), march(13)).on == last
        d.mediator(ends, on=march(13), **{} if begins == "hold" else cleared)
    assert (k9(d).due_on, k9(d).held_days) == (last, days)
    assert d.last_sentence.endswith("调解期限至2026年4月8日。")
    assert fits_the_trail(d)


def test_a_corrected_receipt_counts_again_without_the_day_it_now_begins_on():
    d = ended(begun(sent("court_before"), march(5), recorded=march(9)), march(9))
    assert k9(d).held_days == 4
    with morning_of(march(10)):
        more = {"route": "court_before", "court": d.p.court, "received_on": march(5)}
        d.office("correct_referral", reason="来函更正", **more)
    # 30 days from the 5th are 4 April; the 6th, 7th and 8th of March are left out.
    assert (k9(d).due_on, k9(d).held_days) == (april(7), 3)
    assert fits_the_trail(d)


def test_over_spring_festival_the_days_off_move_only_the_end():
    with morning_of("2026-01-28"):
        d = received("court_before")
        d.all_consent().office("accept", mediator=d.p.mediator)
    ended(begun(d, date(2026, 2, 10)), date(2026, 2, 25))
    # 30 days from 28 January are 27 February; 15 more are Saturday 14 March.
    assert (k9(d).counted_to, k9(d).due_on) == (march(14), march(16))
    corrected(d, date(2026, 2, 26), began_on=date(2026, 1, 28))
    assert (k9(d).due_on, k9(d).held_days) == (march(26), 27)
    corrected(d, date(2026, 2, 27), ended_on=date(2026, 2, 24))
    assert (k9(d).due_on, k9(d).held_days) == (march(25), 26)
    assert fits_the_trail(d)


def test_a_case_mediated_again_has_the_days_of_both_times():
    d = ended(begun(sent("court_before"), march(9)), march(16))
    with morning_of(march(20)):
        d.case.start_clock("K9", march(20))  # as once a court found its agreement void
    ended(begun(d, march(23)), march(26))
    assert list(d.clocks.filter(key="K9").values_list("held_days", flat=True)) == [7, 3]
    assert fits_the_trail(d)


def test_an_appraisal_may_end_after_the_last_day_that_it_moves():
    d = ended(begun(sent("court_before"), march(30)), april(10))
    assert (k9(d).counted_to, k9(d).due_on) == (april(12), april(13))  # a Sunday


def test_the_first_day_is_not_counted_and_days_off_move_only_the_end(db):
    spans = [(march(1), march(4)), (march(3), march(5))]
    left = time_left_out.leave_out(april(1), march(2), Unit.DAYS, spans, work_calendar())
    assert (left.counted_to, left.due.on, left.days) == (april(3), april(3), 2)
    later = [(april(6), april(9))]
    over = time_left_out.leave_out(april(4), march(5), Unit.DAYS, later, work_calendar())
    assert over.due.on == april(10)  # the 4th to the 6th are off: it ran to the 7th


def struck(d, on, which=-1, reason="登记在别的案件里了"):
    with morning_of(on):
        appraisal = list(d.case.appraisals.order_by("pk"))[which]
        return d.mediator("strike_appraisal", appraisal=appraisal, reason=reason)


def test_the_days_of_an_appraisal_struck_off_count_again():
    d = struck(ended(begun(sent("court_before"), march(9)), march(16)), march(18))
    assert (k9(d).status, k9(d).due_on, k9(d).held_days) == ("running", april(1), 0)
    assert d.last_sentence == (
        "撤销某鉴定所（示例）鉴定的登记（2026年3月9日至2026年3月16日）：渗漏原因。"
        "这些日子照常计入调解期限，调解期限至2026年4月1日。原因：登记在别的案件里了。"
    )
    assert d.case.appraisals.get().struck_on == march(18)
    assert d.blocked(d.p.as_mediator, "correct_appraisal")
    assert fits_the_trail(d)


def test_struck_off_while_it_is_awaited_the_time_runs_on_from_where_it_stood():
    d = struck(begun(sent("court_before"), march(9)), march(12))
    assert (k9(d).status, k9(d).held_on, k9(d).due_on) == ("running", None, april(1))
    # What was recorded in its place is counted by itself; of the other one no day is left out.
    ended(begun(d, march(16)), march(20))
    assert (k9(d).due_on, k9(d).held_days) == (april(6 + 1), 4)  # 5 April is Sunday, the 6th off
    assert fits_the_trail(d)


def test_of_two_appraisals_the_other_stays_when_one_is_struck_off():
    d = ended(begun(begun(sent("court_before"), march(9)), march(12)), march(16), which=0)
    struck(d, march(17), which=1)
    assert (k9(d).status, k9(d).held_days, k9(d).due_on) == ("running", 7, april(8))
    assert fits_the_trail(d)


def test_struck_off_when_its_days_had_saved_the_time_it_is_over_again():
    d = struck(ended(begun(sent("court_before"), march(9)), march(16)), april(7))
    assert k9(d).due_on == april(1)
    with morning_of(april(8)):
        daily_run.run()
    assert k9(d).status == "lapsed"


def test_in_peoples_own_mediation_striking_off_moves_no_day():
    d = struck(begun(sent("police"), march(9)), march(12))
    assert k9(d).due_on == april(7)
    assert f"{TIME_RUNS_ON}原因：" in d.last_sentence


@pytest.mark.parametrize(
    ("act", "entered", "said"),
    [
        ("correct_appraisal", {}, f"{NOW}更正以后重新计算"),
        (
            "correct_appraisal",
            {"ended_on": "2026-03-18"},
            f"{NOW}更正以后最后一天是2026年4月10日（周五）",
        ),
        ("correct_appraisal", {"ended_on": "2026-03-08"}, f"{NOW}更正以后重新计算"),
        ("strike_appraisal", {}, f"{NOW}撤销以后最后一天是2026年4月1日（周三）"),
    ],
)
def test_the_pages_name_the_last_day_before_and_after(act, entered, said):
    d = ended(begun(sent("court_before"), march(9)), march(16))
    assert announced(d, march(20), act, **entered) == [said]


def test_the_pages_name_since_when_the_time_stands_still():
    d = begun(sent("court_before"), march(9))
    now = "调解期限现在从2026年3月9日起暂停计算，"
    moved = announced(d, march(20), "correct_appraisal", began_on="2026-03-11")
    assert moved == [f"{now}更正以后从2026年3月11日起暂停计算"]
    assert announced(d, march(20), "strike_appraisal") == [
        f"{now}撤销以后最后一天是2026年4月1日（周三）"
    ]


def announced(d, today, act="end_appraisal", **entered):
    """What the page of an act on an appraisal says will become of the time to mediate."""
    with morning_of(today):
        d = type(d)(d.p, Case.objects.get(pk=d.case.pk))
        form = FORMS[act](entered or None, case=d.case, actor=d.p.as_mediator)
        form.is_valid()
        return [line.text for line in form.after]


def test_the_page_that_ends_an_appraisal_names_the_new_last_day():
    d = begun(sent("court_before"), march(9))
    left_out = "鉴定的日子不计入调解期限，最后一天是2026年4月"
    assert announced(d, march(16)) == [f"日期填今天的，{left_out}8日（周三）"]
    assert announced(d, march(16), on="2026-03-12") == [f"{left_out}7日（周二）"]
    ended(d, march(16))
    assert k9(d).due_on == april(8)


def test_it_names_no_day_while_the_time_stands_still_for_another_reason():
    d = begun(begun(sent("court_before"), march(9)), march(12))
    first = str(d.case.appraisals.order_by("pk")[0].pk)
    assert announced(d, march(16), appraisal=first) == [STANDS_STILL]
    assert announced(d, march(16)) == [COUNTED_AGAIN]


def test_of_a_time_in_working_days_working_days_are_left_out():
    ClockLength.objects.create(key="K11a", amount=10, unit="workdays", since=date(2026, 1, 1))
    d = begun(sent("court_before"), march(12))
    # Ten working days from 2 March are the 16th; Thursday 12 and Friday 13 are left out.
    ended(d, march(16))
    assert (k9(d).due_on, k9(d).held_days) == (march(18), 4)
    assert fits_the_trail(d)
