"""The box of what follows from an act counts from the day that stands in the form."""

import pytest

pytestmark = pytest.mark.browser
TODAY_ALONE = "日期填今天的，从今天算起"


def test_the_last_day_in_the_box_follows_the_day_chosen(opens):
    person = opens("office", "accept")
    page, box = person.page, person.page.locator(".afterwards")
    first = box.inner_text()
    for fold in page.locator("details.known-day").all():
        fold.evaluate("one => { one.open = true }")

    page.locator("[name=on]").fill("2026-03-01")
    page.locator("[name=on]").dispatch_event("change")
    box.get_by_text("从2026年3月1日（周日）算起，最后一天是2026年4月1日（周三）").wait_for()

    assert (TODAY_ALONE in first, TODAY_ALONE in box.inner_text()) == (True, False)
    page.context.set_offline(True)
    page.locator("[name=on]").fill("2026-03-02")
    page.locator("[name=on]").dispatch_event("change")
    box.get_by_text(TODAY_ALONE).wait_for()
    assert box.inner_text() == first


def test_of_a_ruling_the_box_lists_what_the_chosen_outcome_does(opens):
    page = opens("court", "court_decide").page
    box = page.locator(".afterwards")
    shown = {"": box.inner_text()}
    for outcome, then in (("dismissed", "ground"), ("confirmed", "")):
        page.locator(f"[name=outcome][value={outcome}]").check(force=True)
        if then:
            page.locator(f"[name={then}]").select_option(index=1)
        shown[outcome] = box.inner_text()

    dismissed, confirmed = "不能申请执行", "案件变为“履行中”"
    assert {one: (dismissed in text, "执行依据" in text) for one, text in shown.items()} == {
        "": (False, False),
        "dismissed": (True, False),
        "confirmed": (False, True),
    }
    assert "协议无效" not in shown["confirmed"]
    assert confirmed in shown["confirmed"]
