"""Inspecting one page in a real browser: loaded once, measured at both widths, with sentences.

An empty list of faults means: no axe-core violation, nothing on the console, nothing refused by the
policy, nothing wider than the window or its own box, every target large enough and reachable by
keyboard, and not too heavy.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
AXE = HERE / "vendor" / "axe-core-4.14.1" / "axe.min.js"
MEASURES = HERE / "measures.js"
WIDTHS = {1280: 900, 390: 844}
ENLARGED = ((1280, 900, 200), (390, 844, 200), (1280 // 4, 1024 // 4, 100))  # width, height, text
BUDGETS = {"first": 100 * 1024, "again": 20 * 1024}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """levels => axe.run(document, {
  runOnly: levels, resultTypes: ["violations"], preload: false, iframes: false,
}).then(found => found.violations.map(({id, nodes}) => [id, nodes.map(node => node.html)]))"""
LISTEN = """addEventListener("securitypolicyviolation", (event) => {
  (window.__refused ||= []).push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});"""
FORGET = "if (origin !== 'null') localStorage.clear()"
TAG = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>")
SHAPE = re.compile(
    r"""\b(?:class|type|role)="[^"]*"|"""
    r"""\b(?:disabled|checked|hidden|open|multiple|aria-current|aria-invalid)\b"""
)
KINDS: dict[tuple, int] = {}  # each kind of element that was met, with its number
FIRST = 0x10000  # numbers are written as characters, so that repeats can be searched for
REPEATED = re.compile(r"(.{1,60}?)\1+", re.DOTALL)
FETCHING = ".htmx-request"  # what the page still fetches by itself
PATIENCE = 15_000  # ms


@cache
def script(path: Path) -> str:
    """The text of a script that is run in a page."""
    return path.read_text(encoding="utf-8")


def markup(html: str) -> str:
    """A page without its text: each element with what determines its look and behaviour.

    Rows of the same elements one after another count once.
    """
    found = ((tag, *SHAPE.findall(rest)) for tag, rest in TAG.findall(html) if tag != "option")
    return REPEATED.sub(
        r"\1", "".join(chr(FIRST + KINDS.setdefault(one, len(KINDS))) for one in found)
    )


@dataclass(frozen=True, slots=True)
class Page:
    """The result of one inspection: status, faults, the addresses of the site on the page."""

    status: int
    faults: list[str]
    links: list[str]


@dataclass
class Inspector:
    """One tab, which opens pages as different people; what it fetched stays, drafts do not."""

    tab: object
    site: str
    console: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def __post_init__(self):
        self.tab.add_init_script(LISTEN)
        self.tab.add_init_script(FORGET)
        self.tab.on("pageerror", lambda error: self.console.append(f"console: {error}"))
        self.tab.on("console", self._note)

    def _note(self, message):
        of_the_page_itself = message.location.get("url") == self.tab.url  # 404, 409 … are pages too
        if message.type in ("error", "warning") and not of_the_page_itself:
            self.console.append(f"console: {message.text}")

    def become(self, key: str | None):
        """Use the session with this key, or none."""
        self.tab.context.clear_cookies()
        if key:
            self.tab.context.add_cookies([{"name": "sessionid", "value": key, "url": self.site}])

    def open(self, path: str):
        """Open an address and wait for what the page fetches by itself; the answer."""
        self.console.clear()
        self.tab.set_viewport_size({"width": min(WIDTHS), "height": WIDTHS[min(WIDTHS)]})
        answer = self.tab.goto(f"{self.site}{path}", wait_until="load", timeout=PATIENCE)
        self.tab.locator(FETCHING).first.wait_for(state="detached", timeout=PATIENCE)
        self.measure()
        return answer

    def measure(self):
        """Load the measuring script into the open page."""
        self.tab.evaluate(script(MEASURES))

    def look(self, path: str, seen: set[str]) -> Page:
        """Open an address and inspect it, unless a page of the same markup was `seen`."""
        answer = self.open(path)
        html = answer.text() if "text/html" in answer.headers.get("content-type", "") else ""
        if not html or markup(html) in seen:
            return Page(answer.status, [], [])
        seen.add(markup(html))
        return Page(answer.status, self.everything_wrong(), self.tab.evaluate("__measures.links()"))

    def everything_wrong(self) -> list[str]:
        """Every fault of the page that is open."""
        return [*self.at_opening(), *self.faults()]

    def at_opening(self) -> list[str]:
        """Faults found at opening: weight, console, scroll position."""
        return self.weight() + self.tab.evaluate("__measures.scrolled()") + self.console

    def faults(self) -> list[str]:
        """Everything wrong with the page as it stands, folded parts opened, at both widths."""
        self.tab.evaluate(script(AXE))
        self.tab.evaluate("__measures.unfold()")
        faults = self.enlarged()
        for width, height in WIDTHS.items():
            self.resize(width, height)
            faults += [f"{width}: {fault}" for fault in self.measured() + self.violations()]
        return faults + [f"policy: {one}" for one in self.tab.evaluate("window.__refused || []")]

    def enlarged(self) -> list[str]:
        """What is lost at 200 % text, and at 400 % zoom, which is a window of a quarter."""
        faults = []
        for width, height, percent in ENLARGED:
            self.tab.set_viewport_size({"width": width, "height": height})
            self.tab.evaluate("percent => __measures.larger(percent)", percent)
            lost = self.tab.evaluate("[...__measures.overflow(), ...__measures.cut()]")
            faults += [f"{width} at {percent} %: {fault}" for fault in lost]
        return faults

    def by_keyboard(self) -> list[str]:
        """Tab through the open page: what is not reached, not visible, or covered."""
        self.tab.set_viewport_size({"width": 390, "height": WIDTHS[390]})
        self.tab.evaluate("__measures.unfold()")
        faults, left = [], 5 * self.tab.evaluate("__measures.stops()")
        while left:
            self.tab.keyboard.press("Tab")
            fault = self.tab.evaluate("__measures.step()")
            faults += [fault] if fault.startswith("keyboard") else []
            left = left - 1 if fault else 0
        return faults + self.tab.evaluate("__measures.missed()")

    def resize(self, width: int, height: int):
        """A window this wide, and so high that nothing sticks to its edge over something else."""
        self.tab.set_viewport_size({"width": width, "height": height})
        whole = self.tab.evaluate("document.documentElement.scrollHeight")
        if whole > height:
            self.tab.set_viewport_size({"width": width, "height": whole})

    def measured(self) -> list[str]:
        """Overflow, targets and reach."""
        return self.tab.evaluate("__measures.faults()")

    def violations(self) -> list[str]:
        """The violations reported by axe-core."""
        violations = self.tab.evaluate(RUN_AXE, LEVELS)
        return [f"axe {rule}: {html[:160]}" for rule, nodes in violations for html in nodes[:3]]

    def weight(self) -> list[str]:
        """Whether the page as transferred is over a budget, at the first visit or later."""
        weight = self.tab.evaluate("known => __measures.weigh(known)", sorted(self.known))
        self.known |= set(weight["parts"])
        return [
            f"weight: {visit} {weight[visit] / 1024:.1f} KiB of {budget // 1024}"
            for visit, budget in BUDGETS.items()
            if weight[visit] > budget
        ]
