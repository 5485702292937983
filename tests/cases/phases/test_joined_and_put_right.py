"""Cases that join a lead case, and notices of rectification."""

from datetime import date

import pytest

from cases.states import Status as S
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at, complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def people():
    return cast()


def test_a_case_joins_its_lead_and_leaves_with_its_own_days(people):
    lead, d = complain(people), at(people, S.REQUESTED)
    asked, registered = d.li.asked_on, d.case.registered_on
    d.office("join", lead=lead.number, reason="同一处渗漏")

    assert (d.status, d.case.lead) == (S.JOINED, lead.case)
    d.office("leave", reason="不是同一处")
    assert (d.status, d.case.lead) == (S.REGISTERED, None)
    assert (d.li.asked_on, d.case.registered_on) == (asked, registered)


def test_the_lead_case_lists_what_joined_it_to_who_may_see_both(people):
    lead, d = complain(people), complain(people)
    d.office("join", lead=lead.number, reason="同一处渗漏")

    def listed(user, face):
        page = sign_in(user).get(f"/{face}/cases/{lead.number}/").content.decode()
        return f'并入本案：<a href="/{face}/cases/{d.number}/">{d.number}</a>' in page

    assert listed(people.clerk, "office")
    d.office("leave", reason="不是同一处")
    assert not listed(people.clerk, "office")


def test_nobody_joins_what_is_no_open_lead(people):
    d, lead = complain(people), complain(people)
    handled, joined = at(people, S.HANDLED), complain(people)
    joined.office("join", lead=lead.number, reason="同一处")

    def said(number):
        return d.blocked(people.as_clerk, "join", lead=number, reason="同一处")[0]

    assert "没有编号为“SY0000-1”" in said("SY0000-1")
    assert "不能并入本案自己" in said(d.number)
    assert f"{handled.number}已处结，不能并入" in said(handled.number)
    assert f"{joined.number}已并案，不能并入" in said(joined.number)
    blocked = lead.blocked(people.as_clerk, "join", lead=d.number, reason="同一处")
    assert blocked == [f"{joined.number}已并入本案，本案不能再并入别的案件。（本会规定：并案办理）"]


def test_a_notice_runs_to_its_day_is_inspected_again_and_passed(people):
    d = at(people, S.RECTIFYING)
    runs = d.clocks.get(ended_on=None)
    assert (runs.key, runs.due_on) == ("K4", date(2026, 3, 17))
    d.office(
        "fail_reinspection", findings="还在漏。", inspected_by="城管局", due_on=date(2026, 3, 7)
    )
    assert d.clocks.get(ended_on=None).due_on == date(2026, 3, 7)  # a Saturday: the day it names
    d.office("pass_reinspection", findings="已修好。", inspected_by="城管局")

    assert (d.status, d.notices.get().status) == (S.ANSWERED, "passed")
    assert not d.clocks.filter(ended_on=None).exists()
    assert [one.passed for one in d.notices.get().inspections.order_by("pk")] == [False, True]


def test_a_notice_is_lifted(people):
    d = at(people, S.RECTIFYING)
    d.office("lift_notice", reason="查明不属物业责任", number="洛城管撤〔2026〕1号")
    assert (d.status, d.notices.get().status) == (S.ANSWERED, "lifted")


def test_a_party_that_asks_for_mediation_does_not_wait_for_the_notice(people):
    d = at(people, S.RECTIFYING)
    d.office("request_mediation", party=d.li, how="来访")
    assert d.status == S.REQUESTED
