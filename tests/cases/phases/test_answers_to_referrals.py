"""The answer to who sent a case: in three working days, taken or returned; the letter at every end.

Days are counted by hand: Monday 2026-03-02; Friday 2026-02-13 lies before Spring Festival
(off 2/15 to 2/23, work on 2/14 and 2/28).
"""

from datetime import date

import pytest

from cases.door import offering
from cases.door.next_by_state import wanted_acts
from cases.door.refusals import NoSuchStep
from cases.models import Case
from cases.states import Status as S
from cases.web import clock_rows
from tests import factories
from tests.cases.phases.sent_cases import MONDAY, THURSDAY, fits_the_trail
from tests.cast import cast
from tests.dispute import usual_clauses
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

COURT = {"route": "court_before", "number": "（2026）闽0599诉前调12号"}
POLICE = {"route": "police", "body": "河市派出所", "number": "洛公移〔2026〕3号"}
RETURNED = {"ground": "papers", "reason": "没有对方的联系方式", "how": "寄送反馈函"}


def referred(status=S.REGISTERED, **more):
    """Received on Monday from the police, or from a court; nobody asked the committee."""
    d = at(cast(), status)
    court = d.p.court if more.get("route", "").startswith("court") else None
    return d.office("record_referral", **POLICE | {"court": court} | more)


# Route: the last day to answer, and the basis.
ANSWERS = {
    "police": (date(2026, 3, 5), "K10b", "本会规定：移送案件（天数由调委会设定）"),
    "centre": (date(2026, 3, 5), "K10b", "本会规定：移送案件（天数由调委会设定）"),
    "hotline": (date(2026, 3, 5), "K10b", "本会规定：移送案件（天数由调委会设定）"),
    "court_before": (date(2026, 3, 5), "K10", "《在线调解规则》第十条、第十二条、第十五条"),
}


@pytest.mark.parametrize("route", ANSWERS)
def test_three_working_days_to_answer_by_the_rule_of_the_route(route):
    number = COURT["number"] if route == "court_before" else "3"
    clock = referred(route=route, number=number, body="某单位").clocks.get(key="K10")

    assert (clock.due_on, clock.rule.key, clock.rule.basis) == ANSWERS[route]


def test_a_festival_is_no_working_day():
    with morning_of("2026-02-13"):
        d = referred()

    # 2/14 (made up) 1, then off to 2/23, 2/24 2, 2/25 3.
    assert d.clocks.get(key="K10").due_on == date(2026, 2, 25)


def test_taken_on_the_third_day_its_time_is_kept_and_the_parties_are_asked():
    d = referred()
    with morning_of(THURSDAY):
        d.office("take_referral", how="电话告知并发回执。")

    clock = d.clocks.get(key="K10")
    assert (clock.status, clock.ended_on) == ("met", THURSDAY)
    assert d.last_sentence == "接收河市派出所移送的案件（电话告知并发回执）。"
    assert (d.referrals.get().answer, d.case.status) == ("taken", S.REGISTERED)
    with morning_of(THURSDAY):
        assert d.blocked(d.p.as_clerk, "return_referral", **RETURNED) == [
            "移送已经答复过：已接收（2026年3月5日）。（本会规定：移送案件）"
        ]


LATE = {
    "take_referral": {"how": "电话"},
    "return_referral": RETURNED,
    "decline": {"ground": "not_civil", "reason": "不是民事争议"},
}


@pytest.mark.parametrize("act", LATE)
@pytest.mark.parametrize(("day", "is_late"), [("2026-03-05", False), ("2026-03-06", True)])
def test_an_answer_on_the_fourth_day_says_that_it_is_late(act, day, is_late):
    d = referred(S.REQUESTED if act == "decline" else S.REGISTERED)
    with morning_of(day):
        d.passes_to(date.fromisoformat(day))
        d.office(act, **LATE[act])
    assert ("答复的最后一天是2026年3月5日，这次答复已经逾期。" in d.last_sentence) is is_late
    assert d.clocks.get(key="K10").ended_on == date.fromisoformat(day)


def test_returned_on_the_third_day_with_its_ground_by_a_letter():
    d = referred()
    with morning_of(THURSDAY):
        d.office("return_referral", **RETURNED)

    letter = d.documents.get(kind="feedback").read_html()
    assert "本会没有受理，原因：移送材料不齐，不能着手调解。没有对方的联系方式。" in letter
    assert (d.case.status, d.clocks.get(key="K10").status) == (S.DECLINED, "met")
    assert not d.case.sheet.waits_for_a_report
    assert d.trail.latest("seq").milestone == "declined"
    assert fits_the_trail(d)


def test_what_a_party_asked_itself_is_not_answered_by_returning_the_letter():
    d = referred(S.REQUESTED)
    with morning_of(THURSDAY):
        assert d.blocked(d.p.as_clerk, "return_referral", **RETURNED) == [
            "李申自己也向本会请求过，不能只退回移送；不能受理的，请办不予受理，并告知其他途径。"
            "（《人民调解法》第十七条）"
        ]
        d.office("decline", ground="not_civil", reason="是治安案件", turn_to="万安派出所")

    assert d.referrals.get().answer == "returned"
    assert d.case.sheet.waits_for_a_report  # its letter is still to be sent
    with morning_of(THURSDAY):
        d.office("report_back", how="寄送反馈函")
    letter = d.documents.get(kind="feedback").read_html()
    assert "不是民事权利义务的争议" in letter
    assert "已告知当事人，这件事请找万安派出所。" in letter


def test_acceptance_into_mediation_answers_the_referral_too():
    d = referred(S.REQUESTED)
    with morning_of(THURSDAY):
        d.all_consent().office("accept", mediator=d.p.mediator)

    assert (d.referrals.get().answer, d.clocks.get(key="K10").ended_on) == ("taken", THURSDAY)


# How a court's papers came: the day from which the thirty days count, and the last one.
VIA = {
    "": (MONDAY, date(2026, 4, 1)),
    "platform": (date(2026, 3, 4), date(2026, 4, 3)),
}


@pytest.mark.parametrize("via", VIA)
def test_a_courts_time_counts_from_the_papers_or_from_the_confirmation_on_the_platform(via):
    d = referred(S.REQUESTED, via=via, **COURT)
    with morning_of("2026-03-04"):
        d.office("take_referral", how="在平台上确认接收")
    with morning_of(THURSDAY):
        d.all_consent().office("accept", mediator=d.p.mediator)

    clock = d.clocks.get(key="K9")
    assert (clock.started_on, clock.due_on) == VIA[via]


def test_the_time_to_answer_follows_a_corrected_receipt():
    d = referred()
    kept = {"route": "police", "court": None, "body": "河市派出所", "number": POLICE["number"]}
    with morning_of("2026-03-03"):
        d.office("correct_referral", received_on=date(2026, 2, 27), reason="写错了。", **kept)

    # 2/28 is made up for the festival: 1; Monday 2, Tuesday 3.
    assert d.clocks.get(key="K10").due_on == date(2026, 3, 3)


def plain(html):
    return html.replace('<span class="keep">', "").replace("</span>", "")


def handled(d):
    d.office("resolve_on_spot", findings="灯坏了。", action="换了灯泡。", answered_by="郑管")
    d.office("rate", party=d.li, score="satisfied")
    d.do(d.p.as_deputy, "strike_off", checked="到场核实")
    d.office("settle")


ENDS = {
    "withdrawn": (lambda d: d.office("withdraw", party=d.li, reason="自己商量"), "撤回了请求"),
    "handled": (handled, "已由承办单位办理并答复，没有进入调解"),
}


@pytest.mark.parametrize("end", ENDS)
def test_every_end_before_mediation_waits_for_its_letter(end):
    d = referred()
    go, said = ENDS[end]
    go(d)
    assert d.case.sheet.waits_for_a_report
    d.office("report_back", how="寄送反馈函")

    assert said in d.documents.get(kind="feedback").read_html()
    assert not d.clocks.filter(key="K10", ended_on=None).exists()


def test_what_joined_another_case_is_told_the_result_of_that_one():
    d = referred()
    lead = factories.at(d.p, S.MEDIATING)
    d.office("join", lead=lead.number, reason="同一处渗漏")
    assert d.blocked(d.p.as_clerk, "report_back", how="寄送反馈函") == [
        f"并入的{lead.number}还没有结果，等那一件有了结果再回告。（本会规定：移送案件）"
    ]
    lead.sit_down().write(*usual_clauses(lead)).mediator("draft_agreement").all_marks()
    d.case = Case.objects.get(pk=d.case.pk)
    d.office("report_back", how="寄送反馈函")

    letter = d.documents.get(kind="feedback").read_html()
    assert f"与本会办理的{lead.number}为同一纠纷" in plain(letter)
    assert "各方达成书面协议" in letter


def test_two_clerks_answer_at_once_and_the_second_is_told():
    d = referred()
    stale = d.case.version
    d.office("return_referral", **RETURNED)
    with pytest.raises(NoSuchStep):
        d.do(d.p.as_deputy, "take_referral", how="电话", version=stale)


def test_the_answer_comes_first_and_after_the_end_the_letter():
    d = referred()

    def first():
        return wanted_acts(d.case, offering.may(d.case, d.p.as_clerk))[0]

    assert first() == "take_referral"
    d.office("take_referral", how="电话")
    assert first() != "take_referral"
    d.office("withdraw", party=d.li, reason="自己商量")
    assert first() == "report_back"


def test_a_day_by_which_the_result_is_wanted_is_shown_until_it_is_told():
    d = referred(route="hotline", body="12345政务服务便民热线", report_until=THURSDAY)
    rows = [row for row in clock_rows.clocks(d.case, d.p.as_clerk) if row["name"] == "回告移送单位"]

    assert [(row["due_on"], row["basis"]) for row in rows] == [(THURSDAY, "移送单位的来函")]
    d.office("return_referral", **RETURNED)
    assert "回告移送单位" not in {row["name"] for row in clock_rows.clocks(d.case, d.p.as_clerk)}
