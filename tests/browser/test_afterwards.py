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

    with page.expect_response(lambda answer: "follows=" in answer.url):
        page.locator("[name=on]").fill("2026-03-01")
        page.locator("[name=on]").dispatch_event("change")
    page.wait_for_function("!document.querySelector('.afterwards').innerText.includes('今天')")

    assert TODAY_ALONE in first
    assert "从2026年3月1日（周日）算起，最后一天是2026年3月31日（周二）" in box.inner_text()
    page.context.set_offline(True)
    page.locator("[name=on]").fill("2026-03-02")
    page.locator("[name=on]").dispatch_event("change")
    page.wait_for_function("document.querySelector('.afterwards').innerText.includes('今天')")
    assert box.inner_text() == first
