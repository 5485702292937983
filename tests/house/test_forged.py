"""Forged requests: without a token, to foreign hosts, repeated guesses, without an address."""

import pytest
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from cases.access.links import issue_link
from cases.states import Status
from mediation.accounts import throttle
from mediation.accounts.models import Tries, User
from tests.cast import cast
from tests.clients import PASSWORD
from tests.factories import at
from tests.house.doors import DOORS
from tests.house.measuring import STAFF, browser
from tests.house.walking import alike, path_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
ELSEWHERE = (
    *("https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example"),
    *("\\\\evil.example", "https:evil.example", "javascript:alert(1)", "\t//evil.example"),
    *("http://127.0.0.1@evil.example/", "/%09/evil.example\r\nX-Y: 1", "https:///evil.example"),
)


@pytest.fixture(autouse=True)
def nothing_counted():
    Tries.objects.all().delete()
    yield
    Tries.objects.all().delete()


@pytest.fixture
def login(db):
    """A clerk's log-in by name and password."""
    return User.objects.create_user("zheng", password=PASSWORD, person=cast().clerk)


def enter(client, name="zheng", password=PASSWORD, **more):
    """Try to sign in."""
    return client.post("/login/", {"username": name, "password": password} | more)


def test_no_route_takes_a_post_without_its_token(world):
    a, _, people = world
    taken, before = [], a.case.trail.count()
    for somebody in (s for s in people if s.town == "A"):
        somebody.client.handler.enforce_csrf_checks = True
        for name in DOORS:
            for token in ("", "x" * 64):
                path = path_of(name, a)
                answer = somebody.client.post(path, {"csrfmiddlewaretoken": token})
                if answer.status_code != 403:
                    taken.append(f"{somebody.name} {path}: {answer.status_code}")
    assert taken == []
    assert a.case.trail.count() == before


def test_a_post_from_another_site_is_refused_even_with_its_token(login):
    client = Client(enforce_csrf_checks=True)
    token = client.get("/login/").context["csrf_token"]
    sent = {"csrfmiddlewaretoken": str(token)}

    assert client.post("/progress/", sent, headers={"Origin": "null"}).status_code == 403
    foreign = {"Origin": "https://evil.example"}
    assert client.post("/progress/", sent, headers=foreign).status_code == 403
    assert client.post("/progress/", sent).status_code == 422


@pytest.mark.parametrize("address", ELSEWHERE)
def test_the_log_in_leads_to_no_other_host(login, client, address):
    answer = enter(client, next=address)
    assert answer.status_code == 302
    assert is_ours(answer.url)
    assert is_ours(client.get("/login/", {"next": address}).url)
    assert "X-Y" not in answer.headers


@pytest.mark.parametrize("path", ["//evil.example/office", "//evil.example/my", "/\\evil.example/"])
def test_no_address_leads_to_another_host(client, path):
    assert is_ours(client.get(path).get("Location", "/"))


def is_ours(url) -> bool:
    """Whether a browser stays on this host."""
    return url.startswith("/") and url[1:2] not in ("/", "\\")


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(login, client):
    known, unknown = enter(client, password="wrong"), enter(client, name="nobody")
    assert known.status_code == 422
    assert alike(known, unknown, "zheng", "nobody")


def test_five_wrong_passwords_lock_the_name_for_this_address_alone(login, client):
    answers = [enter(client, password="wrong").status_code for _ in range(5)]

    assert answers == [422, 422, 422, 422, 429]
    locked = enter(client)
    assert locked.status_code == 429
    assert "csrf" not in locked.content.decode()
    assert enter(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def guesses(times, name="zheng", address="192.0.2.{}"):
    """The answers to wrong passwords: names and addresses numbered."""
    return [
        enter(Client(REMOTE_ADDR=address.format(n)), name=name.format(n), password="x").status_code
        for n in range(times)
    ]


@pytest.mark.parametrize(
    ("guessed", "most"),
    [({"name": "name{}", "address": "192.0.2.1"}, 20), ({"name": "zheng"}, 15)],
    ids=["thirty names from one address", "one name from thirty addresses"],
)
def test_guesses_spread_over_names_or_addresses_are_stopped_but_no_known_browser(
    login, guessed, most
):
    at_home = Client(REMOTE_ADDR="192.0.2.1")
    assert enter(at_home).status_code == 302
    at_home.post("/logout/")

    assert guesses(30, **guessed) == [422] * most + [429] * (30 - most)
    assert enter(Client(REMOTE_ADDR="192.0.2.1")).status_code == 429
    assert enter(at_home).status_code == 302


def test_a_known_browser_is_known_for_its_names_alone_and_counted_too(login, client):
    assert enter(client).status_code == 302
    client.post("/logout/")
    assert [enter(client, password="x").status_code for _ in range(11)] == [422] * 10 + [429]
    assert guesses(1) == [422]
    other = [enter(client, name="wang", password="x").status_code for _ in range(5)]
    assert other == [422] * 4 + [429]


def test_a_forged_cookie_makes_no_browser_known(login, client):
    client.cookies["known-device"] = '{"id": "a", "names": ["zheng"]}'
    assert enter(client).status_code == 302


@pytest.mark.parametrize("typed", ["demo-7qk4-m2xd", "demo－7QK4—M2XD ", "\uff44emo-7QK4-M2XD\n"])
def test_a_printed_password_is_read_as_keyboards_and_copying_give_it(login, client, typed):
    login.set_password("demo-7QK4-M2XD")
    login.save()
    assert enter(client, password=typed).status_code == 302
    assert enter(Client(), password="demo-7QK4-M2XE").status_code == 422


def test_a_locked_name_gets_the_answer_of_one_that_does_not_exist(login, client):
    for name in ("zheng", "nobody"):
        for _ in range(5):
            enter(client, name=name, password="wrong")
    known, unknown = enter(client), enter(client, name="nobody")
    assert known.status_code == unknown.status_code == 429
    assert known.content == unknown.content


def asking(**meta):
    """The address that throttling uses for such a request."""
    return throttle.address_of(RequestFactory().get("/", **meta))


def test_without_a_proxy_visitors_cannot_choose_their_address():
    assert asking(REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1") == "192.0.2.7"


@override_settings(HTTPS=True)
@pytest.mark.parametrize(
    ("noted", "address"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("10.9.9.9, 198.51.100.1", "198.51.100.1"),  # the visitor's own value comes first
        ("2001:db8::1", "2001:db8::"),  # the network, which is one customer's
        ("'; DROP", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_behind_the_proxy_each_visitor_is_counted_by_what_the_proxy_noted(noted, address):
    assert asking(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=noted) == address


def test_codes_guessed_at_a_link_are_counted_whatever_the_address_says():
    d = at(cast(), Status.REGISTERED)
    ticket = issue_link(d.case, d.li)
    answers = []
    for number in range(6):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        answers.append(client.post(f"/r/{ticket.token}/", {"code": "000000x"}).status_code)
    assert answers == [422, 422, 422, 422, 429, 429]
    assert client.post(f"/r/{ticket.token}/", {"code": ticket.code}).status_code == 429


@pytest.mark.parametrize("role", STAFF)
def test_a_closed_log_in_is_out_at_once(role):
    d = at(cast(), Status.ADJUDICATING)
    d.office("court_send")
    client = browser(d.p, role)
    desk = reverse(f"{role}:desk")
    assert client.get(desk).status_code == 200
    User.objects.update(is_active=False)
    assert client.get(desk).url.startswith("/login/")
