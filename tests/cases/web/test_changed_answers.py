"""A corrected answer is sent with what hung on the old one, which counts for nothing."""

import pytest

from cases.forms.asked import HIDES
from cases.models import Case, CaseAccess
from cases.models.party import Party
from cases.states import Status as S
from mediation import clock
from tests.cases.web.mediator.quick_form import filled_in as quick
from tests.cases.web.office.registration_form import REGISTER
from tests.cases.web.office.registration_form import filled_in as registration
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at

COMPANY_OF_A_PERSON = (
    "“登记在册的物业公司”只在“类别”选“单位”时填；"
    "请改选，或者把“登记在册的物业公司”改成“不是物业公司”。"
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def kept(party) -> tuple:
    return party.name, party.kind, party.company, party.head_count


def test_on_the_spot_choosing_person_clears_the_company(people):
    was_company = {"company": str(people.company.pk), "head_count": "9"}

    sent = sign_in(people.mediator).post("/mediator/quick/", quick(people, two=was_company))

    case = Case.objects.get()
    assert sent.status_code == 303
    assert kept(case.parties.get(name="蔡某")) == ("蔡某", "person", None, 1)
    assert not CaseAccess.objects.filter(case=case, function="company").exists()


def test_at_the_window_choosing_person_clears_the_company(people):
    was_company = {"parties-1-company": people.company.pk, "parties-1-head_count": "9"}
    was_company |= {HIDES: "on"}
    today = clock.today().isoformat()

    sent = sign_in(people.clerk).post(REGISTER, registration(people, on=today, **was_company))

    assert sent.status_code == 303
    assert kept(Case.objects.get().parties.get(name="周被")) == ("周被", "person", None, 1)


def test_a_row_with_only_an_unasked_company_is_blank(people):
    left = {"parties-1-name": "", "parties-1-company": people.company.pk}
    left |= {"claims-0-item": "", "claims-0-amount": "", "on": clock.today().isoformat()}
    left |= {HIDES: "on"}

    sent = sign_in(people.clerk).post(REGISTER, registration(people, **left))

    assert (sent.status_code, Case.objects.get().parties.count()) == (303, 1)


def test_without_script_a_company_chosen_for_a_person_is_asked_again(people):
    chosen = {"parties-1-name": "", "parties-1-company": people.company.pk}
    chosen |= {"claims-0-item": "", "claims-0-amount": "", "on": clock.today().isoformat()}

    sent = sign_in(people.clerk).post(REGISTER, registration(people, **chosen))

    assert [line for *_, line in sent.context["form"].wrong] == [COMPANY_OF_A_PERSON]
    assert (sent.status_code, Case.objects.exists()) == (422, False)


def test_on_joining_choosing_person_clears_the_company(people):
    d = at(people, S.REQUESTED)
    joins = {"kind": "person", "name": "孙三", "role": "respondent", "speaker": "self"}
    joins |= {"company": people.company.pk, "head_count": "9", "speaker_name": "钱律师"}
    joins |= {HIDES: "on", "on": clock.today().isoformat(), "version": d.case.version}

    sent = sign_in(people.clerk).post(f"/office/cases/{d.number}/add_party/", joins)

    party = Party.objects.get(name="孙三")
    assert (sent.status_code, party.speaker_name) == (303, "")
    assert kept(party) == ("孙三", "person", None, 1)


def test_without_money_payer_and_payee_are_dropped(people):
    d = at(people, S.MEDIATING)
    agreed = {"payer": "nobody", "payee": d.li.pk, "amount": "600", "doer": "nobody"}
    agreed |= {"at_once": "now", "due_on": "2026-02-30", "content": "今后互让，不再追究。"}
    agreed |= {HIDES: "on", "on": clock.today().isoformat(), "version": d.case.version}

    sent = sign_in(people.mediator).post(f"/mediator/cases/{d.number}/conclude_orally/", agreed)

    d.case.refresh_from_db()
    assert (sent.status_code, d.case.status, d.case.amount_agreed) == (303, S.AGREED, 0)


@pytest.mark.parametrize("who", ["all", "zhou"])
def test_what_is_kept_from_now_on_has_no_day_and_is_kept_by_whom_it_says(people, who):
    d = at(people, S.MEDIATING)
    keeper = None if who == "all" else getattr(d, who).pk
    agreed = {"payer": "nobody", "doer": d.li.pk, "at_once": "kept", "due_on": "2026-12-30"}
    agreed |= {"content": "今后互让。", HIDES: "on", "on": clock.today().isoformat()}
    agreed |= {"keeper": keeper or "all"}

    sent = sign_in(people.mediator).post(
        f"/mediator/cases/{d.number}/conclude_orally/", agreed | {"version": d.case.version}
    )

    duty = d.case.obligations.get()
    assert (sent.status_code, duty.kind, duty.due_on, duty.ends_on) == (303, "lasting", None, None)
    assert duty.debtor_id == keeper


def test_a_person_is_never_called_by_the_short_name_of_a_company(people):
    company = people.company
    names = {
        kind: Party(kind=kind, name=company.name, company=company).short_name
        for kind in Party.Kind.values
    }
    assert names == dict.fromkeys(("person", "group", "unnamed"), company.name) | {
        "organisation": company.short_name
    }


def test_a_branch_entered_under_a_name_of_its_own_keeps_it(people):
    company = people.company
    names = [company.name, company.name.replace("（", " ("), f"{company.name}双阳分公司", "安邻"]
    rows = [Party(kind="organisation", name=name, company=company) for name in names]
    assert [row.short_name for row in rows] == [company.short_name] * 2 + names[2:]
