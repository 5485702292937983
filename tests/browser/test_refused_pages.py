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
