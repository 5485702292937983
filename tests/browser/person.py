"""One person at one browser, who goes by what can be read: labels, buttons, links, headings.

Roads use only these words, so that a page can be redrawn without rewriting a road.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

PATIENCE = 15_000  # ms
ALL_CASES = re.compile("^(案件|全部)$")  # as the faces name the list
TICKED = "[type=checkbox], [type=radio]"
WRITTEN = f"input:not({TICKED}), select, textarea"


def beijing_day() -> str:
    """The day in Beijing, as a field takes it."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()


@dataclass
class Person:
    """Somebody of the cast with a browser of their own; `page` is the tab in front."""

    page: object
    site: str
    today: str = field(default_factory=beijing_day)
    login: dict = field(default_factory=dict)

    def __post_init__(self):
        self.page.set_default_timeout(PATIENCE)

    def goes_to(self, path):
        """Type an address."""
        self.page.goto(f"{self.site}{path}")

    def signs_in(self, login):
        """Log in with the name and password that the demo lists."""
        self.login = login
        self.goes_to("/login/")
        self.signs_in_again()

    def signs_in_again(self):
        """Log in on the page that asks for it, as the person who did before."""
        self.fills("用户名", self.login["username"])
        self.fills("密码", self.login["password"])
        self.presses("登录")

    def presses(self, words, number=1):
        """Press the button or follow the link with this text, or the second of that text …"""
        named = re.compile(rf"^\s*{re.escape(words)}")
        main = self.page.get_by_role("main")
        places = [main.get_by_role("button", name=named), main.get_by_role("link", name=named)]
        matching = places[0].or_(places[1]).filter(visible=True)
        if not matching.count():
            self.unfolds()
        matching.nth(number - 1).click()
        self.page.wait_for_load_state()
        refused = main.get_by_role("alert").filter(has_text=re.compile("请改正|还不能"))
        assert not refused.count(), f"{words}: {refused.first.inner_text()}"

    def unfolds(self):
        """Open a folded part."""
        for more in self.page.get_by_role("main").locator("details:not([open]) > summary").all():
            if more.is_visible():
                more.click()

    def turns_to(self, words):
        """Go to a page by the navigation, at the top or at the bottom."""
        link = self.page.get_by_role("navigation").get_by_role("link", name=words)
        if not link.filter(visible=True).count():  # the form of an act has a bar of its own
            self.page.get_by_role("banner").get_by_role("link", name="万安调解").click()
        link.filter(visible=True).first.click()
        self.page.wait_for_load_state()

    def fills(self, label, text, number=1):
        """Write into the field with this label, or into the second of that label …"""
        self._field(label, number).fill(str(text))

    def chooses(self, label, choice, number=1):
        """Choose in the question with this label: of buttons of that row, or of a list."""
        group = self.page.get_by_role("group", name=label)
        if group.count():
            self.checks(group.nth(number - 1).get_by_label(choice).first)
        else:
            options = self._field(label, kind="select")
            line = options.locator("option").filter(has_text=choice).first
            options.select_option(label=line.inner_text())  # it may say more, as a button does

    def ticks(self, *labels, number=1):
        """Tick the box with this label."""
        for label in labels:
            self.checks(self._field(label, number, TICKED))

    def attaches(self, label, name, content):
        """Hand in a picture of this name where a file is asked for."""
        picture = {"name": name, "mimeType": "image/png", "buffer": content}
        self._field(label).set_input_files(picture)

    def checks(self, box):
        """Tick a box or press a choice by its label, away from bars that stick.

        Once the page has stopped moving: what arrives late may push it down under the finger.
        """
        label = box.evaluate_handle("node => node.labels[0] || node").as_element()
        label.evaluate("node => node.scrollIntoView({block: 'center'})")
        if not box.is_checked():
            label.click()
        assert box.is_checked(), label.inner_text()

    def sees(self, *words) -> bool:
        """Assert that each of these texts is on the page; print the page where one is not."""
        on_page = self.page.get_by_role("main").inner_text()
        missing = [word for word in words if word not in on_page]
        assert not missing, f"{missing} is not on {self.page.url}:\n{on_page}"
        return True

    def waits_for(self, words):
        """Wait until these stand on the page, which fetches them by itself."""
        self.page.get_by_role("main").get_by_text(words).first.wait_for()

    def reads(self, pattern) -> str:
        """The text of the page at a pattern's first group."""
        match = re.search(pattern, self.page.get_by_role("main").inner_text())
        assert match, f"{pattern} is not on {self.page.url}"
        return match.group(1)

    def finds(self, number):
        """Open a case by its number, as the search of the face finds it."""
        box = self.page.get_by_role("searchbox").filter(visible=True)
        if not box.count():
            self.turns_to(ALL_CASES)
        box.first.fill(number)
        box.first.press("Enter")
        self.page.wait_for_load_state()
        rows = [self.page.get_by_role(role).filter(has_text=number) for role in ("row", "listitem")]
        row = next(row for row in rows if row.count())
        row.get_by_role("link").filter(visible=True).first.click()
        self.page.wait_for_load_state()

    def _field(self, label, number=1, kind=WRITTEN):
        """The control with a label; a section with the same heading is none."""
        field = self.page.get_by_role("main").get_by_label(label).filter(visible=True)
        field = field.and_(self.page.locator(kind))
        if not field.count():
            self.unfolds()
        return field.nth(number - 1)
