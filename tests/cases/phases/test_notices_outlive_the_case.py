"""A notice of a competent body outlives what becomes of the case, and is dated by its own paper."""

from datetime import date

import pytest

from cases.states import Status as S
from tests.cases.phases.dated import refusal
from tests.cases.phases.guard_rows import evaluated
from tests.cases.phases.guards_of_handling import ANSWERED
from tests.cases.phases.guards_of_lead_cases import open_lead
from tests.cases.phases.guards_of_rectification import INSPECTED, ordered
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
SUNDAY, TUESDAY, WEDNESDAY = date(2026, 3, 1), date(2026, 3, 3), date(2026, 3, 4)
FRIDAY = date(2026, 3, 20)
WHY = {"reason": "查明不属物业责任"}


def withdrawn(d):
    return d.office("withdraw", party=d.li, reason="不办了")


def taken_up_again(d):
    return withdrawn(d).office("reopen", reason="又来办")


WENT_ON = {
    S.WITHDRAWN: withdrawn,
    S.REGISTERED: taken_up_again,
    S.JOINED: lambda d: taken_up_again(d).office("join", lead=open_lead(d), reason="同一处"),
    S.DECLINED: lambda d: taken_up_again(d).office("decline", reason="非", ground="not_civil"),
    S.REQUESTED: lambda d: d.office("request_mediation", party=d.li, how="来访"),
}


def time_of_the_notice(d):
    return d.clocks.get(key="K4", ended_on=None)


@pytest.mark.parametrize("status", WENT_ON)
def test_a_notice_is_inspected_again_and_passed_whatever_became_of_the_case(status):
    with morning_of(MONDAY):
        d = at(cast(), S.RECTIFYING)
        WENT_ON[status](d)
        assert time_of_the_notice(d).due_on == date(2026, 3, 17)
    with morning_of(WEDNESDAY):
        d.office("fail_reinspection", **INSPECTED, due_on=FRIDAY)
        assert time_of_the_notice(d).due_on == FRIDAY
        d.office("record_passed_notice", **INSPECTED)

    notice = d.notices.get()
    assert (d.status, notice.status, notice.ended_on) == (status, "passed", WEDNESDAY)
    assert d.clocks.get(key="K4", due_on=FRIDAY).ended_on == WEDNESDAY


@pytest.mark.parametrize("status", [S.WITHDRAWN, S.REQUESTED])
def test_a_notice_is_lifted_whatever_became_of_the_case(status):
    with morning_of(MONDAY):
        d = at(cast(), S.RECTIFYING)
        WENT_ON[status](d).office("record_lifted_notice", number="洛城管撤〔2026〕1号", **WHY)

    assert (d.status, d.notices.get().status) == (status, "lifted")
    assert d.clocks.filter(key="K4", ended_on=None).count() == 0


def test_no_second_notice_is_recorded_while_one_is_open():
    with morning_of(MONDAY):
        d = at(cast(), S.RECTIFYING)
        taken_up_again(d).office("dispatch", company=d.p.company)
        second = evaluated(d, ordered(number="洛城管改〔2026〕6号"))
        assert d.blocked(d.p.as_clerk, "order_rectification", **second) == [
            "城管局整改通知书（洛城管改〔2026〕5号）还没有结果，先登记复查合格或者撤销。"
            "（本会规定：整改复查）"
        ]
        d.office("record_passed_notice", **INSPECTED).office("order_rectification", **second)
        d.office("pass_reinspection", **INSPECTED)

    assert [one.status for one in d.notices.order_by("pk")] == ["passed", "passed"]
    assert d.status == S.ANSWERED


def test_nothing_is_settled_while_a_notice_is_open_nor_dated_before_its_end():
    with morning_of(MONDAY):
        d = at(cast(), S.RECTIFYING)
        taken_up_again(d).office("dispatch", company=d.p.company).company("answer", **ANSWERED)
        d.office("rate", party=d.li, score="satisfied").do(d.p.as_deputy, "strike_off")
        assert "还没有结果" in d.blocked(d.p.as_clerk, "settle")[0]
    with morning_of(WEDNESDAY):
        d.office("record_lifted_notice", **WHY)
    with morning_of(FRIDAY):
        assert "2026年3月4日" in refusal(d, "settle", d.p.as_clerk, {}, TUESDAY)[0]
        assert d.office("settle").status == S.HANDLED


def test_closing_the_case_leaves_the_time_of_the_notice_running():
    with morning_of(MONDAY):
        d = at(cast(), S.RECTIFYING)
        d.office("request_mediation", party=d.li, how="来访")
        d.office("consent", party=d.zhou, agrees=False, how="电话").office("other_side_refuses")
        d.do(d.p.as_deputy, "strike_off").office("close")

        assert (d.status, time_of_the_notice(d).due_on) == (S.CLOSED, date(2026, 3, 17))
        d.office("record_passed_notice", **INSPECTED)
    assert d.clocks.filter(ended_on=None).count() == 0


def test_the_paper_of_the_body_may_be_older_than_the_case():
    """Its time counts from the service, and so ends the time to answer."""
    with morning_of(MONDAY):
        d = at(cast(), S.DISPATCHED)
    with morning_of(FRIDAY):
        facts = evaluated(d, ordered(served_on=WEDNESDAY, due_on=date(2026, 4, 1)))
        assert refusal(d, "order_rectification", d.p.as_clerk, facts, date(2026, 2, 20)) == []

    notice, runs = d.notices.get(), time_of_the_notice(d)
    assert (notice.issued_on, notice.served_on) == (date(2026, 2, 20), WEDNESDAY)
    assert (runs.started_on, runs.due_on) == (WEDNESDAY, date(2026, 4, 1))
    assert d.clocks.get(key="K2a").ended_on == WEDNESDAY
