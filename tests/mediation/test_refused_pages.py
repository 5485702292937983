"""The page of a refused form has an address, for a while and while there is room."""

import zlib
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.models import F, QuerySet
from django.test import Client

from mediation import clock, vault
from mediation.accounts import refused_pages
from mediation.accounts.models import RefusedPage
from tests.cast import cast
from tests.clients import sign_in
from tests.house.measuring import browser, counted
from tests.mediation.refusing import LOOK_UP, TYPED, is_kept, of_the_mediator, offer, refused, sends
from tests.six_at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


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
def test_requests_other_than_navigation_get_the_refusal_itself(mediator, headers):
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
    monkeypatch.setattr(refused_pages, "MAX_PAGE_BYTES", 100)

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


def stays_signed_in(client, now):
    """A request some minutes later writes the end of the log-in again."""
    now.shift(timedelta(minutes=2))
    client.get(LOOK_UP)


def test_after_its_time_the_form_opens_as_ever_and_the_daily_run_deletes_the_page(
    mediator, settings
):
    settings.IDLE_MINUTES = 600  # the page ends before the log-in
    with time_machine.travel(clock.now(), tick=False) as now:
        stays_signed_in(mediator, now)
        address = refused(mediator)
        now.shift(refused_pages.KEPT_FOR - timedelta(seconds=1))
        before = mediator.get(address).status_code
        now.shift(timedelta(seconds=1))
        assert (before, mediator.get(address).status_code) == (422, 200)
        assert RefusedPage.objects.count() == 1
        call_command("run_due")
        assert RefusedPage.objects.count() == 0


def test_each_tab_of_a_person_keeps_its_own_page(d):
    client, first = of_the_mediator(d)
    pages = [first, *(refused(client, offer(d), amount=f"{TYPED}{n}") for n in range(3))]
    shown = [client.get(address) for address in pages]

    assert [is_kept(answer) for answer in shown] == [True] * 4
    assert [f"{TYPED}{n}" in shown[n + 1].content.decode() for n in range(3)] == [True] * 3


@pytest.mark.parametrize("limit", ["MAX_PAGES_PER_PERSON", "MAX_PAGES"])
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
    monkeypatch.setattr(refused_pages, "MAX_BYTES", size * 5 // 2)
    refused(mediator)

    assert is_kept(sends(mediator))


def test_page_limits_are_per_person_and_the_same_in_a_second_browser(monkeypatch):
    monkeypatch.setattr(refused_pages, "MAX_PAGES_PER_PERSON", 1)
    people = cast()
    first, second, other = (browser(people, role) for role in ("office", "office", "mediator"))
    for client in (first, second, other):
        client.get(LOOK_UP)

    assert [sends(client).status_code for client in (first, second, other)] == [303, 422, 303]


def test_a_page_whose_time_is_over_makes_room(mediator, monkeypatch, settings):
    settings.IDLE_MINUTES = 600  # the page ends before the log-in
    monkeypatch.setattr(refused_pages, "MAX_PAGES_PER_PERSON", 1)
    with time_machine.travel(clock.now(), tick=False) as now:
        stays_signed_in(mediator, now)
        refused(mediator)
        now.shift(refused_pages.KEPT_FOR)
        assert is_kept(mediator.get(refused(mediator)))


def test_a_kept_page_is_sealed_and_anonymous(d):
    client, address = of_the_mediator(d)
    row = RefusedPage.objects.get()
    name = address.partition("again=")[2]

    assert TYPED.encode() in refused_pages._opened(row)
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


def is_done(client, d, address):
    """The answer to an offer that is taken."""
    return sends(client, address, amount="1207", party=d.li.pk, on=clock.today().isoformat())


def test_a_page_of_a_case_that_has_moved_since_is_not_shown(d):
    client, address = of_the_mediator(d)
    assert is_kept(client.get(address))
    QuerySet(type(d.case)).filter(pk=d.case.pk).update(version=F("version") + 1)

    assert not is_kept(client.get(address))


def test_a_form_that_is_done_ends_the_page_it_was_sent_from(d):
    client, address = of_the_mediator(d)
    is_done(client, d, address)

    assert not RefusedPage.objects.exists()


def test_a_form_refused_twice_and_done_is_shown_at_neither_page_any_more(d):
    client, key = browser(d.p, "mediator"), {"key": "one-form"}
    client.get(offer(d))
    pages = [refused(client, offer(d), amount=TYPED, **key)]
    pages += [refused(client, pages[0], amount=f"{TYPED}2", **key)]
    other_tab = refused(client, offer(d), amount=f"{TYPED}3", key="another")
    done = {"amount": "1207", "party": d.li.pk, "on": clock.today().isoformat()}
    assert sends(client, pages[1], **done, **key).status_code == 303

    assert [is_kept(client.get(page)) for page in (*pages, other_tab)] == [False, False, True]


def test_a_message_waits_for_the_next_page_that_shows_it(d):
    client, _ = of_the_mediator(d)
    client.get(LOOK_UP)
    address = refused(client)
    done = is_done(client, d, offer(d))
    assert is_kept(client.get(address))

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
