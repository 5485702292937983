"""What the page does while somebody types: phrases, days that do not exist."""

import pytest

pytestmark = pytest.mark.browser


def test_a_phrase_pressed_twice_is_written_once(tabs):
    tab = tabs("log_session", "mediator")
    phrase = tab.locator("[data-phrase]").filter(visible=True).first
    for _ in range(2):
        phrase.click()
    field = tab.locator(phrase.get_attribute("data-phrase"))
    assert field.input_value() == phrase.get_attribute("data-text")


def test_a_day_that_does_not_exist_is_refused_at_its_field(tabs):
    tab = tabs("log_session", "mediator")
    day = tab.locator("input[name=on]")
    day.focus()
    tab.keyboard.type("02312026")
    tab.locator("form[data-draft] .act-bar [type=submit]").first.click()
    note = tab.locator(f"#{day.get_attribute('aria-describedby')}")
    assert "没有这一天" in note.inner_text()
    assert day.evaluate("node => node === document.activeElement")
    day.fill("2026-02-27")
    assert note.count() == 0
