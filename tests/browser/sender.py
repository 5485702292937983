"""Somebody who fills in whatever a form asks, also without JavaScript."""

from tests.browser.person import beijing_day

PLAIN = "写明"
OF_THE_OTHER = ("付给谁",)
ANSWERED = "node => [...node.form.elements].some(one => one.name === node.name && one.checked)"
# Whether the question is meant for somebody who gave the answers before it.
ASKED = """node => {
  const box = node.closest("[data-if]");
  if (!box) return true;
  const same = [...node.form.elements].filter((one) => one.name === box.dataset.if);
  const given = same.find((one) => one.checked || !/radio|checkbox/.test(one.type))?.value || "";
  const wanted = box.dataset.is.split(" ");
  return wanted.includes(given) || (given !== "" && wanted.includes("*"));
}"""


class Sender:
    """Somebody without JavaScript who fills in the form and presses the button."""

    def __init__(self, context, site, atlas):
        self.context, self.site, self.atlas = context, site, atlas
        self.page = context.new_page()

    def opens(self, place) -> int:
        """Open a page; returns the number of its forms with fields."""
        self.context.clear_cookies()
        if key := self.atlas["cookies"].get(place["who"]):
            self.context.add_cookies([{"name": "sessionid", "value": key, "url": self.site}])
        self.page.goto(f"{self.site}{place['path']}")
        return self.forms().count()

    def forms(self):
        """The forms of the page with fields."""
        asked = self.page.locator("input:not([type=hidden]), select, textarea")
        return self.page.get_by_role("main").locator("form").filter(has=asked)

    def sends(self, number) -> list[str]:
        """Fill in and send one form; returns what was refused."""
        form = self.forms().nth(number)
        for control in form.locator("input, select, textarea").all():
            if control.is_visible() and control.is_enabled() and control.evaluate(ASKED):
                self.fills(control)
        path = self.page.url
        with self.page.expect_navigation() as answered:
            form.locator("[type=submit]").filter(visible=True).last.click()
        alert = self.page.get_by_role("main").get_by_role("alert")
        message = alert.first.inner_text() if alert.count() else ""
        return (
            [f"{path}: {answered.value.status} {message}"] if answered.value.status != 200 else []
        )

    def fills(self, control):
        """Answer one question."""
        kind = control.get_attribute("type") or control.evaluate("node => node.tagName")
        label = control.evaluate("node => node.labels[0]?.innerText || ''").strip()
        match kind:
            case "radio" if control.evaluate(ANSWERED):
                pass
            case "radio" | "checkbox":
                control.check(force=True)
            case "SELECT":
                other = label in OF_THE_OTHER
                control.select_option(index=2 if other else 1)
            case "date":
                control.fill(beijing_day())
            case "number":
                control.fill("21")
            case _:
                control.fill(self.known(label))

    def known(self, label) -> str:
        """The answer to a label: a value of the demo from the atlas, or a word."""
        return next((word for name, word in self.atlas["known"].items() if name in label), PLAIN)
