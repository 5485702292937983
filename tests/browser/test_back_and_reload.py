"""Back and Reload after a refused form show its page again; nobody is asked to send it again.

What a visitor typed has no address: it stays in the tab, and ends when it was sent.
"""

import pytest

from tests.browser.drafting import (
    ANOTHER,
    PATHS_OF_DRAFTS,
    SUM,
    loses_the_answer,
    offers_of,
    submits,
    writes,
)

pytestmark = pytest.mark.browser


def offers(person):
    """The question that a mediator left open."""
    person.page.locator("[name=party]").first.check(force=True)


def rates(person):
    """The question that a resident left open."""
    person.page.locator("[name=score]").first.check(force=True)


FORMS = {
    "staff": ("mediator", "offer", "[name=amount]", "1207", offers),
    "a party by link": ("applicant", "rate", "[name=words]", "修得很快", rates),
}


def sends(person) -> int:
    """Press the button of the form; the status of the page it leads to."""
    buttons = person.page.get_by_role("main").locator("form[data-draft] [type=submit]")
    with person.page.expect_navigation() as answered:
        buttons.filter(visible=True).last.click()
    return answered.value.status


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_back_and_reload_show_the_refused_form(opens, form):
    role, act, field, text, completes = form
    person = opens(role, act)
    page, typed = person.page, person.page.locator(field)

    def comes(answer):
        return answer.request.method, answer.status, typed.input_value()

    person.unfolds()
    typed.fill(text)
    assert (sends(person), typed.input_value()) == (422, text)
    assert comes(page.reload()) == ("GET", 422, text)
    page.goto(f"{person.site}/")
    assert comes(page.go_back()) == ("GET", 422, text)
    completes(person)
    assert sends(person) == 200
    assert page.go_back().status != 422  # it was done: the page of before asks for it no more
    assert page.get_by_text("写了没有提交的内容").count() == 0
    assert page.locator(field).count() == 0 or typed.input_value() == ""


def test_what_a_visitor_typed_stays_in_the_tab_and_at_no_address(opens):
    person = opens("", "public:estate")
    page, typed, first = person.page, person.page.locator("[name=summary]"), person.page.url

    typed.fill("楼上漏水")
    assert (sends(person), typed.input_value(), page.url) == (422, "楼上漏水", first)
    again = page.reload()
    assert (again.request.method, again.status, typed.input_value()) == ("GET", 200, "楼上漏水")
    next_one = page.context.new_page()
    next_one.goto(first)
    assert next_one.locator("[name=summary]").input_value() == ""


def test_after_a_visitors_refusal_and_success_back_opens_the_empty_form(opens):
    person = opens("", "public:estate")
    page, typed = person.page, person.page.locator("[name=summary]")
    typed.fill("楼上漏水")
    assert sends(person) == 422
    assert page.locator("a[href='tel:110']").count() == 1
    page.locator("[name=category]").first.check(force=True)
    for name, text in (("place", "6号楼1202室"), ("name", "李大嘴"), ("phone", "13800000999")):
        page.locator(f"[name={name}]").fill(text)
    assert sends(person) == 200

    backs = [page.go_back(), page.go_back()]

    assert [(one.request.method, one.status) for one in backs] == [("GET", 200)] * 2
    assert (typed.input_value(), page.get_by_text("写了没有提交的内容").count()) == ("", 0)


def test_a_kept_page_asks_for_similar_cases_when_it_is_opened(opens):
    person = opens("mediator", "mediator:quick")
    page = person.page
    page.locator("[name=estate]").select_option(index=1, force=True)
    page.locator("[name=place]").fill("6号楼1202室")
    assert sends(person) == 422
    page.reload()
    page.locator("#alike", has_text="再查").wait_for(state="detached")
    assert page.locator("#alike a, #alike p").count() > 0


def refused_twice_and_gone_back(tab):
    """Two refusals, Back to the first of them, and another text there that is not saved yet."""
    for text in ("1207", "1309"):
        tab.locator(SUM).fill(text)
        assert submits(tab) == 422
    tab.go_back()
    assert tab.locator(SUM).input_value() == "1207"
    writes(tab, SUM, "1400")


def test_a_done_form_ends_all_that_its_tab_wrote_on_refused_pages(tabs):
    tab = tabs("offer", "mediator")
    refused_twice_and_gone_back(tab)
    tab.get_by_text("提交这一份以后，另一份不再保留").wait_for()
    assert submits(tab) == 422
    tab.go_back()
    tab.locator("[name=party]").first.check(force=True)
    tab.locator(SUM).fill("1500")
    assert submits(tab) == 200
    tab.go_back()
    assert tab.locator(SUM).input_value() == ""
    assert tab.locator("[data-draft-notice]").count() == 0
    assert tab.evaluate(PATHS_OF_DRAFTS) == []


def test_after_a_lost_answer_the_next_form_ends_what_its_tab_wrote_before(tabs):
    tab = tabs("offer", "mediator")
    act = tab.url
    refused_twice_and_gone_back(tab)
    tab.locator("[name=party]").first.check(force=True)
    loses_the_answer(tab)
    tab.goto(act)
    tab.locator(SUM).fill("1500")
    assert [submits(tab), submits(tab)] == [422, 200]
    assert tab.evaluate(PATHS_OF_DRAFTS) == []


def test_what_a_duplicated_tab_wrote_stays_when_the_first_is_done(tabs):
    one = tabs("offer", "mediator")
    act = one.url
    one.locator("[name=party]").first.check(force=True)
    writes(one, SUM, "1207")
    with one.expect_popup() as opened:  # it copies what the tab keeps, as a duplicate does
        one.evaluate("window.open(location.href)")
    two = opened.value
    two.wait_for_load_state()
    assert two.locator(SUM).input_value() == "1207"
    writes(two, SUM, "1309")
    one.get_by_text(ANOTHER).wait_for()
    two.close()
    assert submits(one) == 200
    one.goto(act)
    assert (one.locator(SUM).input_value(), offers_of(one, act)) == ("1309", [1, 0])


def test_a_text_put_aside_for_that_of_another_tab_stays_when_this_is_done(tabs):
    one, two = tabs("offer", "mediator"), tabs("offer", "mediator")
    act = two.url
    one.locator("[name=party]").first.check(force=True)
    writes(one, SUM, "1207")
    writes(two, SUM, "1309")
    two.get_by_text(ANOTHER).wait_for()
    one.close()
    with two.expect_navigation():
        two.get_by_role("button", name="换成那一份").click()
    assert (two.locator(SUM).input_value(), submits(two)) == ("1207", 200)
    two.goto(act)
    assert (two.locator(SUM).input_value(), offers_of(two, act)) == ("1309", [1, 0])
