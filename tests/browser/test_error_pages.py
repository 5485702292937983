"""Error pages, each inspected where it really comes up."""

import pytest
from django.template.loader import render_to_string

from tests.browser.inspecting import Inspector

pytestmark = pytest.mark.browser
OFFICE, MEDIATOR = "zhengguan as office", "chentiao as mediator"
ERRORS = {
    "no such page": (OFFICE, "/no/such/page/", 404),
    "no such page for anybody": ("", "/no/such/page/", 404),
    "another's face": (MEDIATOR, "/office/", 403),
    "not by this method": (OFFICE, "/logout/", 405),
    "an address no text can hold": ("", "/?q=%00", 400),
}


@pytest.mark.parametrize(("who", "path", "status"), ERRORS.values(), ids=ERRORS)
def test_an_error_page_is_without_fault(inspector, atlas, who, path, status):
    inspector.become(atlas["cookies"].get(who))
    page = inspector.look(path, set())
    assert (page.status, page.faults) == (status, [])


def test_a_form_sent_empty_comes_back_without_fault(inspector, atlas):
    inspector.become(None)
    inspector.open("/e/sy-001/")
    inspector.tab.get_by_role("button", name="提交").click()
    inspector.tab.get_by_role("alert").wait_for()
    inspector.measure()
    assert [*inspector.faults(), *inspector.by_keyboard()] == []


def test_an_act_sent_empty_comes_back_without_fault(inspector, atlas):
    places = [p for p in atlas["places"] if p["act"] == "add_party" and p["role"] == "office"]
    inspector.become(atlas["cookies"][OFFICE])
    inspector.open(places[0]["path"])
    inspector.tab.get_by_role("button", name="补登当事人").click()
    inspector.tab.get_by_role("alert").wait_for()
    inspector.measure()
    assert [*inspector.faults(), *inspector.by_keyboard()] == []


def test_a_page_that_broke_is_without_fault(inspector):
    broken = {"status": 500, "content_type": "text/html", "body": render_to_string("500.html")}
    apart = Inspector(inspector.tab.context.new_page(), inspector.site)  # routing ends its cache
    apart.tab.route("**/broken/", lambda route: route.fulfill(**broken))
    status, faults = apart.open("/broken/").status, apart.everything_wrong()
    apart.tab.close()
    assert (status, faults) == (500, [])
