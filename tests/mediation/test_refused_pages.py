"""The page of a refused form has an address, for one browser, person, function and path."""

import zlib
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client

from cases.access.rows import CaseAccess
from cases.states import Status as S
from mediation import clock, vault
from mediation.accounts import refused_pages
from mediation.accounts.models import RefusedPage, User
from mediation.directory.models import Function
from tests.cast import cast, town
from tests.clients import sign_in
from tests.factories import at
from tests.house.measuring import browser, counted
from tests.six_at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
LOOK_UP, TYPED = "/progress/", "WA2026-000777"
NOON = "2026-03-02T12:00+08:00"


@pytest.fixture
def mediator():
    """A mediator's browser that has opened the form of the look-up."""
    client = browser(cast(), "mediator")
    client.get(LOOK_UP)
    return client


def sends(client, path=LOOK_UP, headers=NAVIGATION, **values):
    """Press the button as a browser does; returns the answer to the POST."""
    return client.post(path, values or {"number": TYPED}, headers=headers)


def refused(client, path=LOOK_UP, **values) -> str:
    """The address of the page of a refused form."""
    answer = sends(client, path, **values)
    assert (answer.status_code, "again=" in answer.get("Location", "")) == (303, True)
    return answer["Location"]


def offer(d) -> str:
    """The address of a form of the mediator."""
    return f"/mediator/cases/{d.case.number}/offer/"


def is_kept(answer) -> bool:
    """Whether an answer is the kept page, not the form as it opens."""
    return answer.status_code == 422 and TYPED in answer.content.decode()


def test_a_refused_form_is_shown_at_an_address_as_often_as_it_is_asked_for(mediator):
    page = mediator.post(LOOK_UP, {"number": TYPED})
    address = refused(mediator)
    shown = [mediator.get(address) for _ in range(3)]

    assert address.startswith(f"{LOOK_UP}?again=")
    assert [(answer.status_code, is_kept(answer)) for answer in shown] == [(422, True)] * 3
    assert len(shown[0].content) == len(page.content)
    assert {answer["Content-Type"] for answer in shown} == {page["Content-Type"]}
    assert "no-store" in shown[0]["Cache-Control"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ],
    ids=["an old browser", "a script", "a frame"],
)
def test_what_is_no_page_of_a_browser_gets_the_refusal_itself(mediator, headers):
    assert is_kept(sends(mediator, headers=headers))
    assert not RefusedPage.objects.exists()


@pytest.mark.parametrize("path", [LOOK_UP, "/e/{estate}/", "/login/"])
@pytest.mark.parametrize("opened", [False, True], ids=["a visitor", "a party at a public page"])
def test_what_a_visitor_typed_is_answered_and_not_kept(d, path, opened):
    path = path.format(estate=d.p.estate.code)
    client = browser(d.p, "applicant", d.case) if opened else Client()
    client.get(path)
    answer = sends(client, path, number=TYPED, summary=TYPED, username=TYPED, password="x")

    assert TYPED in answer.content.decode()
    assert not RefusedPage.objects.exists()


def test_a_page_too_large_is_answered_and_not_kept(mediator, monkeypatch):
    monkeypatch.setattr(refused_pages, "LARGEST", 100)

    assert is_kept(sends(mediator))
    assert not RefusedPage.objects.exists()


def test_a_page_that_the_database_does_not_take_is_answered(mediator):
    def busy(execute, sql, *given):
        if "INSERT" in sql:
            raise OperationalError("database is locked")
        return execute(sql, *given)

    with connection.execute_wrapper(busy):
        assert is_kept(sends(mediator))


def test_a_page_that_cannot_be_sealed_is_answered(mediator, settings):
    settings.VAULT_KEYS = []

    assert is_kept(sends(mediator))


@pytest.mark.parametrize(
    "altered",
    [{"status": 999}, {"status": 200}, {"page": b""}, {"page": vault.seal_bytes(b"no zlib")}],
    ids=["no status", "no refusal", "not sealed", "no page"],
)
def test_instead_of_an_altered_page_the_form_opens(mediator, altered):
    address = refused(mediator)
    RefusedPage.objects.update(**altered)

    assert (mediator.get(address).status_code, is_kept(mediator.get(address))) == (200, False)


def test_without_the_name_or_at_another_address_the_form_opens_as_ever(mediator):
    address = refused(mediator)
    name = address.partition("?")[2]

    plain = [mediator.get(path) for path in (LOOK_UP, f"{address}x", f"/check/?{name}")]
    assert [(answer.status_code, is_kept(answer)) for answer in plain] == [(200, False)] * 3


def test_another_browser_does_not_see_the_page(mediator):
    address, people = refused(mediator), User.objects.get().person
    other = sign_in(people)
    other.get(LOOK_UP)
    assert [other.get(address).status_code, Client().get(address).status_code] == [200, 200]
    for cookie in ("csrftoken", "sessionid"):
        half = sign_in(people)
        half.get(LOOK_UP)
        half.cookies[cookie] = mediator.cookies[cookie].value
        assert half.get(address).status_code == 200


def test_after_its_time_the_form_opens_as_ever_and_the_daily_run_deletes_the_page(mediator):
    with time_machine.travel(NOON, tick=False) as now:
        address = refused(mediator)
        now.shift(refused_pages.KEPT_FOR - timedelta(seconds=1))
        before = mediator.get(address).status_code
        now.shift(timedelta(seconds=1))
        assert (before, mediator.get(address).status_code) == (422, 200)
        assert RefusedPage.objects.count() == 1
        call_command("run_due")
        assert RefusedPage.objects.count() == 0


@pytest.fixture
def d():
    """A case in mediation."""
    return at(cast(), S.MEDIATING)


def of_the_mediator(d):
    """The mediator's browser, and the address of a refused offer."""
    client = browser(d.p, "mediator")
    client.get(offer(d))
    return client, refused(client, offer(d), amount=TYPED)


def test_a_person_sees_the_page_until_the_log_out(d):
    client, address = of_the_mediator(d)
    before = client.get(address)
    client.post("/logout/")  # the CSRF cookie stays
    after = client.get(address)
    sign_in(d.p.mediator, client)

    assert is_kept(before)
    assert after["Location"] == f"/login/?next={offer(d)}"
    assert client.get(address).status_code == 200


def test_another_person_in_the_same_session_does_not_see_the_page():
    people, quick = cast(), "/mediator/quick/"
    client = browser(people, "mediator")
    client.get(quick)
    address = refused(client, quick, summary=TYPED)
    before = client.get(address)
    User.objects.filter(person=people.mediator).update(person=people.bystander)

    assert is_kept(before)
    assert client.get(address).status_code == 200


def test_the_same_person_in_another_function_does_not_see_the_page():
    people = cast()
    client = browser(people, "mediator")
    client.get(LOOK_UP)
    address = refused(client)
    before = client.get(address)
    people.mediator.posts.update(function=Function.OFFICE)

    assert is_kept(before)
    assert client.get(address).status_code == 200


def test_who_may_no_longer_open_the_form_does_not_see_the_page(d):
    client, address = of_the_mediator(d)
    CaseAccess.objects.filter(case=d.case, principal=d.p.as_mediator.principal).delete()

    assert client.get(address).status_code == 404


def test_the_same_person_at_another_body_does_not_see_the_page():
    people, register = cast(), "/office/register/"
    client = browser(people, "office")
    client.get(register)
    address = refused(client, register, place=TYPED)
    before = client.get(address)
    people.clerk.posts.update(committee=town("WN", "万安").committee)

    assert is_kept(before)
    assert client.get(address).status_code == 200


QUICK = {"side-0-phone": "13800002231", "side-TOTAL_FORMS": "2", "side-INITIAL_FORMS": "0"}
REGISTRATION = {
    "parties-0-phone": "13800002231",
    "parties-0-role": "applicant",
    "parties-TOTAL_FORMS": "2",
    "parties-INITIAL_FORMS": "0",
    "claims-TOTAL_FORMS": "1",
    "claims-INITIAL_FORMS": "0",
}


@pytest.mark.parametrize(
    ("role", "path", "typed"),
    [("mediator", "/mediator/quick/", QUICK), ("office", "/office/register/", REGISTRATION)],
)
def test_a_kept_page_that_opens_a_case_shows_no_other_case(d, role, path, typed):
    client = browser(d.p, role)
    client.get(path)
    typed = typed | {"estate": d.p.estate.pk}
    looked = client.post(path, typed | {"alike": "1"}, headers={"HX-Request": "true"})
    page = client.get(refused(client, path, **typed))

    assert d.number in looked.content.decode()
    assert (page.status_code, d.number in page.content.decode()) == (422, False)
    assert 'hx-trigger="load, change' in page.content.decode()


def test_a_link_opened_again_starts_without_the_pages_of_before(d):
    client = browser(d.p, "applicant", d.case)
    path = f"/my/cases/{d.case.number}/withdraw_mediation/"
    client.get(path)
    address = refused(client, path, version=0)
    before = client.get(address).status_code
    client.cookies = browser(d.p, "applicant", d.case).cookies

    assert (before, client.get(address).status_code) == (409, 200)


def test_each_tab_of_a_person_keeps_its_own_page(d):
    client, first = of_the_mediator(d)
    pages = [first, *(refused(client, offer(d), amount=f"{TYPED}{n}") for n in range(3))]
    shown = [client.get(address) for address in pages]

    assert [is_kept(answer) for answer in shown] == [True] * 4
    assert [f"{TYPED}{n}" in shown[n + 1].content.decode() for n in range(3)] == [True] * 3


@pytest.mark.parametrize("limit", ["MOST_OF_A_PERSON", "MOST_PAGES"])
def test_where_there_is_no_room_the_refusal_is_answered_and_no_page_makes_room(
    mediator, monkeypatch, limit
):
    monkeypatch.setattr(refused_pages, limit, 2)
    pages = [refused(mediator) for _ in range(2)]

    assert is_kept(sends(mediator))
    assert [is_kept(mediator.get(address)) for address in pages] == [True] * 2


def test_all_pages_together_are_measured(mediator, monkeypatch):
    refused(mediator)
    size = len(RefusedPage.objects.get().page)
    monkeypatch.setattr(refused_pages, "MOST_BYTES", size * 5 // 2)
    refused(mediator)

    assert is_kept(sends(mediator))


def test_one_person_takes_no_room_of_another_and_has_no_more_in_a_second_browser(monkeypatch):
    monkeypatch.setattr(refused_pages, "MOST_OF_A_PERSON", 1)
    people = cast()
    first, second, other = (browser(people, role) for role in ("office", "office", "mediator"))
    for client in (first, second, other):
        client.get(LOOK_UP)

    assert [sends(client).status_code for client in (first, second, other)] == [303, 422, 303]


def test_a_page_whose_time_is_over_makes_room(mediator, monkeypatch):
    monkeypatch.setattr(refused_pages, "MOST_OF_A_PERSON", 1)
    with time_machine.travel(NOON, tick=False) as now:
        refused(mediator)
        now.shift(refused_pages.KEPT_FOR)
        assert is_kept(mediator.get(refused(mediator)))


def test_the_page_lies_sealed_and_its_row_names_nobody(d):
    client, address = of_the_mediator(d)
    row = RefusedPage.objects.get()
    name = address.partition("again=")[2]

    assert TYPED.encode() in zlib.decompress(vault.unseal_bytes(row.page))
    with pytest.raises(zlib.error):
        zlib.decompress(row.page)
    for known in (name, client.session.session_key, "127.0.0.1", d.case.number):
        assert known not in f"{row.mark} {row.holder}"


def test_a_page_whose_key_was_taken_out_of_use_is_gone(mediator, settings):
    address = refused(mediator)
    settings.VAULT_KEYS = settings.VAULT_KEYS[1:]

    assert mediator.get(address).status_code == 200


def test_the_token_in_a_kept_page_is_taken():
    client = sign_in(cast().mediator, Client(enforce_csrf_checks=True))
    token = client.get(LOOK_UP).context["csrf_token"]
    address = refused(client, number=TYPED, csrfmiddlewaretoken=str(token))
    kept = client.get(address).content.decode()
    again = kept.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    answer = sends(client, address, number=TYPED, csrfmiddlewaretoken=again)

    assert answer["Location"].startswith(f"{LOOK_UP}?again=")
    assert answer["Location"] != address


def test_other_parts_of_the_query_stay_and_the_name_is_passed_on_to_nobody(d):
    client = browser(d.p, "office")
    client.get("/office/cases/")

    assert refused(client, f"{LOOK_UP}?number=1&again=old").startswith(f"{LOOK_UP}?number=1&again=")
    assert "again=" not in client.get("/office/cases/?q=%E6%9D%8E&again=x").content.decode()
    assert Client().get("/office/?again=x")["Location"] == "/login/?next=/office/"


def test_a_message_waits_for_the_next_page_that_shows_it(d):
    client, address = of_the_mediator(d)
    done = sends(client, offer(d), amount="1207", party=d.li.pk, on=clock.today().isoformat())
    client.get(address)

    assert "已办理“记录方案”" in client.get(done["Location"]).content.decode()


def test_a_form_that_is_taken_or_opened_asks_nothing_more(d):
    client, address = of_the_mediator(d)
    with counted() as plain:
        client.get(offer(d))
    with counted() as kept:
        client.get(address)
    with counted() as direct:
        sends(client, offer(d), {}, amount=TYPED)
    with counted() as redirected:
        sends(client, offer(d), amount=TYPED)

    assert len(kept) == len(plain) + 1
    assert len(redirected) == len(direct) + 3


@pytest.mark.django_db(transaction=True)
def test_six_tabs_refused_at_once_all_get_their_page():
    client = browser(cast(), "mediator")
    client.get("/mediator/quick/")

    def tab(n):
        own = Client()
        own.cookies = client.cookies
        return refused(own, "/mediator/quick/", summary=f"{TYPED}{n}")

    addresses = at_once(tab)

    assert len({str(address) for address in addresses}) == 6
    assert {"again=" in str(address) for address in addresses} == {True}
    assert is_kept(client.get(tab(7)))
    assert RefusedPage.objects.count() == 7
