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
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.house.measuring import browser, counted
from tests.six_at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
LOOK_UP, TYPED = "/progress/", "WA2026-000777"
NOON = "2026-03-02T12:00+08:00"


@pytest.fixture
def visitor():
    """A visitor's browser that has opened the form of the look-up."""
    client = Client()
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


def test_a_refused_form_is_shown_at_an_address_as_often_as_it_is_asked_for(visitor):
    page = visitor.post(LOOK_UP, {"number": TYPED})
    address = refused(visitor)
    shown = [visitor.get(address) for _ in range(3)]

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
def test_what_is_no_page_of_a_browser_gets_the_refusal_itself(visitor, headers):
    assert is_kept(sends(visitor, headers=headers))
    assert not RefusedPage.objects.exists()


def test_a_page_too_large_is_answered_and_not_kept(visitor, monkeypatch):
    monkeypatch.setattr(refused_pages, "LARGEST", 100)

    assert is_kept(sends(visitor))
    assert not RefusedPage.objects.exists()


def test_a_page_that_the_database_does_not_take_is_answered(visitor):
    def busy(execute, sql, *given):
        if "INSERT" in sql:
            raise OperationalError("database is locked")
        return execute(sql, *given)

    with connection.execute_wrapper(busy):
        assert is_kept(sends(visitor))


def test_without_the_name_or_at_another_address_the_form_opens_as_ever(visitor):
    address = refused(visitor)
    name = address.partition("?")[2]

    plain = [visitor.get(path) for path in (LOOK_UP, f"{address}x", f"/login/?{name}")]
    assert [(answer.status_code, is_kept(answer)) for answer in plain] == [(200, False)] * 3


def test_another_browser_does_not_see_the_page(visitor):
    address, other = refused(visitor), Client()
    other.get(LOOK_UP)

    assert other.get(address).status_code == 200


def test_after_its_time_the_form_opens_as_ever_and_the_daily_run_deletes_the_page(visitor):
    with time_machine.travel(NOON, tick=False) as now:
        address = refused(visitor)
        now.shift(refused_pages.KEPT_FOR - timedelta(seconds=1))
        before = visitor.get(address).status_code
        now.shift(timedelta(seconds=1))
        assert (before, visitor.get(address).status_code) == (422, 200)
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


def test_a_link_opened_again_starts_without_the_pages_of_before(d):
    client = browser(d.p, "applicant", d.case)
    path = f"/my/cases/{d.case.number}/withdraw_mediation/"
    client.get(path)
    address = refused(client, path, version=0)
    before = client.get(address).status_code
    client.cookies = browser(d.p, "applicant", d.case).cookies

    assert (before, client.get(address).status_code) == (409, 200)


def test_a_session_keeps_its_newest_pages_and_each_tab_its_own(d):
    client, first = of_the_mediator(d)
    pages = [first, *(refused(client, offer(d), amount=f"{TYPED}{n}") for n in range(3))]
    shown = [client.get(address) for address in pages]

    assert [is_kept(answer) for answer in shown] == [False, True, True, True]
    assert [f"{TYPED}{n}" in shown[n + 1].content.decode() for n in range(3)] == [True] * 3


def test_visitors_of_one_address_are_counted_together(visitor, monkeypatch):
    monkeypatch.setattr(refused_pages, "MOST_OF_AN_ADDRESS", 2)
    for client in (visitor, Client(), Client(), Client()):
        client.get(LOOK_UP)
        refused(client)

    assert RefusedPage.objects.count() == 2


def test_the_page_lies_sealed_and_its_row_names_nobody(d):
    client, address = of_the_mediator(d)
    row = RefusedPage.objects.get()
    name = address.partition("again=")[2]

    assert TYPED.encode() in zlib.decompress(vault.unseal_bytes(row.page))
    with pytest.raises(zlib.error):
        zlib.decompress(row.page)
    for known in (name, client.session.session_key, "127.0.0.1", d.case.number):
        assert known not in f"{row.mark} {row.holder}"


def test_a_page_whose_key_was_taken_out_of_use_is_gone(visitor, settings):
    address = refused(visitor)
    settings.VAULT_KEYS = settings.VAULT_KEYS[1:]

    assert visitor.get(address).status_code == 200


def test_the_token_in_a_kept_page_is_taken():
    client = Client(enforce_csrf_checks=True)
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
    visitor = Client()
    visitor.get(LOOK_UP)

    assert refused(visitor, f"{LOOK_UP}?number=1&again=old").startswith(
        f"{LOOK_UP}?number=1&again="
    )
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
    assert len(redirected) == len(direct) + 2


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
    assert RefusedPage.objects.count() == 3
