"""What people typed reaches a paper as text: it is printed, and nothing is fetched for it."""

import pytest
from django import forms
from django.db.models import QuerySet

from reports.documents import press
from tests import live
from tests.cast import cast
from tests.factories import at
from tests.house import matrix, measuring, world
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


ISSUING = set(
    "give_notice draft_agreement conclude_orally fail report_back report_danger report_sham"
    " apply_to_the_police close".split()
)


@pytest.fixture
def fetched(monkeypatch):
    """The addresses that papers ask for."""
    found, fetch = [], press.Assets.fetch

    def recorded(assets, url, headers=None):
        found.append(url)
        return fetch(assets, url, headers)

    monkeypatch.setattr(press.Assets, "fetch", recorded)
    return found


@pytest.fixture
def case(monkeypatch, quiet):
    """A case with all its papers, in which everybody typed what a browser would obey."""
    plain = world.marks("A")
    typed = (name for name in plain if name not in NUMBERS)
    hostile = {name: plain[name] + HOSTILE[i % len(HOSTILE)] for i, name in enumerate(typed)}
    monkeypatch.setattr(world, "marks", lambda letter: plain | hostile)
    return world.build("A").case


def test_what_people_typed_is_printed_and_fetches_nothing(case, fetched):
    papers = list(case.documents.all())
    printed = "".join(text_of_paper(paper.read_pdf()) for paper in papers)

    assert len(papers) > 2
    assert {url.partition(":")[0] for url in fetched} <= {"font", "qr"}
    assert fetched
    for words in HOSTILE[:2]:
        assert words.replace(" ", "") in printed.replace(" ", "")
    assert "root:" not in printed


def typed(form) -> dict:
    """What a browser would obey, in every field of a form that takes free text."""
    free = [
        (name, field)
        for name, field in (form.fields.items() if form else ())
        if type(field) is forms.CharField and not field.widget.is_hidden
    ]
    return {
        name: f"甲{HOSTILE[i % len(HOSTILE)]}"[: field.max_length]
        for i, (name, field) in enumerate(free)
    }


@pytest.mark.parametrize(
    "row", [row for row in matrix.TAKEN if row.act in ISSUING], ids=lambda row: row.act
)
def test_what_is_typed_into_an_act_is_printed_on_its_paper_and_fetches_nothing(row, fetched):
    d = at(cast(), row.state)
    row.before(d)
    role = next(role for role in sorted(row.by) if role in measuring.STAFF)
    client = measuring.browser(d.p, role)
    path, sent = live.filled_in(client, d, row, role)
    sent |= typed(client.get(path).context.get("form"))
    d.parties.update(name=f"甲{HOSTILE[1]}")
    QuerySet(type(d.case)).filter(pk=d.pk).update(summary=HOSTILE[0], place=HOSTILE[2])
    before = set(d.documents.values_list("pk", flat=True))
    answer = client.post(path, sent | {"facts_agreed": "on", "key": "once"})

    assert answer.status_code == 303, measuring.refusal(answer)
    (paper,) = d.documents.exclude(pk__in=before)
    printed = text_of_paper(paper.read_pdf()).replace(" ", "")
    assert f"甲{HOSTILE[1]}".replace(" ", "")[:12] in printed
    assert {url.partition(":")[0] for url in fetched} <= {"font", "qr"}
    assert "root:" not in printed
