"""Access that must end at once: a post ended, a company was replaced, a party was released."""

from datetime import timedelta

import pytest

from cases.access import links
from cases.consistency import faults
from cases.states import Status as S
from mediation import clock
from mediation.directory.models import EstateManagement, Function, Post
from tests.cast import SINCE, cast, town
from tests.clients import open_link, sign_in
from tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def elsewhere():
    return cast(town("TB", "乙地"))


def moves(person, function, **body):
    """The post ended yesterday; the same person has one of the same function elsewhere today."""
    person.posts.update(until=clock.today() - timedelta(days=1))
    Post.objects.create(person=person, function=function, since=SINCE, **body)


def seen(person, face, number):
    client = sign_in(person)
    page = client.get(f"/{face}/cases/{number}/").status_code
    return page, number in client.get(f"/{face}/cases/").content.decode()


def test_a_mediator_who_went_to_another_committee_cannot_see_cases_of_the_old_one(
    people, elsewhere
):
    d = at(people, S.MEDIATING)
    moves(people.mediator, Function.MEDIATOR, committee=elsewhere.committee)
    assert seen(people.mediator, "mediator", d.number) == (404, False)


def test_a_clerk_who_went_to_another_company_cannot_see_cases_of_the_old_one(people, elsewhere):
    d = at(people, S.ANSWERED)
    moves(people.manager, Function.COMPANY, company=elsewhere.company)
    assert seen(people.manager, "company", d.number) == (404, False)


def test_a_liaison_who_went_to_another_court_cannot_see_cases_of_the_old_one(people, elsewhere):
    d = at(people, S.ADJUDICATING)
    d.office("court_send")
    other = type(people.court).objects.create(name="另一法院")
    moves(people.liaison, Function.COURT, court=other)
    assert seen(people.liaison, "court", d.number) == (404, False)


def test_a_post_that_ended_yesterday_opens_no_case(people):
    d = at(people, S.MEDIATING)
    people.mediator.posts.update(until=clock.today() - timedelta(days=1))
    assert sign_in(people.mediator).get(f"/mediator/cases/{d.number}/").status_code == 403


def test_a_company_that_lost_the_estate_yesterday_can_no_longer_see_its_cases(people):
    d = at(people, S.ANSWERED)
    for managed in EstateManagement.objects.filter(estate=people.estate):
        managed.until = clock.today() - timedelta(days=1)
        managed.save()
    assert seen(people.manager, "company", d.number) == (404, False)


def test_a_new_clerk_of_the_company_sees_what_waits_for_it(people):
    d = at(people, S.DISPATCHED)
    person = people.manager.__class__.objects.create(name="新来")
    Post.objects.create(
        person=person, function=Function.COMPANY, company=people.company, since=SINCE
    )
    assert seen(person, "company", d.number) == (200, True)


def test_the_link_of_a_released_party_is_gone_and_its_code_with_it(people):
    d = at(people, S.MEDIATING)
    ticket = links.issue_link(d.case, d.zhou)
    client = open_link(ticket)
    d.office("release_party", party=d.zhou, reason="已搬走")

    assert client.get(f"/my/cases/{d.number}/").status_code == 410
    assert client.get(f"/r/{ticket.token}/").status_code == 410
    assert client.post(f"/r/{ticket.token}/", {"code": ticket.code}).status_code == 410
    asked = {"number": d.number, "code": ticket.code}
    assert client.post("/progress/", asked).status_code == 422


def test_a_mediator_who_is_also_a_judge_does_not_read_the_case_as_the_court_before_it_was_sent(
    people,
):
    d = at(people, S.ADJUDICATING)
    Post.objects.create(
        person=people.mediator, function=Function.COURT, court=people.court, since=SINCE
    )
    assert d.proceedings.get().sent_on is None
    client = sign_in(people.mediator)

    assert client.get(f"/mediator/cases/{d.number}/").status_code == 200
    assert client.get(f"/court/cases/{d.number}/").status_code == 404
    assert d.number not in client.get("/court/cases/").content.decode()


def test_a_company_whose_management_was_deleted_can_no_longer_see_the_complaint(people):
    d = at(people, S.DISPATCHED)
    assert d.case.admissions.filter(function="company").exists()

    EstateManagement.objects.get(estate=people.estate, company=people.company).delete()

    assert seen(people.manager, "company", d.number) == (404, False)
    assert list(faults()) == []
