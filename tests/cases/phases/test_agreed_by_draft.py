"""An oral agreement takes its clauses, of every kind, from the draft of the editor."""

import pytest

from cases.forms.mediate.agreeing import ConcludeOrally
from cases.states import Status as S
from tests.cases.phases.agreed_duties import BY, after_drying, bill, quiet
from tests.cast import cast
from tests.dispute import money
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
CLAUSES = (lambda d: money(d, (BY, 10001)), bill, quiet, after_drying)


def drafted():
    d = at(cast(), S.MEDIATING)
    return d.write(*(clause(d) for clause in CLAUSES))


def test_the_clauses_of_the_draft_are_agreed_orally_and_followed():
    d = drafted().mediator("conclude_orally", by_draft=True)
    [agreement] = d.case.agreements.all()
    assert (agreement.form, agreement.status, d.agreement_number) == ("oral", "in_force", "")
    kinds = [(duty.kind, duty.amount) for duty in d.case.sheet.obligations]
    assert kinds == [("money", 10001), ("money", None), ("lasting", None), ("act", None)]
    assert d.amount_agreed == 10001
    assert d.mediator("start_performance").status == S.PERFORMING


def test_the_number_of_a_text_that_was_amended_is_void():
    d = drafted().sit_down().mediator("draft_agreement").mediator("amend", reason="口头即可")
    d.mediator("conclude_orally", by_draft=True)
    assert d.case.numbers.get(series__kind="agreement").status == "void"


def typed(d, **more):
    return ConcludeOrally(
        {"on": "2026-03-02", "key": "k", "version": "1", "as_of": "1", **more},
        case=d.case,
        actor=d.p.as_mediator,
    )


def test_the_form_asks_nothing_else_where_the_draft_counts():
    form = typed(drafted(), by_draft="draft")
    assert (form.errors, form.facts()) == ({}, {"by_draft": True})


def test_what_was_written_beside_the_draft_is_refused_rather_than_dropped():
    form = typed(drafted(), by_draft="draft", content="另有约定")
    assert list(form.errors) == ["by_draft"]


def test_without_a_draft_the_form_does_not_ask_for_it():
    d = at(cast(), S.MEDIATING)
    assert "by_draft" not in ConcludeOrally(case=d.case, actor=d.p.as_mediator).fields


def test_where_a_draft_is_there_nothing_is_chosen_beforehand():
    d = drafted()
    form = ConcludeOrally(case=d.case, actor=d.p.as_mediator)
    assert (form["by_draft"].value(), form.fields["by_draft"].required) == (None, True)
