"""A refused page says above its form what is wrong: every field has its line there."""

import re

import pytest
from django.forms.utils import ErrorDict
from django.template.loader import render_to_string

from cases.forms.base import FORMS
from cases.forms.handle.complaint import Complaint
from cases.forms.handle.registration import Registration
from cases.forms.mediate.agreement_editor import AgreementForm
from cases.forms.mediate.clause_fields import FIELDS
from cases.forms.mediate.quick_record import QuickForm
from cases.forms.mediate.quick_sides import SIDE, SideFormSet
from cases.states import Status as S
from cases.web.mediator.quick import wrong
from tests.cases.forms.every_form import form_of
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LINK = re.compile(r'<a href="#([^"]+)">')


@pytest.fixture
def people():
    p = cast()
    p.dispute = at(p, S.MEDIATING)
    return p


def sentence(bound) -> str:
    return f"错在{bound.html_name}。"


def refuse(form):
    """Put an error of its own on every field of a form."""
    form.cleaned_data = {}
    form._errors = ErrorDict()
    for bound in form:
        form._errors[bound.name] = form.error_class([sentence(bound)])
    return form


def unsaid(forms, summary) -> list[str]:
    """The fields whose error has no line in the summary, or no link to where it is answered."""
    lines = summary.split("<li>")
    found = []
    for bound in (bound for form in forms for bound in form if bound.name != "DELETE"):
        line = next((line for line in lines if sentence(bound) in line), "")
        link = LINK.search(line)
        anchor = link and link[1]
        if not (line if bound.is_hidden else anchor == (bound.id_for_label or bound.auto_id)):
            found.append(bound.html_name)
    return found


def test_the_page_of_every_act_has_a_line_for_every_field(people):
    forms = [refuse(form_of(people, cls)) for cls in FORMS.values()]
    silent = {
        type(form).__name__: unsaid(
            [form], render_to_string("parts/section_errors.html", {"form": form})
        )
        for form in forms
    }
    assert {name: fields for name, fields in silent.items() if fields} == {}


def test_the_quick_record_has_a_line_for_every_field_of_the_page_and_its_rows(people):
    sides = SideFormSet(prefix=SIDE, initial=[{}, {}, {}])
    gate = refuse(QuickForm(actor=people.as_mediator, sides=sides))
    rows = [refuse(row) for row in sides]
    context = {"form": gate, "wrong": wrong(gate, sides)}
    assert unsaid([gate, *rows], render_to_string("mediator/quick_errors.html", context)) == []


def test_the_registration_has_a_line_for_every_field_of_the_page_and_its_rows(people):
    desk = Registration(actor=people.as_clerk)
    forms = [refuse(form) for form in (desk.matter, *desk.parties, *desk.claims)]
    context = {"form": desk, "wrong": desk.wrong}
    assert unsaid(forms, render_to_string("parts/error_summary.html", context)) == []


def test_the_form_of_an_estate_has_a_line_for_every_field():
    form = refuse(Complaint())
    assert unsaid([form], render_to_string("parts/form_errors.html", {"form": form})) == []


def test_the_editor_has_a_line_for_every_field_of_every_kind_of_clause(people):
    editor = refuse(AgreementForm(case=people.dispute.case, draft=None))
    clauses = [refuse(editor.clauses.blank(kind)) for kind in FIELDS]
    context = {"form": editor, "cards": [(one, {"number": "一"}) for one in clauses]}
    summary = render_to_string("mediator/agreement_errors.html", context)
    assert unsaid([editor, *clauses], summary) == []
