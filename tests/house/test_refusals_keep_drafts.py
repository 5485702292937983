"""A page that says something was not done is marked, so that the script keeps the draft."""

import ast

import pytest

from tests.house.sources import PACKAGES, ROOT, TEMPLATE_FOLDER, without_comments

# Where a form is led to instead of being taken: the log-in, the page of a party without a link, and
# the pages of a fault; 503 is rendered without its request, which could ask the database.
LED_TO = {
    "registration/login.html",
    "resident/no_link.html",
    "resident/code.html",
    "500.html",
    "503.html",
}
# These answer an address or a search in one, which keep nothing.
LOOKED_UP = {"public/check.html", "public/check_none.html", "reports/brief_refused.html"}
LOOKED_UP |= {"public/no_receipt.html"}
REFUSED = 400


def refusals() -> set[str]:
    """The templates that the code renders with a status of refusal."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    calls = [node for path in files for node in ast.walk(ast.parse(path.read_text()))]
    return {name for node in calls if isinstance(node, ast.Call) for name in refused_by(node)}


def refused_by(call) -> list[str]:
    """The template of a call with a status of refusal."""
    status = [getattr(k.value, "value", 0) for k in call.keywords if k.arg == "status"]
    if not any(isinstance(value, int) and value >= REFUSED for value in status):
        return []
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
    return [text for text in texts if str(text).endswith(".html")]


@pytest.fixture(scope="module")
def pages() -> set[str]:
    """The pages that must be marked."""
    return (refusals() | LED_TO) - LOOKED_UP


def test_every_refusal_keeps_the_draft(pages):
    assert len(pages) > len(LED_TO)
    unmarked = [name for name in pages if "data-not-done" not in without_comments(name)]
    assert sorted(unmarked) == []


def test_every_error_page_is_among_them(pages):
    assert {path.name for path in TEMPLATE_FOLDER.glob("[45]??.html")} - pages == set()
