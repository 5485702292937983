"""Equal instalments say what they lack; their days follow the first until edited by hand."""

import pytest

pytestmark = pytest.mark.browser


def test_without_a_sum_or_a_first_day_the_button_says_what_is_missing(opens):
    page = opens("mediator", "mediator:agreement").page
    page.locator("[data-formset-add='money'], [name=add][value='money']").first.click()
    card = page.locator("[data-instalments]").last
    split = card.get_by_role("button", name="平均分期")

    split.click()
    assert card.locator("[data-instalment-sum]").inner_text() == "请先填金额，再平均分期"
    card.locator("[data-instalment-total]").fill("1000")
    card.locator("[data-instalment-total][data-fen]").wait_for()
    split.click()
    page.get_by_text("请填第一期的到期日").wait_for()

    days = card.locator("[data-instalment-day]")
    days.first.fill("2027-01-31")
    card.locator("[data-instalment-count]").fill("4")
    split.click()
    assert written(days) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]

    days.nth(2).fill("2027-04-05")
    days.first.fill("2027-08-31")
    days.first.blur()
    assert written(days) == ["2027-08-31", "2027-09-30", "2027-04-05", "2027-11-30"]


def written(days):
    return [day.input_value() for day in days.all() if day.is_visible()]
