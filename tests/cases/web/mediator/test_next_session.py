"""The day agreed for a next session: asked, kept, on the desk that day, shown to the parties."""

from datetime import timedelta

import pytest
import time_machine

from cases import door
from cases.forms.asked import HIDES
from cases.states import EndReason
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation import clock
from tests.cases.web.mediator.desk import DESK, LIST, log_session, shelf
from tests.cases.web.mediator.town import mediating
from tests.cases.web.staging import draft, session, two_sessions
from tests.cast import cast
from tests.clients import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monday):
    return cast()


def log(people, case, **changed):
    again = {HIDES: "on", "next_on": "2026-03-06", "next_at": "19:30"}
    return log_session(people, case, **again | changed)


def test_the_appointment_is_saved_and_shown_on_the_trail(people):
    case = mediating(people)
    assert log(people, case).status_code == 303
    held = case.sessions.get(number=2)
    assert held.appointment == "2026年3月6日（周五）19:30"
    line = case.trail.last().sentence
    assert line == "第2份调解记录：有待继续调解。约定2026年3月6日（周五）19:30再谈。"


@pytest.mark.parametrize(
    ("openness", "says"),
    [
        ("closed", "第2份调解记录（不公开）"),
        ("open", "第2份调解记录（公开）"),
        ("", "第2份调解记录"),
    ],
)
def test_whether_it_was_open_is_kept_as_the_parties_asked(people, openness, says):
    case = mediating(people)
    assert log(people, case, openness=openness).status_code == 303
    assert case.sessions.get(number=2).openness == openness
    assert case.trail.last().sentence.startswith(f"{says}：")
    page = sign_in(people.mediator).get(f"/mediator/cases/{case.number}/?tab=sessions")
    assert (" · 不公开 · " in page.content.decode()) is (openness == "closed")


@pytest.mark.parametrize("outcome", ["agreed", "failed"])
def test_a_session_that_ends_mediation_keeps_no_appointment(people, outcome):
    case = mediating(people)
    assert log(people, case, outcome=outcome).status_code == 303
    held = case.sessions.get(number=2)
    assert (held.next_on, held.next_at) == (None, None)


REFUSED = [
    ({"next_on": "2026-03-01"}, "再谈的日子不能早于这次调解。"),
    ({"next_on": ""}, "请填约好哪天再谈；还没有约好的，把时间也空着。"),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED)
def test_an_impossible_appointment_is_refused_beside_its_field(people, changed, sentence):
    case = mediating(people)
    response = log(people, case, **changed)
    assert response.status_code == 422
    assert response.context["form"].errors == {"next_on": [sentence]}
    assert case.sessions.count() == 1


def test_the_appointment_may_be_left_open(people):
    case = mediating(people)
    assert log(people, case, next_on="", next_at="").status_code == 303
    assert case.sessions.get(number=2).appointment == ""


DAYS = [(3, "快到期"), (4, "今天"), (5, "逾期")]


@pytest.mark.parametrize(("days", "title"), DAYS)
def test_the_appointment_is_on_the_shelf_of_its_day(people, days, title):
    case = mediating(people)
    log(people, case)
    with time_machine.travel(clock.now() + timedelta(days=days), tick=False):
        browser = sign_in(people.mediator)
        due = shelf(browser.get(DESK), title)
        assert [row["url"] for row in due["rows"]] == [f"{LIST}{case.number}/"]
        assert "约好3月6日19:30再谈" in due["rows"][0]["note"]
        assert browser.get(due["url"]).context["listing"].total == due["count"] == 1


def test_the_appointment_leaves_the_shelf_when_the_session_was_held_or_the_case_ended(people):
    case = mediating(people)
    log(people, case)
    with time_machine.travel(clock.now() + timedelta(days=4), tick=False):
        assert shelf(sign_in(people.mediator).get(DESK), "今天")["count"] == 1
        log(people, case, on="2026-03-06", next_on="", next_at="")
        assert shelf(sign_in(people.mediator).get(DESK), "今天")["count"] == 0
        log(people, case, on="2026-03-06", next_on="2026-03-06")
        assert shelf(sign_in(people.mediator).get(DESK), "今天")["count"] == 1
        door.take(case, "fail", by=people.as_mediator, end_reason=EndReason.GAP)
        assert shelf(sign_in(people.mediator).get(DESK), "今天")["count"] == 0


def test_the_office_has_the_same_case_on_its_list_of_today(people):
    case = mediating(people)
    log(people, case)
    with time_machine.travel(clock.now() + timedelta(days=4), tick=False):
        office = sign_in(people.clerk)
        listed = office.get("/office/cases/?shelf=today").context
        assert listed["listing"].total == 1
        assert "今天" in [cell.tag for cell in listed["rows"][0]]
        (row,) = shelf(office.get("/office/"), "今天")["rows"]
        assert (row.note, row.tag) == ("约好3月6日19:30再谈", "调解中")


def test_a_party_reads_when_to_come_until_the_day_is_over(people):
    case = mediating(people)
    log(people, case)
    case = type(case).objects.get(pk=case.pk)
    come = "约好2026年3月6日（周五）19:30再谈，请按时来；来不了的，请先打调委会电话。"
    me = case.parties.first()
    assert what_next(case, Reader.PARTY, me=me) == come
    with time_machine.travel(clock.now() + timedelta(days=5), tick=False):
        assert what_next(case, Reader.PARTY, me=me) != come


def test_sessions_stand_by_their_day_and_keep_the_number_of_their_record(people):
    dispute = two_sessions(people, "failed", "agreed", recorded_first="agreed")
    sessions = dispute.case.sheet.sessions
    assert [session.number for session in sessions] == [2, 1]
    browser = sign_in(people.mediator)
    page = browser.get(f"/mediator/cases/{dispute.number}/?tab=sessions")
    assert [row["session"].number for row in page.context["held"]] == [1, 2]


def test_a_failed_session_does_not_lead_to_a_draft(people):
    case = session(people, "failed", draft(people)).case
    assert what_next(case, Reader.STAFF) == (
        "没有谈成：不再谈的，终止调解；还要谈的，约好时间再谈。"
    )
    assert what_next(case, Reader.PARTY).startswith("这次没有谈成。")
