"""The life of a one-case link: right, wrong, locked, expired, revoked, left."""

from datetime import date

import pytest

from cases.access.links import Link, Ticket, issue_link
from mediation import clock
from mediation.accounts.front_door import LINK_SESSION_KEY
from tests.cases.web.public import made
from tests.cast import cast
from tests.clients import sign_in
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return cast()


@pytest.fixture
def case(p):
    return made.complaint(p)


@pytest.fixture
def ticket(case):
    return issue_link(case, case.parties.first(), Ticket("t" * 24, "246810"))


def address(ticket):
    return f"/r/{ticket.token}/"


@pytest.mark.parametrize("field", ["code", "password"])
def test_the_right_code_opens_the_case(client, case, ticket, field):
    assert client.get(address(ticket)).status_code == 200
    response = client.post(address(ticket), {field: " 246810 "})
    assert response.url == f"/my/cases/{case.number}/"
    assert client.get(response.url).status_code == 200


def test_the_session_is_a_new_one_after_the_code(client, ticket):
    session = client.session
    session["planted"] = "by a stranger"
    session.save()
    before = session.session_key
    client.post(address(ticket), {"code": "246810"})
    assert client.session.session_key != before
    assert "planted" not in client.session


def test_an_open_link_goes_straight_to_the_case(client, case, ticket):
    client.post(address(ticket), {"code": "246810"})
    assert client.get(address(ticket)).url == f"/my/cases/{case.number}/"
    assert client.get("/my/").url == f"/my/cases/{case.number}/"


def test_a_wrong_code_is_refused_with_the_number_of_tries_left(client, ticket):
    response = client.post(address(ticket), {"code": "000000"})
    assert response.status_code == 422
    assert "还可以试 4 次" in response.content.decode()
    assert LINK_SESSION_KEY not in client.session


def test_an_empty_code_does_not_count_as_a_try(client, ticket):
    assert client.post(address(ticket), {}).status_code == 422
    assert Link.objects.get().tries == 0


def test_five_wrong_codes_lock_even_the_right_one_for_a_while(client, ticket):
    with morning_of(MONDAY) as moment:
        statuses = [client.post(address(ticket), {"code": f"{n}"}).status_code for n in range(5)]
        assert statuses == [422, 422, 422, 422, 429]
        assert client.post(address(ticket), {"code": "246810"}).status_code == 429
        assert client.get(address(ticket)).status_code == 429
        moment.move_to("2026-03-02T09:16+08:00")
        assert client.post(address(ticket), {"code": "246810"}).status_code == 303


def test_an_unknown_link_answers_404_with_a_sentence(client, case):
    response = client.get("/r/nobodyknowsthistoken/")
    assert response.status_code == 404
    assert "链接不对" in response.content.decode()


@pytest.mark.parametrize("spelt", [str.upper, str.lower, "{} ".format, "％{}".format])
def test_nothing_in_a_token_is_forgiven(client, case, spelt):
    ticket = issue_link(case, case.parties.first(), Ticket("aB" * 12, "246810"))
    assert client.get(address(ticket)).status_code == 200

    assert client.get(f"/r/{spelt(ticket.token)}/").status_code == 404


@pytest.mark.parametrize(
    "end",
    [{"expires_on": date(2026, 1, 1)}, {"revoked_at": clock.now()}],
    ids=["expired", "revoked"],
)
def test_a_dead_link_answers_410_even_in_a_browser_that_opened_it_before(client, case, ticket, end):
    client.post(address(ticket), {"code": "246810"})
    Link.objects.update(**end)
    for where in (address(ticket), f"/my/cases/{case.number}/"):
        response = client.get(where)
        assert response.status_code == 410
        assert "新的链接" in response.content.decode()


def test_a_link_opens_no_other_case(client, p, case, ticket):
    other = made.complaint(p, title="别家的事")
    client.post(address(ticket), {"code": "246810"})
    assert client.get(f"/my/cases/{other.number}/").status_code == 404
    assert client.get(f"/my/cases/{other.number}/withdraw/").status_code == 404


def test_a_released_party_can_no_longer_see_the_case(client, case, ticket):
    client.post(address(ticket), {"code": "246810"})
    case.parties.filter(side=1).update(released_on=clock.today())
    case.admissions.all().delete()
    assert client.get(f"/my/cases/{case.number}/").status_code == 410
    assert client.get(address(ticket)).status_code == 410


def test_leaving_closes_the_case_in_this_browser(client, case, ticket):
    client.post(address(ticket), {"code": "246810"})
    assert client.get("/my/leave/").url == "/my/"
    assert client.post("/my/leave/").url == "/my/leave/"
    assert "已经退出" in client.get("/my/leave/").content.decode()  # and loaded again
    assert client.get(f"/my/cases/{case.number}/").url == "/r/"
    assert client.get("/r/").status_code == 200


def test_a_party_is_not_sent_to_its_office_about_a_post(client, p, case, ticket):
    client.post(address(ticket), {"code": "246810"})

    refused = client.get(f"/my/cases/{case.number}/dispatch/")

    assert refused.status_code == 403
    assert "岗位" not in refused.content.decode()
    assert 'href="/my/"' in refused.content.decode()


def test_staff_are_never_taken_for_a_party(client, p, case, ticket):
    sign_in(p.mediator, client)
    session = client.session
    session[LINK_SESSION_KEY] = Link.objects.get().pk
    session.save()
    assert client.get(f"/my/cases/{case.number}/").status_code == 403


def test_opening_a_link_signs_staff_out(client, p, case, ticket):
    sign_in(p.mediator, client)
    assert "工作人员登录着" in client.get(address(ticket)).content.decode()
    client.post(address(ticket), {"code": "246810"})
    assert client.get(f"/my/cases/{case.number}/").status_code == 200
    assert client.get("/mediator/").url.startswith("/login/")


def test_a_link_does_not_open_the_pages_of_staff(client, case, ticket):
    client.post(address(ticket), {"code": "246810"})
    for face in ("company", "court"):
        assert client.get(f"/{face}/").url.startswith("/login/")


def test_an_expired_link_names_the_number_to_call(client, p, ticket):
    p.committee.phone = "0595-22000100"
    p.committee.save()
    Link.objects.update(expires_on=date(2026, 1, 1))
    text = client.get(address(ticket)).content.decode()
    assert 'href="tel:0595-22000100"' in text
    assert p.committee.name in text
