"""What neighbours settle in mediation is hidden from their company, which only reads."""

import re

import pytest
from django.db.models import QuerySet

from cases.access import links
from cases.models import Case
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.clients import open_link, sign_in
from tests.dispute import PARTIES, money
from tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def settled(people):
    """Answered by the company, then mediated to an agreement that is being performed."""
    d = at(people, S.ANSWERED)
    d.office("request_mediation", party=d.li).all_consent()
    d.office("accept", mediator=people.mediator).rights_notice_served().mediator("open_session")
    d.sit_down().write(money(d, (clock.today(), 100000))).mediator("draft_agreement").all_marks()
    return d.mediator("start_performance")


@pytest.fixture
def clerk(people):
    return sign_in(people.manager)


def test_no_list_or_page_of_a_company_shows_the_outcome_of_mediation(settled, clerk):
    for url in (f"/company/cases/{settled.number}/", "/company/cases/"):
        page = clerk.get(url).content.decode()
        assert settled.status_label not in page
        assert "已转入调解" in page
        assert settled.agreement_number not in page


def test_an_old_form_does_not_say_who_did_what_since(settled, clerk):
    answer = clerk.get(f"/company/cases/{settled.number}/answer/")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "陈调" not in page
    assert settled.status_label not in page


def test_a_company_cannot_add_a_promise_after_mediation(settled, clerk):
    url = f"/company/cases/{settled.number}/make_promise/"
    sent = {"on": clock.today(), "promised_by": "安邻", "promise_text": "修", "key": "k"}
    assert clerk.get(url).status_code == 403
    assert clerk.post(url, sent | {"promise_due_on": clock.today()}).status_code == 403


@pytest.mark.parametrize("name", ["agreement_number", "dossier_number"])
def test_a_search_does_not_match_numbers_drawn_in_mediation(settled, clerk, name):
    listed = clerk.get("/company/cases/", {"q": getattr(settled.case, name)}).content.decode()
    assert settled.number not in listed


def test_a_party_that_joined_later_is_not_named(settled, clerk, people):
    settled.case.parties.create(
        role="other", side=3, name="后来人", added_on=clock.today().replace(year=2999)
    )
    assert "后来人" not in clerk.get(f"/company/cases/{settled.number}/").content.decode()


@pytest.fixture
def wary(people):
    """A complaint whose hidden applicant is named in title, place and summary."""
    hidden, other = dict(PARTIES[0], name="柳隐名", hide_name=True), PARTIES[1]
    words = {"title": "柳隐名家漏水", "place": "柳隐名家楼下", "summary": "柳隐名说楼上漏水。"}
    return at(people, S.DISPATCHED, parties=(hidden, other), **words)


def test_a_hidden_name_written_into_the_complaint_is_not_shown(wary, clerk, people):
    base = f"/company/cases/{wary.number}/"
    promised = {"promise_text": "给柳隐名家换管", "promise_due_on": clock.today()}
    wary.office("make_promise", company=people.company, **promised)

    for url in ("/company/", "/company/cases/", "/company/promises/", base, f"{base}answer/"):
        page = clerk.get(url).content.decode()
        assert "柳隐名" not in page, url
        assert "一位住户" in page, url


def test_a_telephone_written_into_the_complaint_is_masked_and_not_found(wary, clerk, people):
    phone, typed = "13800009999", "电话１３８ ００００ ９９９９"
    other = wary.case.parties.get(name="周被")
    other.phone = phone
    other.save()
    QuerySet(Case).filter(pk=wary.case.pk).update(title=typed, place=f"6号楼，{phone}")
    promised = {"promise_text": f"先打{phone}", "promise_due_on": clock.today()}
    wary.office("make_promise", company=people.company, **promised)

    base = f"/company/cases/{wary.number}/"
    for url in ("/company/", "/company/cases/", "/company/promises/", base):
        page = clerk.get(url).content.decode()
        assert "138****9999" in page, url
        assert not {phone, typed[2:]} & set(re.split(r"[^\d ]+", page)), url
    assert wary.number in clerk.get("/company/cases/", {"q": "周被"}).content.decode()
    found = {
        text: wary.number in clerk.get("/company/cases/", {"q": text}).content.decode()
        for text in ("1380", "１３８ ００", phone, "6号楼", "9999")
    }
    assert found == {"1380": False, "１３８ ００": False, phone: False, "6号楼": True, "9999": True}


@pytest.mark.parametrize("text", ["柳隐名", "隐名", "柳", "柳隐名家"])
def test_a_search_for_a_hidden_name_lists_no_case_wherever_it_is_written(wary, clerk, text):
    listed = clerk.get("/company/cases/", {"q": text}).content.decode()
    assert wary.number not in listed
    assert wary.number in clerk.get("/company/cases/", {"q": "周被"}).content.decode()


@pytest.mark.parametrize("written", ["柳 隐名", "柳　隐名", "柳·隐名", "柳\u200b隐名", "柳隐 名"])
def test_a_search_finds_no_case_by_a_hidden_name_however_it_is_written(wary, clerk, written):
    for more in ({"title": f"{written}家", "place": "楼下"}, {"title": "", "place": written}):
        QuerySet(Case).filter(pk=wary.case.pk).update(**more)
        assert wary.number not in clerk.get("/company/cases/", {"q": "柳"}).content.decode()


def test_a_search_finds_no_case_by_the_short_name_of_a_hidden_company(wary, clerk, people):
    other = type(people.company).objects.create(name="示例市和兴物业管理有限公司")
    wary.case.parties.create(
        role="applicant",
        side=1,
        name=other.name,
        company=other,
        kind="organisation",
        hide_name=True,
        added_on=clock.today(),
    )
    QuerySet(Case).filter(pk=wary.case.pk).update(title="和兴物业收费", place="楼下")
    assert wary.number not in clerk.get("/company/cases/", {"q": "和兴"}).content.decode()
    QuerySet(Case).filter(pk=wary.case.pk).update(title="收费", place="楼下")
    assert wary.number in clerk.get("/company/cases/", {"q": "收费"}).content.decode()


def test_the_complaint_shows_no_hidden_name_to_the_respondent(wary):
    client = open_link(links.issue_link(wary.case, wary.zhou))
    wary.office("request_mediation", party=wary.case.parties.get(role="applicant"))
    page = client.get(f"/my/cases/{wary.number}/").content.decode()
    assert "柳隐名" not in page
    assert "一位住户" in page


def test_a_search_for_a_party_that_joined_later_lists_no_case(settled, clerk):
    tomorrow = clock.today().replace(year=2999)
    settled.case.parties.create(role="other", side=3, name="后来人", added_on=tomorrow)
    listed = clerk.get("/company/cases/", {"q": "后来人"}).content.decode()
    assert settled.number not in listed


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("status", "performing", "failed"),
        ("stage", "执", "调"),
        ("agreed", "true", "false"),
        ("accepted", "true", "false"),
        ("reached", "effective", "ended_failed"),
        ("money", "true", "false"),
        ("month", clock.today().strftime("%Y%m"), "199901"),
    ],
)
def test_narrowing_a_list_does_not_reveal_the_outcome(settled, clerk, name, right, wrong):
    for value in (right, wrong):
        page = clerk.get("/company/cases/", {name: value})
        assert (page.status_code, page.context["listing"].total) == (422, 0), value
