"""Rows of every formset: how many are taken, and which cannot be deleted."""

import re

import pytest

from cases.forms.deletable_rows import SPARE
from cases.forms.handle.claim_rows import ClaimRow, ClaimSet
from cases.forms.handle.registration_rows import PartySet
from cases.forms.mediate.agreement_editor import ClauseFormSet
from cases.forms.mediate.instalments import PartFormSet
from cases.forms.mediate.quick_record import QuickForm
from cases.forms.mediate.quick_sides import FIRST_STAY, SideFormSet
from tests.house.sources import ROOT, sources

MOST = {
    PartySet: "最多写200方当事人，请去掉多出来的。",
    ClaimSet: "最多写20项请求，请去掉多出来的。",
    SideFormSet: "最多写8方当事人，请去掉多出来的。",
    ClauseFormSet: "最多写40条，请去掉多出来的。",
    PartFormSet: "最多写120期，请去掉多出来的。",
}
WITH_PARTIES = (ClaimSet, ClauseFormSet)
every_formset = pytest.mark.parametrize("formset", MOST, ids=lambda one: one.__name__)


def bound(formset, count, **more):
    """A formset of that many rows, each with something written in it."""
    sent = {"row-TOTAL_FORMS": str(count), "row-INITIAL_FORMS": "0"}
    for n in range(count):
        sent |= {f"row-{n}-{name}": "甲" for name in ("name", "item", "text", "side")}
    kwargs = {"parties": {}} if formset in WITH_PARTIES else {}
    return formset(sent | more, prefix="row", form_kwargs=kwargs)


@every_formset
def test_a_row_too_many_is_refused_in_a_sentence_with_the_number(formset):
    for count in (formset.max_num + 1, formset.max_num + SPARE, 900):
        assert bound(formset, count).non_form_errors() == [MOST[formset]]


@every_formset
def test_as_many_rows_as_allowed_are_taken_and_deleted_ones_are_not_counted(formset):
    deleted = {f"row-{n}-DELETE": "on" for n in range(2, 5)}
    for rows in (bound(formset, formset.max_num), bound(formset, formset.max_num + 3, **deleted)):
        assert MOST[formset] not in rows.non_form_errors()


@pytest.mark.parametrize(
    ("rows", "form", "names"),
    [
        (PartySet, ClaimRow, ("from_index", "to_index")),
        (SideFormSet, QuickForm, ("payer", "payee")),
    ],
    ids=["a claim", "a payment"],
)
def test_every_row_that_is_read_can_be_named(rows, form, names):
    read = [str(place) for place in range(rows.absolute_max)]
    for name in names:
        assert [value for value, _ in form.base_fields[name].choices] == read


def test_every_formset_is_made_by_the_one_function_that_limits_it():
    made = re.compile(r"formset_factory\(")
    files = {
        str(path.relative_to(ROOT))
        for package in ("cases", "mediation", "reports")
        for path in sources(package)
        if made.search(path.read_text(encoding="utf-8"))
    }
    assert files == {"cases/forms/deletable_rows.py"}


@pytest.mark.parametrize("place", [0, 1])
def test_the_two_sides_of_a_quarrel_cannot_be_deleted(place):
    rows = bound(SideFormSet, 3, **{f"row-{place}-DELETE": "on"})

    assert rows.non_form_errors() == [FIRST_STAY]
    assert len(rows.alive) == 3
    assert not any(form["DELETE"].value() for form in rows)


def test_the_two_sides_of_a_quarrel_stand_against_each_other_whatever_was_sent():
    rows = bound(SideFormSet, 3, **{"row-0-side": "2", "row-1-side": "2", "row-2-side": "3"})
    rows.is_valid()
    assert [form.cleaned_data["side"] for form in rows] == [1, 2, 3]
