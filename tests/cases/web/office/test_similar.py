"""While a matter is registered, cases that may be the same stand beside the form."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from cases.search.similar_cases import numbers_of
from mediation import clock
from mediation.accounts.front_door import SIGNED_OUT
from mediation.directory.models import Committee, Function
from tests.cases.web.office.registration_form import REGISTER, filled_in
from tests.cast import hire
from tests.clients import sign_in

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
# Another place, another kind of matter, other people.
OTHER = {
    "place": "9号楼101室",
    "category": "NZ",
    "parties-0-name": "王新",
    "parties-0-phone": "",
    "parties-1-name": "",
}


@pytest.fixture
def browser(p):
    browser = sign_in(p.clerk)
    browser.post(REGISTER, filled_in(p, on=clock.today().isoformat()))
    return browser


def similar_to(browser, p, **changed):
    sent = filled_in(p, **OTHER | changed) | {"similar": "1"}
    response = browser.post(REGISTER, sent, **HTMX)
    assert response.status_code == 200
    return [(row.case.number, row.shared) for row in response.context["similar"]]


SAME = [
    ({"place": "6-1202"}, ("地点",)),
    ({"place": "６号楼１２０２"}, ("地点",)),
    ({"parties-0-phone": "138 0000 2231"}, ("电话",)),
    ({"parties-0-name": "李申", "category": "LK"}, ("姓名", "类型")),
    ({"place": "6号楼1202室", "category": "LK"}, ("地点", "类型")),
]


@pytest.mark.parametrize(("changed", "shared"), SAME)
def test_a_matter_with_enough_in_common_is_shown(p, browser, changed, shared):
    assert similar_to(browser, p, **changed) == [(Case.objects.get().number, shared)]


DIFFERENT = [
    {},
    {"category": "LK"},
    {"parties-0-name": "李申"},
    {"place": "6号楼"},
    {"place": "6-1202", "estate": ""},
    {"place": "6-1202", "estate": "x"},
    {"place": "6-1202", "estate": "9" * 5000},
    {"parties-1-name": "周被", "parties-1-kind": "organisation", "category": "LK"},
]


@pytest.mark.parametrize("changed", DIFFERENT)
def test_a_matter_with_too_little_in_common_is_not_shown(p, browser, changed):
    assert similar_to(browser, p, **changed) == []


def test_looking_for_similar_cases_does_not_register_one(p, browser):
    similar_to(browser, p, place="6-1202")
    assert Case.objects.count() == 1


def test_without_script_the_whole_form_comes_back_with_the_list(p, browser):
    page = browser.post(REGISTER, filled_in(p) | {"similar": "1"})
    assert [row.case for row in page.context["similar"]] == [Case.objects.get()]
    assert page.context["form"].matter["place"].value() == "6号楼1202室"
    assert Case.objects.count() == 1


def test_a_case_of_another_committee_is_never_shown(p, browser):
    elsewhere = Committee.objects.create(name="别处调委会", code="BC", district=p.district)
    other = sign_in(hire("何管", Function.OFFICE, committee=elsewhere))
    assert similar_to(other, p, **{"parties-0-phone": "13800002231"}) == []
    assert similar_to(browser, p, **{"parties-0-phone": "13800002231"}) != []


def test_a_matter_older_than_a_year_matches_only_by_telephone(p, browser):
    QuerySet(Case).update(registered_on="2020-01-01")
    number = Case.objects.get().number
    assert similar_to(browser, p, place="6-1202") == []
    assert similar_to(browser, p, **{"parties-0-phone": "13800002231"}) == [(number, ("电话",))]


def test_logged_out_meanwhile_the_list_stays_and_no_log_in_page_takes_its_place(p, browser):
    browser.logout()
    answer = browser.post(REGISTER, filled_in(p) | {"similar": "1"}, **HTMX)
    assert (answer.status_code, answer.content.decode()) == (401, SIGNED_OUT)


def test_one_or_three_similar_cases_cost_the_same_statements(p, browser):
    def statements():
        with CaptureQueriesContext(connection) as caught:
            similar = similar_to(browser, p, place="6-1202")
        return len(similar), len(caught)

    one = statements()
    for key in ("k2", "k3", "k4"):
        browser.post(REGISTER, filled_in(p, key=key, summary=key, on=clock.today().isoformat()))
    assert statements() == (3, one[1])


def test_an_estate_whose_name_holds_a_number_does_not_hide_the_place():
    assert numbers_of("89号院6号楼1202室")[-2:] == numbers_of("6-1202")
