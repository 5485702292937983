"""A page of errors stays readable: no sentence lies on another."""

import pytest

pytestmark = pytest.mark.browser
OVERLAPS = """() => {
  const texts = "main form :is(.error, label, legend, summary, h2, h3)";
  const shown = [...document.querySelectorAll(texts)]
    .filter((node) => node.innerText.trim() && node.checkVisibility());
  const crosses = (one, other) => {
    const [a, b] = [one, other].map((node) => node.getBoundingClientRect());
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  };
  const apart = (one, other) => !one.contains(other) && !other.contains(one);
  return shown.flatMap((one, place) => shown.slice(place + 1)
    .filter((other) => apart(one, other) && crosses(one, other))
    .map((other) => `${one.innerText} / ${other.innerText}`));
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("route", ["mediator:quick", "office:register"])
def test_no_error_lies_on_another_text(inspector, atlas, route, width):
    place = next(place for place in atlas["places"] if place["route"] == route)
    inspector.become(atlas["cookies"][place["who"]])
    inspector.open(place["path"])
    page = inspector.tab
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("main [type=submit]").filter(visible=True).last.click()
    page.wait_for_selector(".error-summary")

    assert page.evaluate(OVERLAPS) == []


def test_what_was_refused_is_not_marked_any_more_once_it_is_changed(arrives):
    office = arrives("郑管")
    office.presses("登记投诉")
    summary = office.page.get_by_label("简要情况")
    summary.fill("")
    office.page.locator("main [type=submit]").filter(visible=True).last.click()
    office.page.wait_for_selector(".error-summary")
    office.page.wait_for_load_state()
    wrong = office.page.locator("[aria-invalid=true]")
    marked = wrong.count()
    assert summary.get_attribute("aria-invalid") == "true"

    summary.fill("楼上漏水")

    assert summary.get_attribute("aria-invalid") is None
    assert wrong.count() == marked - 1
    assert summary.locator("xpath=..").locator(".error").is_visible()
