"""Drafts: kept until their form is done, announced when they come back, done once in two tabs."""

import pytest
from django.template.loader import render_to_string

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
COMES_BACK = "写了没有提交的内容"
REASON = "textarea[name=reason]"
EDITOR, MATTER = "mediator:agreement", "textarea[name=matter]"


def test_a_draft_of_an_earlier_visit_is_announced_above_the_questions(arrives):
    office = arrives("郑管")
    office.presses("登记投诉")
    office.fills("简要情况", "楼上漏水")
    office.page.get_by_text("已保存").wait_for()
    office.turns_to("待办")
    office.sees("未提交的草稿 1")
    office.presses("登记投诉")
    notice = office.page.get_by_text("写了没有提交的内容")
    assert (
        notice.bounding_box()["y"] < office.page.get_by_label("登记日期").first.bounding_box()["y"]
    )
    with office.page.expect_navigation():
        office.page.get_by_role("button", name="不要，重新填").click()
    assert office.page.get_by_label("简要情况").input_value() == ""
    assert notice.count() == 0


def offered_in_two_tabs(tabs):
    """An offer written in one tab, filled in by the draft in another, sent from the first."""
    one = tabs("offer", "mediator")
    one.locator("[name=party]").first.check(force=True)
    writes(one, SUM, "1207")
    two = tabs("offer", "mediator")
    assert two.locator(SUM).input_value() == "1207"
    assert submits(one) == 200
    return one, two


def test_what_was_changed_in_a_second_tab_is_sent_after_a_notice(tabs):
    _, two = offered_in_two_tabs(tabs)
    act = two.url
    two.locator(SUM).fill("1309")
    two.get_by_text("刚才在另一个页面提交过").wait_for()
    assert two.get_by_text(COMES_BACK).count() == 0
    two.get_by_text("已保存").wait_for()
    two.goto(act)
    assert (two.get_by_text(COMES_BACK).count(), two.locator(SUM).input_value()) == (1, "1309")
    assert (submits(two), offers_of(two, act)) == (200, [1, 1])
    two.goto(act)
    assert (two.get_by_text(COMES_BACK).count(), two.locator(SUM).input_value()) == (0, "")


def test_what_was_not_changed_in_a_second_tab_is_done_once(tabs):
    _, two = offered_in_two_tabs(tabs)
    act = two.url
    assert (submits(two), offers_of(two, act)) == (200, [1, 0])


def test_after_a_lost_answer_the_form_counts_once_and_a_change_is_told(tabs):
    tab = tabs("offer", "mediator")
    act = tab.url
    tab.locator("[name=party]").first.check(force=True)
    tab.locator(SUM).fill("1207")
    loses_the_answer(tab)
    tab.goto(act.partition("offer/")[0])  # any other page is no answer
    tab.goto(act)
    tab.locator(SUM).fill("1309")
    assert submits(tab) == 422
    assert "现在的内容与那次不同" in tab.get_by_role("alert").inner_text()
    tab.goto(act)
    assert (tab.locator(SUM).input_value(), submits(tab)) == ("1309", 200)
    assert offers_of(tab, act) == [1, 1]


def test_what_a_party_wrote_outlives_the_end_of_the_session(tabs):
    tab = tabs("withdraw", "applicant")
    act = tab.url
    tab.locator(REASON).fill("邻居已经修好")
    tab.context.clear_cookies(name="sessionid")
    submits(tab)
    assert "刚才的内容没有提交" in tab.get_by_role("main").inner_text()
    tab.get_by_role("link", name="回到首页").click()
    again = tabs("withdraw", "applicant")
    assert (again.url, again.locator(REASON).input_value()) == (act, "邻居已经修好")


def test_leaving_by_the_button_deletes_own_drafts(tabs):
    tab = tabs("withdraw", "applicant")
    tab.locator(REASON).fill("邻居已经修好")
    tab.goto(tab.url.removesuffix("withdraw/"))
    other = "wanan-draft:somebody:else"
    tab.evaluate("key => localStorage.setItem(key, JSON.stringify({at: Date.now()}))", other)
    drafts = "Object.keys(localStorage).filter((key) => key.startsWith('wanan-draft:')).sort()"
    assert len(tab.evaluate(drafts)) == 2
    with tab.expect_navigation():
        tab.get_by_role("button", name="退出").click()
    assert tab.evaluate(drafts) == [other]


def test_what_was_written_outlives_a_page_that_broke(tabs):
    tab = tabs("withdraw", "applicant")
    act, broken = tab.url, render_to_string("500.html")
    tab.locator(REASON).fill("邻居已经修好")
    tab.route(act, lambda route: route.fulfill(status=500, content_type="text/html", body=broken))
    assert submits(tab) == 500
    tab.unroute_all()
    tab.get_by_role("link", name="回到首页").click()
    tab.goto(act)
    assert tab.locator(REASON).input_value() == "邻居已经修好"


def test_an_agreement_changed_in_a_second_tab_meets_both_texts_and_is_saved(tabs):
    one, two = tabs(EDITOR, "mediator"), tabs(EDITOR, "mediator")
    editor = two.url
    writes(one, MATTER, "一楼漏水")
    two.reload()
    assert submits(one) == 200
    writes(two, MATTER, "二楼漏水")
    assert submits(two) == 409
    two.get_by_role("heading", name="现在保存着的").wait_for()
    two.get_by_role("link", name="看最新情况").click()
    two.wait_for_url(editor)
    assert (two.locator(MATTER).input_value(), submits(two)) == ("二楼漏水", 200)
    one.reload()
    seen = (one.locator(MATTER).input_value(), one.get_by_text(COMES_BACK).count())
    assert seen == ("二楼漏水", 0)


def test_a_draft_is_offered_beside_a_page_of_older_errors_and_leads_to_the_form(tabs):
    tab = tabs("offer", "mediator")
    act = tab.url
    tab.locator(SUM).fill("1207")
    assert submits(tab) == 422
    writes(tab, SUM, "1309")
    tab.reload()
    assert (tab.locator(SUM).input_value(), tab.get_by_text(COMES_BACK).count()) == ("1207", 0)
    drafts = tab.evaluate(PATHS_OF_DRAFTS)
    assert [act.endswith(path) for path in drafts] == [True]
    with tab.expect_navigation():
        tab.get_by_role("button", name="换成那时写的").click()
    assert (tab.url, tab.locator(SUM).input_value()) == (act, "1309")
    assert tab.locator(".error-summary").count() == 0
    with tab.expect_navigation():
        tab.get_by_role("button", name="不要，重新填").click()
    assert (tab.url, tab.locator(SUM).input_value()) == (act, "")


STORY = "textarea[name=summary]"


def test_two_tabs_that_write_one_form_keep_both_texts_and_say_so(tabs):
    one, two = tabs("mediator:quick", "mediator"), tabs("mediator:quick", "mediator")
    writes(one, STORY, "车位被占")
    writes(two, STORY, "楼上漏水")
    one.get_by_text(ANOTHER).wait_for()
    two.get_by_text(ANOTHER).wait_for()
    assert [tab.get_by_role("listitem").get_by_text(text).count() for tab, text in (
        (one, "楼上漏水"), (two, "车位被占"))] == [1, 1]  # fmt: skip
    two.reload()
    assert two.locator(STORY).input_value() == "楼上漏水"
    for text in ("车位被占", "楼上漏水"):
        with two.expect_navigation():
            two.get_by_role("button", name="换成那一份").click()
        assert two.locator(STORY).input_value() == text
    with two.expect_navigation():
        two.get_by_role("button", name="不要，重新填").click()
    assert two.locator(STORY).input_value() == "车位被占"


PROMISE = "没有提交的内容会自动恢复"


@pytest.mark.parametrize("leaves", [True, False], ids=["by the button", "as time passes"])
def test_the_log_in_promises_a_draft_only_while_there_is_one(tabs, leaves):
    tab = tabs("offer", "mediator")
    act = tab.url
    writes(tab, SUM, "1207")
    if leaves:
        tab.goto(f"{act.removesuffix('offer/')}")
        tab.locator("details.who > summary").click()
        with tab.expect_navigation():
            tab.get_by_role("button", name="退出").click()
    tab.context.clear_cookies(name="sessionid")
    tab.goto(act)
    tab.get_by_text("登录后回到刚才的页面").wait_for()
    assert tab.get_by_text(PROMISE).is_visible() is not leaves


def test_what_was_typed_is_there_after_an_idle_exit_and_a_new_log_in(arrives):
    office = arrives("郑管")
    office.page.clock.install()
    office.presses("登记投诉")
    writes(office.page, STORY, "楼上漏水")
    form = office.page.url
    office.page.context.clear_cookies(name="sessionid")  # the server's end; the page finds its own
    with office.page.expect_navigation(url="**/login/**"):
        office.page.clock.fast_forward("31:00")
    office.sees(PROMISE)
    office.signs_in_again()
    assert (office.page.url, office.page.locator(STORY).input_value()) == (form, "楼上漏水")
    office.sees(COMES_BACK)


GONE = """keys => keys.forEach((key) => {
  localStorage.setItem(key, "{no JSON");
  localStorage.removeItem(key);
})"""


def test_what_others_keep_in_the_browser_may_be_anything(tabs):
    """Extensions and other pages of the site keep their own texts; removing one tells every tab."""
    one, two = tabs("offer", "mediator"), tabs("offer", "mediator")
    errors, own = [], f"wanan-draft:{two.locator('body').get_attribute('data-actor')}:x"
    two.on("pageerror", lambda error: errors.append(str(error)))
    two.evaluate("addEventListener('storage', (event) => { window.last = event.key; })")
    one.evaluate(GONE, ["foreign", own, "end"])
    two.wait_for_function("window.last === 'end'")
    assert errors == []


def test_a_restored_text_opens_the_fold_it_stands_in(tabs):
    tab = tabs("dispatch", "office")
    note = tab.locator("[name=note]")
    note.evaluate("one => { one.closest('details').open = true }")
    writes(tab, "[name=note]", "请先看现场")

    tab.reload()

    assert (note.input_value(), note.is_visible()) == ("请先看现场", True)


def test_without_a_network_the_page_says_whether_it_sends_by_itself(tabs):
    tab = tabs("offer", "mediator")
    tab.context.set_offline(True)
    tab.locator(SUM).fill("1207")
    typed = tab.get_by_text("联网后请再点提交")
    typed.wait_for()

    tab.locator("form[data-draft] .act-bar [type=submit]").first.click()

    tab.get_by_text("联网后自动提交").wait_for()
    assert typed.count() == 0
