"""While a quarrel is recorded on the spot, cases that may be the same stand on the page."""

import pytest

from cases.models import Case
from mediation.directory.models import Function
from tests.cases.web.mediator.quick_form import filled_in, side
from tests.cast import hire
from tests.clients import sign_in

pytestmark = pytest.mark.django_db

QUICK = "/mediator/quick/"
HTMX = {"HTTP_HX_REQUEST": "true"}
# Another place, another kind of matter, other people.
OTHER = {"place": "9号楼101室", "category": "NZ"}
STRANGERS = {"one": {"name": "王新", "phone": ""}, "two": {"name": "孙丙"}}


@pytest.fixture
def browser(people):
    browser = sign_in(people.mediator)
    browser.post(QUICK, filled_in(people, place="6号楼1202室"))
    return browser


def similar_to(browser, people, one=None, **changed):
    sent = filled_in(people, **STRANGERS | {"one": one or STRANGERS["one"]}, **OTHER | changed)
    response = browser.post(QUICK, sent | {"key": "k2", "similar": "1"}, **HTMX)
    assert response.status_code == 200
    return [(row.case.number, row.shared) for row in response.context["similar"]]


SAME = [
    ({"place": "6-1202"}, ("地点",)),
    ({"one": {"name": "王新", "phone": "13800002231"}}, ("电话",)),
    ({"one": {"name": "蔡某", "phone": ""}, "category": "PK"}, ("姓名", "类型")),
]


@pytest.mark.parametrize(("changed", "shared"), SAME)
def test_a_matter_with_enough_in_common_is_shown_and_nothing_is_recorded(
    people, browser, changed, shared
):
    assert similar_to(browser, people, **changed) == [(Case.objects.get().number, shared)]


def test_a_matter_with_too_little_in_common_is_not_shown(people, browser):
    assert similar_to(browser, people) == []


def test_a_deleted_side_is_not_compared(people, browser):
    struck = side(2, "周某", phone="13800002231") | {"side-TOTAL_FORMS": "3"}
    assert similar_to(browser, people, **struck) != []
    assert similar_to(browser, people, **struck, **{"side-2-DELETE": "on"}) == []


def test_a_case_this_mediator_may_not_see_is_never_shown(people, browser):
    other = sign_in(hire("吴旁", Function.MEDIATOR, committee=people.committee))
    assert similar_to(other, people, place="6-1202") == []
    assert similar_to(browser, people, place="6-1202") != []


def test_without_script_the_page_comes_back_with_the_list_and_all_that_was_typed(people, browser):
    sent = filled_in(people, place="6-1202", amount="六百块") | {"similar": "1"}
    page = browser.post(QUICK, sent)
    assert [row.case for row in page.context["similar"]] == [Case.objects.get()]
    form = page.context["form"]
    assert (form["place"].value(), form["amount"].value(), page.context["wrong"]) == (
        "6-1202",
        "六百块",
        [],
    )
    assert f'href="/mediator/cases/{Case.objects.get().number}/"' in page.content.decode()


HINT, NOTHING = "像是同一件的会列在这里", "最近一年里没有像是同一件的。"


def test_an_empty_page_says_what_to_fill_in(browser):
    page = browser.get(QUICK).content.decode()
    assert [HINT in page, NOTHING in page] == [True, False]


def test_a_page_filled_in_says_that_no_case_is_similar(people, browser):
    sent = filled_in(people, **STRANGERS, **OTHER) | {"similar": "1"}
    page = browser.post(QUICK, sent, **HTMX).content.decode()
    assert [HINT in page, NOTHING in page] == [False, True]
