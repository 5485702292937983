"""Hostile input: no 500, nothing saved, a sentence at the field."""

import time

import pytest

from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

pytestmark = pytest.mark.django_db

HUGE, LONGER = "9" * 30, "9" * 5000


@pytest.fixture
def people():
    return cast()


def sent(client, face, d, act, **data):
    data = {"on": clock.today(), "key": f"{act}-{len(str(data))}"} | data
    return client.post(f"/{face}/cases/{d.number}/{act}/", data).status_code


@pytest.mark.parametrize("key", [HUGE, LONGER, "x", "\x00", "-1"])
def test_ticked_parties_that_cannot_be_rows_are_refused(people, key):
    d = at(people, S.ACCEPTED)
    mediator = sign_in(people.mediator)
    assert sent(mediator, "mediator", d, "give_notice", parties=key, how="当面") == 422
    assert not d.case.parties.exclude(notice_on=None).exists()


def test_a_head_count_beyond_its_column_is_refused(people):
    d = at(people, S.REGISTERED)
    party = {"role": "other", "kind": "group", "name": "住户代表", "head_count": "2147483648"}
    assert sent(sign_in(people.clerk), "office", d, "add_party", **party) == 422


def test_a_reason_longer_than_its_column_is_refused(people):
    d = at(people, S.MEDIATING)
    facts = {"party": d.zhou.pk, "reason": "搬" * 201}
    assert sent(sign_in(people.clerk), "office", d, "release_party", **facts) == 422


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31"])
def test_days_far_from_the_present_are_refused(people, day):
    d = at(people, S.MEDIATING)
    mediator = sign_in(people.mediator)
    assert sent(mediator, "mediator", d, "extend", until=day, all_agree="on") == 422
    assert sent(mediator, "mediator", d, "consent", party=d.li.pk, agrees="yes", on=day) == 422
    assert mediator.get(f"/mediator/cases/{d.number}/extend/").status_code == 200


def test_a_place_longer_than_its_column_is_refused(people):
    mediator = sign_in(people.mediator)
    page = mediator.post("/mediator/quick/", {"place": "地" * 121, "side-TOTAL_FORMS": "0"})
    assert page.status_code == 422
    assert "120" in page.content.decode()


@pytest.mark.parametrize("value", ["-1E+9999999", "NaN", "1E400", "202613", "٢٠٢٦٠١", LONGER])
def test_an_impossible_month_is_refused_quickly(people, value):
    began = time.process_time()
    response = sign_in(people.clerk).get("/office/cases/", {"month": value})
    assert response.status_code == 422
    assert time.process_time() - began < 2


@pytest.mark.parametrize("name", ["estate", "mediator", "page"])
@pytest.mark.parametrize("value", [LONGER, HUGE, "٣", "x"])
def test_impossible_filters_are_refused_and_impossible_pages_show_a_list(people, name, value):
    clerk = sign_in(people.clerk)
    answered = 200 if name == "page" or value == "٣" else 422
    assert clerk.get("/office/cases/", {name: value}).status_code == answered


@pytest.mark.parametrize("value", [LONGER, HUGE, "²", "\x00"])
def test_rows_and_keys_that_the_page_cannot_send_break_no_page(people, value):
    d = at(people, S.MEDIATING)
    clerk, mediator = sign_in(people.clerk), sign_in(people.mediator)
    links = clerk.post(f"/office/cases/{d.number}/give_link/", {"party": value})
    assert links.status_code == 303
    more = {"add": "parties", "parties-TOTAL_FORMS": value}
    assert clerk.post("/office/register/", more).status_code == 200
    editor = f"/mediator/cases/{d.number}/edit_agreement/"
    for button in ("add", "move", "split", "remove"):
        rows = {button: f"up:{value}", "clause-TOTAL_FORMS": value, "clause-0-ORDER": value}
        assert mediator.post(editor, rows).status_code == 200


@pytest.mark.parametrize("value", [LONGER, "9999", "x"])
def test_the_editor_and_the_quick_record_answer_huge_row_counts_quickly(people, value):
    d = at(people, S.MEDIATING)
    mediator = sign_in(people.mediator)
    began = time.process_time()
    sides = mediator.post("/mediator/quick/", {"add": "1", "side-TOTAL_FORMS": value})
    clause = {"clause-TOTAL_FORMS": "1", "clause-INITIAL_FORMS": "0", "clause-0-kind": "money"}
    parts = {"clause-0-part-TOTAL_FORMS": value, "clause-0-part-0-due_on": "9999-12-31"}
    for button in ("check", "add-part", "split"):
        sent = clause | parts | {button: "0", "clause-0-amount": "1", "clause-0-times": value}
        page = mediator.post(f"/mediator/cases/{d.number}/edit_agreement/", sent)
        assert page.status_code == 200
    assert sides.status_code == 200
    assert time.process_time() - began < 8


@pytest.mark.parametrize("kind", ["", "nothing", "\x00", "money' OR 1=1"])
def test_a_clause_of_no_kind_is_checked_without_harm(people, kind):
    d = at(people, S.MEDIATING)
    sent = {"check": "1", "clause-TOTAL_FORMS": "1", "clause-INITIAL_FORMS": "0"}
    url = f"/mediator/cases/{d.number}/edit_agreement/"
    client = sign_in(people.mediator)
    assert client.post(url, sent | {"clause-0-kind": kind}).status_code == 200


def test_a_nul_in_address_query_or_cookie_is_refused(client, people):
    signed = sign_in(people.clerk)
    for url in ("/estates/?q=%00", "/estates/?%00=q", "/%00/", "/e/a%00/", "/check/%00/"):
        assert client.get(url).status_code == 400
    assert signed.get("/office/cases/a%00b/").status_code == 400
    client.cookies["sessionid"] = "\x00abcdefghijk"
    answer = client.get("/my/")
    assert answer.status_code == 400
    assert "default-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["9" * 5000, "好" * 151, "\x00", "=1+1", "<b>"])
def test_the_log_in_answers_422_to_hostile_names(client, name):
    answer = client.post("/login/", {"username": name, "password": name})
    assert answer.status_code == 422
    assert "<b>" not in answer.content.decode().split("<main", 1)[-1].replace("<b>万", "")
