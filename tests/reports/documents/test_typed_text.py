"""What people typed reaches a paper as text: it is printed, and nothing is fetched for it."""

import pytest

from reports.documents import press
from tests.house import world
from tests.house.walking import text_of_paper

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # drawn from the frozen HTML
HOSTILE = (
    "<img src=file:///etc/passwd>",
    "<link rel=attachment href=http://127.0.0.1/a>",
    '<style>@import "http://127.0.0.1/b";</style>',
    "<p style='background:url(http://127.0.0.1/c)'>",
    '"><object data=file:///etc/passwd></object>',
    "</title><meta name=check-url content=http://127.0.0.1/>",
)
NUMBERS = ("id", "phone", "other_phone", "estate")


@pytest.fixture
def case(monkeypatch, quiet):
    """A case with all its papers, in which everybody typed what a browser would obey."""
    plain = world.marks("A")
    typed = (name for name in plain if name not in NUMBERS)
    hostile = {name: plain[name] + HOSTILE[i % len(HOSTILE)] for i, name in enumerate(typed)}
    monkeypatch.setattr(world, "marks", lambda letter: plain | hostile)
    return world.build("A").case


def test_what_people_typed_is_printed_and_fetches_nothing(case, monkeypatch):
    fetched, fetch = [], press.Assets.fetch

    def recorded(assets, url, headers=None):
        fetched.append(url)
        return fetch(assets, url, headers)

    monkeypatch.setattr(press.Assets, "fetch", recorded)
    papers = list(case.documents.all())
    printed = "".join(text_of_paper(paper.read_pdf()) for paper in papers)

    assert len(papers) > 2
    assert {url.partition(":")[0] for url in fetched} <= {"font", "qr"}
    assert fetched
    for words in HOSTILE[:2]:
        assert words.replace(" ", "") in printed.replace(" ", "")
    assert "root:" not in printed
