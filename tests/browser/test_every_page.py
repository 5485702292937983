"""Every page of every face in every state, inspected in a real browser at both widths.

A route is a test; its pages come from the atlas, so that a new route, face or act is inspected
without being named here, and one that no member of the demo can open fails.
"""

import re
from collections import defaultdict
from zlib import crc32

import pytest

from tests.browser.routes import is_file, routes

pytestmark = pytest.mark.browser
PARTS = 4  # an act's route has most pages; divided, so that processes share the work


def divided():
    """(route, part, number of parts); routes of files are left to other tests."""
    for name, pattern in routes():
        parts = PARTS if "act" in pattern.pattern.converters else 1
        if not is_file(pattern):
            for part in range(parts):
                yield pytest.param(name, part, parts, id=f"{name}-{part}" if part else name)


@pytest.mark.parametrize(("route", "part", "parts"), list(divided()))
def test_every_page_of_a_route_is_without_fault(inspector, atlas, route, part, parts):
    places = [place for place in atlas["places"] if place["route"] == route]
    walk = Walk(inspector, atlas["cookies"])
    for place in places:
        if crc32(place["act"].encode()) % parts == part:  # the same act in one process
            walk.visit(place)
    assert not walk.faults, walk.report()
    assert walk.closed() == []


# Only the browser that registered a matter opens these: tests/cases/web/test_receipts.py.
OF_ITS_BROWSER = {"public:receipt", "public:put_away"}


@pytest.mark.parametrize("route", [n for n, _ in routes() if n not in OF_ITS_BROWSER])
def test_somebody_of_the_demo_opens_every_route(atlas, route):
    assert any(place["route"] == route for place in atlas["places"])


class Walk:
    """The pages of one route one after another, with the further views they link to."""

    def __init__(self, inspector, cookies):
        self.inspector, self.cookies = inspector, cookies
        self.seen: set[str] = set()  # pages of the same markup are measured once
        self.views: set[tuple] = set()
        self.walked: set[tuple] = set()  # by keyboard, once a route and act
        self.faults: dict[str, list[str]] = defaultdict(list)
        self.answers = defaultdict(set)

    def visit(self, place):
        """Inspect a page and its views: tabs, filters, sorting, pages, a search without result."""
        self.inspector.become(self.cookies.get(place["who"]))
        links = self.look(place["path"], place)
        for link in links:
            if self.is_new_view(link, place):
                self.look(link, place)

    def look(self, path, place) -> list[str]:
        """Inspect one page, note its faults and the links it contains."""
        page = self.inspector.look(path, self.seen)
        self.answers[place["role"]].add(page.status)
        broken = [f"status {page.status}"] if page.status >= 500 else []
        for fault in broken + page.faults:
            self.faults[fault].append(f"{place['who'] or 'anybody'}: {path}")
        if (place["route"], place["act"]) not in self.walked:
            self.walked.add((place["route"], place["act"]))
            for fault in self.inspector.by_keyboard():
                self.faults[fault].append(path)
        return page.links

    def is_new_view(self, link, place) -> bool:
        """Whether a link leads to a view of the same page that was not yet looked at."""
        path, _, query = link.partition("?")
        view = (place["role"], place["act"], re.sub(r"\d+", "0", query))
        if path != place["path"] or not query or view in self.views:
            return False
        self.views.add(view)
        return True

    def report(self) -> str:
        """Each fault once, with how often it occurred and where first."""
        lines = [f"{len(paths):4} × {fault}    {paths[0]}" for fault, paths in self.faults.items()]
        return "\n".join(["", *lines[:40]])

    def closed(self) -> list[str]:
        """The roles that could not open it; a route for POST alone answers all with 405."""
        return [role for role, found in self.answers.items() if not found & {200, 405}]
