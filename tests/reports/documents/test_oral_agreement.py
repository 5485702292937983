"""The register form of an oral agreement: the same clauses as a written one, for who is bound."""

import re

import pytest

from cases.papers import dossier
from cases.papers.reading import readable_papers
from cases.states import Status as S
from tests.cast import cast
from tests.dispute import usual_clauses
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def agreed():
    d = at(cast(), S.MEDIATING).sit_down()
    d.write(*usual_clauses(d))
    return d.mediator("conclude_orally", by_draft=True)


def forms(d):
    return list(d.documents.filter(kind="oral_agreement").order_by("version"))


def text_of(form):
    return re.sub(r"<[^>]+>|\u2060|\u200b|\s", "", form.read_html())


def test_it_has_the_clauses_of_the_draft_as_a_written_agreement_prints_them():
    d = agreed()
    [form] = forms(d)
    text, clauses = text_of(form), d.case.agreements.get().parts

    assert len(clauses) > 1
    assert [one.sentence for one in clauses if one.sentence not in text] == []
    assert "自达成之日起生效（《人民调解法》第三十条）。" in text
    assert form.standing.binds
    assert form in readable_papers(d.case, d.link(d.zhou))


def test_the_dossier_asks_for_it_and_has_it():
    d = agreed()
    [entry] = [one for one in dossier.entries(d.case) if one.kind.name == "oral_agreement"]
    assert list(entry.files) == forms(d)


def test_one_that_a_court_finds_void_is_worth_nothing():
    d = agreed()
    d.case.annul_agreement()
    assert [form.status for form in forms(d)] == ["superseded"]
