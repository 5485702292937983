"""Who may enter the faces of the office and the court."""

import pytest

from tests.cases.web.office.people import complaint, walked
from tests.cast import hire, town
from tests.clients import sign_in

pytestmark = pytest.mark.django_db

PAGES = ["", "register/", "seals/", "cases/"]
OF_A_CASE = ["", "give_link/", "receipt/", "dispatch/", "accept/"]


@pytest.mark.parametrize("who", ["manager", "mediator", "liaison"])
@pytest.mark.parametrize("page", PAGES)
def test_other_functions_are_turned_away_from_the_office(p, who, page):
    assert sign_in(getattr(p, who)).get(f"/office/{page}").status_code == 403


@pytest.mark.parametrize("who", ["manager", "mediator", "clerk"])
@pytest.mark.parametrize("page", ["", "cases/"])
def test_other_functions_are_turned_away_from_the_court(p, who, page):
    assert sign_in(getattr(p, who)).get(f"/court/{page}").status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_sent_to_log_in(p, client, page):
    response = client.get(f"/office/{page}")

    assert response.status_code == 302
    assert response.url.startswith("/login/")


@pytest.mark.parametrize("page", OF_A_CASE)
def test_the_office_of_another_committee_gets_404_and_an_empty_list(p, page):
    case = complaint(p)
    other = town("WA", "别处")
    stranger = hire("钱外", "office", committee=other.committee)

    client = sign_in(stranger)

    assert client.get(f"/office/cases/{case.number}/{page}").status_code == 404
    assert case.number not in client.get("/office/cases/").content.decode()
    assert client.get("/office/").context["shelves"][0]["count"] == 0


def test_the_office_of_another_committee_cannot_give_a_link(p):
    case = complaint(p)
    stranger = hire("钱外", "office", committee=town("WA", "别处").committee)
    party = case.parties.first()

    response = sign_in(stranger).post(
        f"/office/cases/{case.number}/give_link/", {"party": party.pk}
    )

    assert response.status_code == 404
    assert not case.links.exists()


@pytest.mark.parametrize("act", ["log_session", "caucus", "mediator_sign", "court_refuse_x"])
def test_acts_of_others_are_refused_to_the_office(p, act):
    case = walked(p, "accept")
    expected = 404 if act == "court_refuse_x" else 403

    assert sign_in(p.clerk).get(f"/office/cases/{case.number}/{act}/").status_code == expected
