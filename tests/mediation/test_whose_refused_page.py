"""A refused page is shown only to its sender: the same browser, person, function, body and path."""

import pytest
from django.test import Client

from cases.access.rows import CaseAccess
from mediation.accounts.models import User
from mediation.directory.models import Function
from tests.cast import cast, town
from tests.clients import sign_in
from tests.house.measuring import browser
from tests.mediation.refusing import LOOK_UP, TYPED, is_kept, of_the_mediator, offer, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


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
    looked = client.post(path, typed | {"similar": "1"}, headers={"HX-Request": "true"})
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
