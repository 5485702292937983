"""Enforcement that finds nothing and goes on later; closed and filed cases opened again."""

from datetime import timedelta

import pytest

from cases import consistency
from cases.forms.base import FORMS
from cases.states import Milestone
from cases.states import Status as S
from mediation import clock
from tests import deeds_after as after
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
FOUND = {"court_number": "（2026）闽0504执恢3号", "found": "名下有一辆车。"}


@pytest.fixture
def people():
    return cast()


def test_what_was_not_found_may_be_enforced_at_any_later_day(people, monday):
    d = at(people, S.UNSATISFIED)
    assert d.case.sheet.enforcement.outcome == "ended"
    assert "还欠5,800.00元" in d.trail.last().sentence
    monday.shift(timedelta(days=1100))  # more than two years
    d.court("resume_enforcement", **FOUND)

    assert (d.status, d.case.sheet.enforcement.number) == (S.ENFORCING, FOUND["court_number"])
    assert d.trail.filter(milestone=Milestone.ENFORCEMENT_BEGAN).count() == 1
    d.court_enforces()
    assert (d.status, d.case.amount_paid) == (S.PERFORMED, 580000)


def test_a_resumption_has_a_number_of_enforcement(people):
    d = at(people, S.UNSATISFIED)
    facts = FOUND | {"court_number": "（2026）闽0504民初3号"}
    assert d.blocked(people.as_liaison, "resume_enforcement", **facts) == [
        "请写执行的案号（执、执恢），例如（2026）闽0504执恢12号。（《人民法院案件案号的若干规定》第二条）"
    ]


def test_a_failed_mediation_is_taken_up_again_as_the_same_case(people):
    d = at(people, S.FAILED)
    after.is_closed(d)
    asked, number = d.li.asked_on, d.case.dossier_number
    d.office("reopen_mediation", reason="各方又愿意谈了")

    assert (d.status, d.case.closed_on, d.case.struck_off_on) == (S.REQUESTED, None, None)
    d.li.refresh_from_db()
    assert (d.li.asked_on, d.li.consent, d.case.dossier_number) == (asked, "", number)


def test_what_was_agreed_is_followed_up_again_and_its_two_years_run_on(people):
    d = at(people, S.UNSATISFIED)
    after.is_closed(d)
    planned = d.case.visits.count()
    told = [
        str(one) for one in FORMS["reopen_performance"](case=d.case, actor=people.as_clerk).after
    ]
    assert any("排好还没做的回访不再做" in one for one in told)
    said = d.blocked(people.as_clerk, "reopen_mediation", reason="再谈")
    assert said[0].startswith("协议还有效，不能就同一件事重新调解；没有履行的办“恢复履行”")
    d.office("reopen_performance", reason="对方有钱了")

    assert (d.status, d.case.closed_on) == (S.PERFORMING, None)
    assert d.clocks.filter(key="K16", ended_on=None).exists()
    assert d.case.visits.filter(dropped_on=clock.today()).count() == planned == 2
    assert not d.case.sheet.days_to_visit


@pytest.mark.parametrize("state", [S.PERFORMED, S.FAILED])
def test_the_closing_tells_that_its_report_was_made(people, state):
    d = at(people, state)
    d.office("strike_off", checked="到场核实")
    today = clock.today()
    days = {"first_visit_on": today + timedelta(30), "second_visit_on": today + timedelta(180)}
    typed = {"key": "one", "on": today, "version": d.case.version, "as_of": d.case.trail_length}
    typed |= days if d.case.effective_on else {}
    url = f"/office/cases/{d.number}/close/"
    answer = sign_in(people.clerk).post(url, typed, follow=True).content.decode()
    assert ("人民调解结案报告表已生成" in answer, d.documents.count() > 0) == (True, True)


def test_nothing_is_followed_up_that_is_done(people):
    d = at(people, S.CLOSED)
    assert d.blocked(people.as_clerk, "reopen_performance", reason="再看看") == [
        "没有还要履行的事项：登记做完了、其实没有做的，先办“撤回完成登记”，付款没有到的办“冲销付款”；"
        "没有达成协议的办“重新调解”，另一件事请另行登记。（《人民调解法》第三十一条）"
    ]


def test_a_dossier_is_opened_by_another_and_filed_again(people):
    d = at(people, S.ARCHIVED)
    assert d.blocked(people.as_clerk, "break_seal", reason="补入文书") == [
        "启封要由归档经办人以外的人办理。（本会规定：卷宗制度）"
    ]
    d.do(people.as_deputy, "break_seal", reason="补入文书")

    assert (d.status, d.case.retention, d.case.pages) == (S.CLOSED, "", 0)
    d.office("archive", retention="30")
    assert d.status == S.ARCHIVED


def test_what_nobody_pursues_is_closed_and_stays_owed(people):
    d, today = at(people, S.DEFAULTED), clock.today()
    visits = {"first_visit_on": today + timedelta(days=30)}
    visits["second_visit_on"] = today + timedelta(days=180)
    said = d.blocked(people.as_mediator, "give_up", **visits)
    assert said[0].startswith("还没有全部收款人、权利人表示不再追究")
    d.mediator("give_up", creditors=[d.li], how="本人到场说明", **visits)

    assert (d.status, d.case.closed_on) == (S.CLOSED, today)
    assert d.case.sheet.left_to_pay == 580_000
    d.office("reopen_performance", reason="又要追究")
    assert d.status == S.PERFORMING


def test_without_a_word_only_once_the_two_years_are_over(people, monday):
    d = at(people, S.DEFAULTED)
    over = d.clocks.get(key="K16", ended_on=None).due_on

    def visits(day):
        monday.move_to(day)
        first, second = day + timedelta(days=30), day + timedelta(days=180)
        return {"first_visit_on": first, "second_visit_on": second}

    assert d.blocked(people.as_mediator, "give_up", **visits(over))
    d.mediator("give_up", **visits(over + timedelta(days=1)))
    assert d.status == S.CLOSED


def test_what_closed_a_case_counts_no_more_once_it_is_opened_again(people):
    d = at(people, S.UNSATISFIED)
    after.is_closed(d)
    d.office("reopen_performance", reason="又发现财产")
    assert d.case.closed_on is None
    assert list(consistency.faults()) == []


def test_who_asks_again_by_a_link_has_agreed_by_asking(people):
    d = at(people, S.FAILED)
    d.do(d.link(d.zhou), "ask_again", how="本人经专用链接办理")

    assert [party.consent for party in d.both] == ["", "yes"]
    assert [f for f in consistency.faults() if "表态" in str(f)] == []
