"""Where an act needs a choice and there is none, its page says what is missing, with no button."""

import pytest
from django import forms

from cases.access.links import issue_link
from cases.forms.base import FORMS
from cases.forms.mediate.quick_record import QuickForm
from cases.forms.mediate.quick_sides import SIDE, SideFormSet
from cases.states import Status as S
from mediation.directory.models import Estate
from tests.cast import cast
from tests.clients import open_link, sign_in
from tests.factories import at

pytestmark = pytest.mark.django_db

# Choices filled in by the form that are never empty, and why.
NEVER_EMPTY = {
    "payer": "no money is a choice",
    "doer": "nothing to do is a choice",
    "keeper": "everybody is a choice",
    "outcome": "one of two fixed lists",
    "held_by": "asked only where two mediated",
    "paper": "every form that may lie in a dossier",
    "as_recorded": "asked only where a request is on record",
}


@pytest.fixture
def p():
    return cast()


def depends_on_the_case(cls, bound) -> bool:
    """Whether the choices of a question come from the case, so that there may be none."""
    declared = cls.base_fields.get(bound.name)
    fixed = isinstance(declared, forms.ChoiceField) and not isinstance(
        declared, forms.ModelChoiceField
    )
    return hasattr(bound.field, "choices") and not (fixed and declared.choices)


def test_every_choice_that_may_be_empty_says_what_is_missing(p):
    case = at(p, S.MEDIATING).case
    asked = {
        (act, one.bound.name): cls
        for act, cls in FORMS.items()
        for one in cls(case=case, actor=p.as_clerk).must_choose
        if one.bound.field.required and depends_on_the_case(cls, one.bound)
    }
    # Questions that a form asks of some cases only, and not of this one.
    asked |= {
        (act, name): cls
        for act, cls in FORMS.items()
        for name, field in cls.base_fields.items()
        if field.required and isinstance(field, forms.ModelChoiceField)
    }
    silent = {key for key, cls in asked.items() if key[1] not in cls.when_empty}

    assert {name for _, name in silent} == NEVER_EMPTY.keys()
    assert ("sign", "party") in asked


def page_of(browser, path):
    answer = browser.get(path)
    return answer.context["missing"], answer.content.decode()


def test_a_page_with_nothing_to_choose_has_no_button_and_says_how_to_get_it(p):
    case = at(p, S.ACCEPTED).case
    base = f"/mediator/cases/{case.number}/"
    (reason,), page = page_of(sign_in(p.mediator), f"{base}check_promise/")

    assert reason.otherwise == "没有待核查的承诺；有人答应了日期的，先登记承诺。"
    assert ('type="submit">核查承诺' in page, "现在没有可选的" in page) == (False, False)
    assert f'href="{base}">回到案件' in page


def test_the_act_that_helps_is_linked_for_those_who_may_take_it(p):
    dispute = at(p, S.DEFAULTED)
    path = f"cases/{dispute.case.number}/"
    (of_office,), _ = page_of(sign_in(p.clerk), f"/office/{path}confirm_payment/")
    (of_receiver,), page = page_of(
        open_link(issue_link(dispute.case, dispute.li)), f"/my/{path}confirm_payment/"
    )

    assert of_office.remedy_url == f"/office/{path}pay/"
    assert of_receiver.remedy_url == ""
    assert '<button class="btn btn-primary" type="submit">' not in page


def test_what_was_typed_stays_on_the_page_when_meanwhile_there_is_nothing_to_choose(p):
    case = at(p, S.ACCEPTED).case
    path = f"/mediator/cases/{case.number}/check_promise/"
    answer = sign_in(p.mediator).post(path, {"proof": "到场看过", "version": case.version})
    page = answer.content.decode()

    assert ("到场看过" in page, 'type="submit">核查承诺' in page) == (True, False)


def test_a_mediator_without_an_estate_is_told_who_registers_one(p):
    Estate.objects.all().delete()
    page = sign_in(p.mediator).get("/mediator/quick/").content.decode()

    assert "本会还没有登记小区，请系统管理员先登记小区。" in page
    assert '<button class="btn btn-primary" type="submit">登记口头协议' not in page


def test_with_an_estate_nothing_is_missing(p):
    sides = SideFormSet(prefix=SIDE, initial=[{}, {}])
    assert QuickForm(actor=p.as_mediator, sides=sides).missing == []
