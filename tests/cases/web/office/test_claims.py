"""The claims of a registration: between the parties of the page, by the names typed there."""

import pytest

from cases.models import Case
from tests.cases.web.office.registration_form import REGISTER, filled_in
from tests.clients import sign_in

pytestmark = pytest.mark.django_db


def test_no_side_of_a_claim_is_preselected_and_chosen_sides_are_shown_by_name(p):
    client = sign_in(p.clerk)
    (blank,) = client.get(REGISTER).context["form"].claims.forms
    assert (blank["from_index"].value(), blank["to_index"].value()) == (None, None)

    sent = client.post(REGISTER, filled_in(p, place="")).context["form"].claims.forms[0]
    offered = [(choice.label, choice.note) for choice in sent.questions["from_index"].choices]
    assert offered == [("李申", "申请人 · 向周被"), ("周被", "被申请人 · 向李申")]
    assert (sent["from_index"].value(), sent["to_index"].value()) == ("0", "1")


def test_of_two_parties_a_claim_asks_only_who_claims(p):
    browser = sign_in(p.clerk)
    browser.post(REGISTER, filled_in(p, **{"claims-0-from_index": "1", "claims-0-to_index": ""}))
    claim = Case.objects.get().claims.get()
    assert (claim.from_party.name, claim.to_party.name) == ("周被", "李申")


THIRD = {
    "parties-TOTAL_FORMS": "3",
    "parties-2-role": "respondent",
    "parties-2-kind": "person",
    "parties-2-name": "孙丙",
}


def test_among_three_parties_a_claim_must_say_from_whom(p):
    browser = sign_in(p.clerk)
    answer = browser.post(REGISTER, filled_in(p, **THIRD | {"claims-0-to_index": ""}))
    claim = answer.context["form"].claims.forms[0]
    assert claim.errors == {"to_index": ["请选择“向谁”。"]}
    assert not claim.one_other
