"""No act bears a day before what led back to it: sent back, left, taken up again, resumed."""

from datetime import date

import pytest

from cases.door import offering
from cases.states import Status as S
from tests.cases.phases.dated import LATER, not_before, refusal
from tests.cases.phases.guard_rows import evaluated
from tests.cases.phases.guards_of_handling import company
from tests.cases.phases.guards_of_handling_again import SPOT
from tests.cases.phases.guards_of_lead_cases import open_lead
from tests.cases.phases.guards_of_rectification import INSPECTED
from tests.cast import cast
from tests.deeds import (
    all_consent,
    came_from_another_committee,
    city_department,
    police_sent_it,
    rated_badly,
    zhou_is_out_of_reach,
)
from tests.factories import at, complain
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1).replace
TUESDAY, WEDNESDAY = date(2026, 3, 3), date(2026, 3, 4)
WHY = {"reason": "核对以后"}
ILL = WHY | {"proof": "住院证明"}
MORE_TIME = {"until": date(2026, 3, 12), "reason": "配件要调货", "proof": "订货单"}
TO_ANOTHER = {"company": None, "department": city_department}
SHAM = {"addressee": "区司法局", "words": "双方串通"}
SEND, UNWILLING = {"company": company}, {"end_reason": "unwilling", "words": "不谈了"}
SESSION = {"present": lambda d: d.both, "place": "评理室", "content": "谈", "outcome": "continue"}


def done(name, by="office", **facts):
    """The deed of this act."""
    return lambda d: getattr(d, by)(name, **evaluated(d, facts))


def lead_is_registered(d):
    d.lead_number = complain(d.p).number


def unreachable(d):
    police_sent_it(d)
    zhou_is_out_of_reach(d)
    d.office("unreachable")


def asked_again(d):
    d.office("ask_again", party=d.li, how="窗口")


def asked_again_and_agreed(d):
    asked_again(d)
    all_consent(d)


def time_to_mediate(d):
    return d.case.clocks.get(key="K9")


def handed_over_and_taken(d):
    came_from_another_committee(d)
    d.office("take_transfer", words="材料齐全")


SENT_BACK = done("bounce", "company", **WHY)
RESUMED = done("resume", "mediator")
WHILE_HELD = {"clock": time_to_mediate, "reason": "鉴定"}
# (state on Monday, deed on Wednesday, act, its facts, by whom, what happened on Wednesday)
HANDLING = [
    (S.DISPATCHED, SENT_BACK, "resolve_on_spot", SPOT, "clerk", "派单是那天退回的"),
    (S.DISPATCHED, SENT_BACK, "dispatch", TO_ANOTHER, "clerk", "派单是那天退回的"),
    (
        S.DISPATCHED,
        SENT_BACK,
        "decline",
        WHY | {"ground": "not_civil"},
        "clerk",
        "派单是那天退回的",
    ),
    (S.JOINED, done("leave", **WHY), "dispatch", SEND, "clerk", "脱离并案是在那天"),
    (S.WITHDRAWN, done("reopen", **WHY), "dispatch", SEND, "clerk", "这一件是那天重新登记的"),
    (
        S.WITHDRAWN,
        done("reopen", **WHY),
        "withdraw",
        WHY | {"party": lambda d: d.li},
        "clerk",
        "这一件是那天重新登记的",
    ),
    (
        S.REGISTERED,
        done("join", lead=open_lead, **WHY),
        "leave",
        WHY,
        "clerk",
        "并案是在那天",
    ),
    (
        S.REGISTERED,
        lead_is_registered,
        "join",
        WHY | {"lead": lambda d: d.lead_number},
        "clerk",
        "主案是那天登记的",
    ),
    (S.ANSWERED, rated_badly, "review", WHY | SEND, "clerk", "住户是那天评价不满意的"),
    (
        S.RECTIFYING,
        done("pass_reinspection", **INSPECTED),
        "strike_off",
        {},
        "deputy",
        "整改是那天复查合格或者撤销的",
    ),
    (
        S.RECTIFYING,
        done("lift_notice", **WHY),
        "strike_off",
        {},
        "deputy",
        "整改是那天复查合格或者撤销的",
    ),
    (
        S.DISPATCHED,
        done("ask_time", "company", **MORE_TIME),
        "grant_time",
        {"granted": True, **MORE_TIME},
        "clerk",
        "延长答复期限是那天申请的",
    ),
]
LI = {"party": lambda d: d.li}
RESUMED_ON = "调解是那天恢复的"
MEDIATING = [
    (S.REQUESTED, handed_over_and_taken, "withdraw", LI | WHY, "clerk", "上一步是那天办的"),
    (S.PAUSED, RESUMED, "pause", ILL, "mediator", RESUMED_ON),
    (S.PAUSED, RESUMED, "fail", UNWILLING, "mediator", RESUMED_ON),
    (S.PAUSED, RESUMED, "conclude_orally", {"content": "互不追究"}, "mediator", RESUMED_ON),
    (S.PAUSED, RESUMED, "report_sham", SHAM, "mediator", "调解期限上次恢复计算是在那天"),
    (S.PAUSED, RESUMED, "hold", WHILE_HELD, "clerk", "这项期限上次恢复计算是在那天"),
    (
        S.MEDIATING,
        done("pause", "mediator", **ILL),
        "fail",
        UNWILLING,
        "mediator",
        "调解是那天中止的",
    ),
    (S.REQUESTED, unreachable, "report_back", {"how": "书面"}, "clerk", "结果是那天出来的"),
    (
        S.FAILED,
        asked_again_and_agreed,
        "accept",
        {"mediator": lambda d: d.p.mediator},
        "deputy",
        "最后一方是那天同意调解的",
    ),
    (
        S.FAILED,
        asked_again,
        "consent",
        {"party": lambda d: d.zhou, "agrees": True, "how": "电话"},
        "clerk",
        "再次申请、重新调解是在那天",
    ),
    (
        S.FAILED,
        asked_again,
        "give_notice",
        {"parties": lambda d: d.both, "how": "当面"},
        "clerk",
        "调解是那天申请的",
    ),
]
BACK = [*HANDLING, *MEDIATING]


@pytest.mark.parametrize(
    ("status", "deed", "act", "facts", "by", "happened"),
    BACK,
    ids=[f"{row[2]}-{row[5]}" for row in BACK],
)
def test_no_act_bears_a_day_before_the_way_back(status, deed, act, facts, by, happened):
    with morning_of(MONDAY):
        d = at(cast(), status)
    with morning_of(WEDNESDAY):
        deed(d)
    with morning_of(LATER):
        facts, by = evaluated(d, facts), getattr(d.p, f"as_{by}")

        assert refusal(d, act, by, facts, TUESDAY) == [not_before("2026年3月4日（周三）", happened)]
        assert refusal(d, act, by, facts, WEDNESDAY) == []


SUSPENDED = done("report_sham", "mediator", **SHAM)
CLEARED = done("clear_sham", "mediator", body="区司法局", words="双方互不相识")


@pytest.mark.parametrize(
    ("stops", "goes_on"),
    [(done("pause", "mediator", **ILL), RESUMED), (SUSPENDED, CLEARED)],
    ids=["pause", "sham"],
)
def test_nobody_met_while_mediation_was_stopped_also_before_the_last_stop(stops, goes_on):
    """Stopped from 5 to 9 and from 11 to 13 March."""
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING)
    for day, deed in (("05", stops), ("09", goes_on), ("11", stops), ("13", goes_on)):
        with morning_of(f"2026-03-{day}"):
            deed(d)
    with morning_of(LATER):
        facts, by = evaluated(d, SESSION), d.p.as_mediator
        refused = {
            day for day in range(2, 16) if refusal(d, "log_session", by, facts, MARCH(day=day))
        }
    assert refused == {6, 7, 8, 12}


def test_of_a_new_mediation_the_rights_are_told_anew():
    with morning_of(MONDAY):
        d = at(cast(), S.FAILED)
        asked_again_and_agreed(d)
    with morning_of(WEDNESDAY):
        d.do(d.p.as_deputy, "accept", mediator=d.p.mediator)
        unserved = d.blocked(d.p.as_mediator, "open_session")
        assert unserved[0].startswith("权利义务告知书还没有送达每一方当事人。")
        d.mediator("give_notice", parties=d.both, how="当面")
    with morning_of(LATER):
        early = refusal(d, "open_session", d.p.as_mediator, {}, TUESDAY)
        assert early == [not_before("2026年3月4日（周三）", "最后一方是那天收到权利义务告知的")]
        assert d.mediator("open_session").status == S.MEDIATING


def test_a_pause_goes_on_when_a_suspicion_was_unfounded():
    with morning_of(MONDAY):
        d = at(cast(), S.PAUSED)
        SUSPENDED(d)
        CLEARED(d)
    assert d.status == S.PAUSED
    assert "调解仍因原来的原因中止：双方互不相识" in d.trail.last().sentence


def test_who_may_find_that_a_party_cannot_be_reached_may_record_the_attempts():
    may = {act.name: set(act.permission.each) for act in offering.catalogue()}
    assert may["unreachable"] <= may["contact"]


def test_attempts_before_a_new_request_prove_nothing_of_it():
    with morning_of(MONDAY):
        d = at(cast(), S.REQUESTED)
    with morning_of(WEDNESDAY):
        unreachable(d)
    with morning_of(LATER):
        asked_again(d)
        refused = d.blocked(d.p.as_clerk, "unreachable")

    assert refused[0].endswith("现在没有联系不上的记录。（《在线调解规则》第二十五条）")
