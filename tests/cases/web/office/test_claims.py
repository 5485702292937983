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
    assert not claim.counterpart_is_implied


AGAINST_THIRD = THIRD | {"claims-0-to_index": "2"}
GONE = {"parties-2-DELETE": "on"}
EMPTIED = {"parties-2-name": ""}
NOT_SENT = {f"parties-2-{name}": None for name in ("role", "kind", "name")}
ASK_AGAIN = "原来选的一方已经不在这一页，请重新选“{}”。"


def without_third(p, removed, **more):
    sent = filled_in(p, **AGAINST_THIRD | removed | more)
    return {name: value for name, value in sent.items() if value is not None}


@pytest.mark.parametrize("removed", [GONE, NOT_SENT], ids=["deleted", "not sent"])
@pytest.mark.parametrize("end", ["from_index", "to_index"])
def test_a_claim_of_a_removed_party_is_asked_again_though_two_remain(p, removed, end):
    ends = {"claims-0-from_index": "0", "claims-0-to_index": "1", f"claims-0-{end}": "2"}
    answer = sign_in(p.clerk).post(REGISTER, without_third(p, removed, **ends))

    claim = answer.context["form"].claims.forms[0]
    assert claim.errors == {end: [ASK_AGAIN.format(claim[end].label)]}
    assert not Case.objects.exists()


def test_a_claim_against_an_emptied_party_is_refused(p):
    answer = sign_in(p.clerk).post(REGISTER, without_third(p, EMPTIED))

    claim = answer.context["form"].claims.forms[0]
    assert claim.errors == {"to_index": ["所选的当事人没有登记，请核对序号。"]}


def test_a_page_with_other_errors_keeps_the_removed_answer_to_be_asked_again(p):
    browser = sign_in(p.clerk)
    page = browser.post(REGISTER, without_third(p, GONE, place=""))
    form = page.context["form"]
    shown = [(c.label, c.removed) for c in form.claims.forms[0].questions["to_index"].choices]

    assert [row["DELETE"].value() for row in form.parties] == [False, False, True]
    assert shown == [("李申", False), ("周被", False), ("已经去掉的一方", True)]
    assert not form.claims.forms[0].counterpart_is_implied
    assert 'name="claims-0-to_index" value="2"' in page.content.decode()


def test_a_removed_party_is_neither_validated_nor_registered(p):
    wrong = {"parties-2-phone": "1", "parties-2-role": "", "claims-0-to_index": "1"}
    answer = sign_in(p.clerk).post(REGISTER, without_third(p, GONE, **wrong))

    assert answer.status_code == 303
    assert [party.name for party in Case.objects.get().parties.order_by("pk")] == ["李申", "周被"]


def test_a_party_removed_without_script_leaves_its_claim_to_be_asked_again(p):
    page = sign_in(p.clerk).post(REGISTER, without_third(p, {}, remove="parties-2"))

    claim = page.context["form"].claims.forms[0]
    assert (claim.counterpart_is_implied, claim["to_index"].value()) == (False, "2")


def test_a_removed_claim_is_neither_validated_nor_registered(p):
    removed = {"claims-0-DELETE": "on", "claims-0-amount": "很多"}
    sign_in(p.clerk).post(REGISTER, filled_in(p, **removed))
    assert not Case.objects.get().claims.exists()


def test_parties_after_a_removed_one_are_numbered_as_on_the_page(p):
    sent = THIRD | {"parties-1-DELETE": "on", "parties-2-name": "", "parties-2-phone": "1"}
    form = sign_in(p.clerk).post(REGISTER, filled_in(p, **sent)).context["form"]

    offered = form.claims.forms[0].questions["from_index"].choices
    assert [choice.label for choice in offered] == ["李申", "当事人2"]
    assert "当事人2电话" in [label for _, label, _ in form.wrong]
