"""A dispute typed in by its people in a browser: every page filled in as it is read.

What is filled in is given by names, as a form is posted. The page says what each is called, and
its control is found by that: the label, and among buttons the question and the words of the choice.
"""

import re
from urllib.parse import urlsplit

from cases.forms.asked import HIDES
from tests.browser.person import Person
from tests.cases.typist import Typist

UNSEEN = {"key", "version", "as_of", "seen", HIDES}  # what a form holds and nobody is asked
COUNT, OF_A_CARD = "-TOTAL_FORMS", re.compile(r"clause-\d+-kind")
BUTTON = ".act-bar button[type=submit]"
REFUSED = "[aria-invalid=true], .error, [role=alert]"
LEADS = {"register": r"/office/cases/\S+/receipt/", "edit_agreement": r"\S+/edit_agreement/"}
FITS = """[document.documentElement, ...document.querySelectorAll("[data-words]")]
  .every((node) => node.scrollWidth <= node.clientWidth)"""
NAMES = "(main) => [...new Set([...main.querySelectorAll('[name]')].map((one) => one.name))]"
# What can be read of the control under a name, or of the button with a value among several.
READ = """(controls, value) => {
  const shown = controls.filter((one) => one.type !== "hidden");
  const one = shown.length > 1 ? shown.find((each) => each.value === value) : shown[0];
  if (!one) return { known: !shown.length && controls.some((each) => each.value === value) };
  const isSeen = (node) => node?.offsetWidth > 1;
  const section = one.closest("section");
  const words = (node) => node.textContent.trim().replace(/\\s+/g, " ");
  // The title of a section names its only question, the first of several rows the others' columns.
  const heads = (node) => [...section.querySelectorAll(".instalment label")].some(
    (other) => isSeen(other) && words(other) === words(node));
  const titles = (node) =>
    node.className === "visually-hidden" && isSeen(section.querySelector("h2"));
  const isRead = (node) => isSeen(node) || titles(node) || heads(node);
  const said = (node) => (node && isRead(node) ? words(node) : "");
  return {
    unasked: Boolean(one.closest("[hidden]")), folded: Boolean(one.closest("details:not([open])")),
    isPressed: /radio|checkbox/.test(one.type), isList: one.tagName === "SELECT",
    label: said(one.labels[0]), question: said(one.closest("fieldset")?.querySelector("legend")),
  };
}"""


class BrowserTypist(Typist):
    """One case and its people, each in front of a browser of their own."""

    def __init__(self, people, site, opens):
        super().__init__(people)
        self.site, self.opens, self.sitting = site, opens, {}

    def person(self, who) -> Person:
        """One of the cast, logged in."""
        if who not in self.sitting:
            page, key = self.opens(), self.browser(who).cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": key, "url": self.site}])
            self.sitting[who] = Person(page, self.site)
        return self.sitting[who]

    def post(self, who, path, sent):
        """Open the page, fill it in and press its button; it leads on, or the test fails."""
        person = self.person(who)
        person.goes_to(path)
        filled = {name: listed(value) for name, value in sent.items() if value is not None}
        Filling(person, filled).fill()
        assert person.page.evaluate(FITS), f"{path}: wider than the window, or a sum than its field"
        button = person.page.get_by_role("main").locator(BUTTON).first
        with person.page.expect_navigation() as answered:
            button.click()
        leads_on(person.page, path, answered.value)


def leads_on(page, path, answer):
    """Assert that a form was accepted, and that its page leads where it should."""
    refused = page.get_by_role("main").locator(REFUSED).filter(visible=True)
    said = [one.inner_text() for one in refused.all()]
    assert (answer.status, said) == (200, []), (path, said)
    case, act = path.rstrip("/").rsplit("/", 1)
    assert re.fullmatch(LEADS.get(act, f"{case}/"), urlsplit(page.url).path), (path, page.url)


def listed(value) -> list[str]:
    """The values under one name, as text."""
    return [str(one) for one in (value if isinstance(value, list) else [value])]


class Filling:
    """A page and what is to be filled in, by name."""

    def __init__(self, person, values):
        self.person, self.page, self.values = person, person.page, values
        self.main = self.page.get_by_role("main")

    def fill(self):
        """Add the rows, then answer from top to bottom."""
        self._add_rows()
        on_page = self.main.evaluate(NAMES)
        asked = [name for name in on_page if name in self.values and not self._is_counted(name)]
        unknown = {name for name in self.values if name not in on_page} - UNSEEN
        assert not unknown, f"{unknown} is not on {self.page.url}"
        for name in asked:
            for value in filter(None, self.values[name]):
                self._answer(name, value)

    @staticmethod
    def _is_counted(name) -> bool:
        return name in UNSEEN or name.endswith("_FORMS")

    def _add_rows(self):
        """Press the page's own buttons until there are as many rows as are to be filled in."""
        for name, values in self.values.items():
            if name.endswith(COUNT) and name != f"clause{COUNT}":
                self._add(name.removesuffix(COUNT), int(values[0]))
            elif OF_A_CARD.fullmatch(name):
                self._add_card(int(name.split("-")[1]), values[0])

    def _add(self, prefix, wanted):
        rows = self.main.locator(f'[data-formset="{prefix}"]')
        for _ in range(wanted - rows.locator("> [data-formset-rows] > [data-row]").count()):
            rows.get_by_role("button", name=re.compile("再加|加一期")).click()

    def _add_card(self, place, kind):
        """The next card of the agreement: one that is there from the beginning, or a new one."""
        cards = self.main.locator("#clauses > [data-formset-rows] > [data-row]")
        if place == cards.count():
            self.main.locator(f"#clauses .chips [data-formset-add={kind}]").click()
        assert cards.nth(place).get_attribute("data-row") == kind

    def _answer(self, name, value):
        """Answer one question, if the page asks it now."""
        controls = self.main.locator(f'[name="{name}"]')
        read = controls.evaluate_all(READ, value)
        if "known" in read:
            assert read["known"], f"{name} has no {value!r} on {self.page.url}"
        elif not read["unasked"]:  # what follows from other answers is compared in the end
            one = f'[value="{value}"]' if controls.count() > 1 else ":not([type=hidden])"
            control = controls.and_(self.page.locator(one))
            if read["folded"]:
                self._unfold(control)
                read = controls.evaluate_all(READ, value)
            assert read["label"], f"{name} has no label on {self.page.url}"
            self._fill_in(control, read, value)

    @staticmethod
    def _unfold(control):
        """Open the parts in which it is folded, the outer ones first."""
        folded = control.locator("xpath=ancestor::details[not(@open)]/summary")
        while folded.count():
            folded.first.click()

    def _fill_in(self, control, read, value):
        """Press, choose or write, at the control that these words lead to."""
        place = self.main
        if read["isPressed"] and read["question"]:
            place = place.get_by_role("group", name=read["question"], exact=True)
        found = place.get_by_label(read["label"], exact=True).and_(control)
        if read["isPressed"]:
            self.person.checks(found)
        elif read["isList"]:
            found.select_option(label=found.locator(f'[value="{value}"]').inner_text().strip())
        else:
            found.fill(value)
