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


def alike(browser, people, one=None, **changed):
    sent = filled_in(people, **STRANGERS | {"one": one or STRANGERS["one"]}, **OTHER | changed)
    response = browser.post(QUICK, sent | {"key": "k2", "alike": "1"}, **HTMX)
    assert response.status_code == 200
    return [(row.case.number, row.shared) for row in response.context["alike"]]


SAME = [
    ({"place": "6-1202"}, ("地点",)),
    ({"one": {"name": "王新", "phone": "13800002231"}}, ("电话",)),
    ({"one": {"name": "蔡某", "phone": ""}, "category": "PK"}, ("姓名", "类型")),
]


@pytest.mark.parametrize(("changed", "shared"), SAME)
def test_a_matter_with_enough_in_common_is_shown_and_nothing_is_recorded(
    people, browser, changed, shared
):
    assert alike(browser, people, **changed) == [(Case.objects.get().number, shared)]


def test_a_matter_with_too_little_in_common_is_not_shown(people, browser):
    assert alike(browser, people) == []


def test_a_side_that_was_struck_is_not_looked_for(people, browser):
    struck = side(2, "周某", phone="13800002231") | {"side-TOTAL_FORMS": "3"}
    assert alike(browser, people, **struck) != []
    assert alike(browser, people, **struck, **{"side-2-DELETE": "on"}) == []


def test_a_case_this_mediator_may_not_see_is_never_shown(people, browser):
    other = sign_in(hire("吴旁", Function.MEDIATOR, committee=people.committee))
    assert alike(other, people, place="6-1202") == []
    assert alike(browser, people, place="6-1202") != []


def test_without_script_the_page_comes_back_with_the_list_and_all_that_was_typed(people, browser):
    sent = filled_in(people, place="6-1202", amount="六百块") | {"alike": "1"}
    page = browser.post(QUICK, sent)
    assert [row.case for row in page.context["alike"]] == [Case.objects.get()]
    form = page.context["form"]
    assert (form["place"].value(), form["amount"].value(), page.context["wrong"]) == (
        "6-1202",
        "六百块",
        [],
    )
    assert f'href="/mediator/cases/{Case.objects.get().number}/"' in page.content.decode()


def test_an_empty_page_says_what_to_fill_in_and_a_filled_in_one_that_nothing_is_alike(
    people, browser
):
    hint, nothing = "像是同一件的会列在这里", "最近一年里没有像是同一件的。"
    empty = browser.get(QUICK).content.decode()
    sent = filled_in(people, **STRANGERS, **OTHER) | {"alike": "1"}
    filled = browser.post(QUICK, sent, **HTMX).content.decode()
    assert [hint in empty, nothing in empty] == [True, False]
    assert [hint in filled, nothing in filled] == [False, True]
