"""What is asked of a party, given the answers of all parties."""

import re

import pytest

from cases import door
from cases.states import Status
from cases.words.states import STATES
from tests.cases.web.public import made
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return cast()


def url(case, act=""):
    return f"/my/cases/{case.number}/{act and act + '/'}"


def read(client, case):
    return client.get(url(case)).content.decode()


def head(page):
    return re.search(r'<p class="where">([^<]*)</p>', page)[1]


def act(client, case, name, **facts):
    return client.post(url(case, name), facts | {"key": name})


@pytest.mark.parametrize(("score", "asked"), [("satisfied", False), ("unsatisfied", True)])
def test_who_is_content_is_not_pressed_to_mediate(client, p, score, asked):
    case = made.answered(p)
    made.open_case(client, case)
    act(client, case, "rate", score=score)
    page = client.get(url(case))
    loud = [ask.name for ask in page.context["asks"]]
    assert ("request_mediation" in loud) is asked
    assert "您已经评价过" in page.content.decode()


def test_the_page_shows_it_when_both_sides_are_willing(client, p):
    case = made.requested(p)
    made.open_case(client, case, case.parties.get(side=2))
    door.record(case, "consent", by=p.as_clerk, party=case.parties.get(side=1), agrees=True)
    page = read(client, case)
    assert head(page) == "调委会正在征求各方意见"
    assert STATES[Status.REQUESTED].party_next in page
    act(client, case, "consent", agrees="yes")
    page = read(client, case)
    assert head(page) == "各方都同意调解"
    assert "调委会会安排调解员" in page
    assert "征求各方意见" not in page


@pytest.mark.parametrize(("state", "asked"), [("requested", True), ("mediating", False)])
def test_who_agreed_is_offered_another_answer_only_before_the_acceptance(client, p, state, asked):
    case = getattr(made, state)(p)
    if state == "requested":
        door.record(case, "consent", by=p.as_clerk, party=case.parties.get(side=2), agrees=True)
    made.open_case(client, case, case.parties.get(side=2))

    offered = [ask.name for ask in client.get(url(case)).context["quiet"]]

    assert ("consent" in offered, "withdraw_mediation" in offered) == (asked, not asked)


def test_once_one_side_refuses_the_head_says_so(client, p):
    case = made.requested(p)
    made.open_case(client, case, case.parties.get(side=2))
    act(client, case, "consent", agrees="no")
    page = read(client, case)
    assert head(page) == "现在不能调解"
    assert "您表示了不同意，这次不调解。" in page
    made.open_case(client, case, case.parties.get(side=1))
    assert "有一方不愿意调解。您还可以仲裁" in read(client, case)


def test_a_reason_ends_in_one_full_stop(client, p):
    case = made.complaint(p)
    applicant = case.parties.get(side=1)
    door.take(case, "withdraw", by=p.as_clerk, party=applicant, reason="双方已和好。")
    made.open_case(client, case)
    text = read(client, case)
    assert "双方已和好。" in text
    assert "。。" not in text


@pytest.mark.parametrize(("side", "receives"), [(1, True), (2, False)])
def test_only_who_gets_money_is_asked_to_confirm_it(client, p, side, receives):
    case = made.performing(p)
    made.open_case(client, case, case.parties.get(side=side))
    page = read(client, case)
    assert ("再点确认" in page, "短信" in page) == (receives, False)


def test_who_is_owed_an_act_reads_of_it_beside_the_money(client, p):
    case = at(p, Status.PERFORMING).case
    made.open_case(client, case, case.parties.get(side=1))
    titles = [row["title"] for row in client.get(url(case)).context["owing"]]
    debtor = case.parties.get(side=2).short_name
    assert titles == [f"{debtor}要付给您", f"{debtor}要办的事"]
