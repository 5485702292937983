"""The office's pages of mediation: how a party refused, an agent's powers, the reason of an end."""

from datetime import date

import pytest

from cases.models import Case
from cases.phases.mediate.guards import both_sides_known
from cases.states import EndReason
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.dispute import PARTIES
from tests.factories import at, complain

pytestmark = pytest.mark.django_db

SUN = {"role": "respondent", "kind": "person", "name": "孙三"}
AGENT = {"speaker": "agent", "speaker_name": "钱律师", "speaker_scope": "代为和解"}
CHILD = "350599201503071231"


@pytest.fixture
def people(monday):
    return cast()


def sent(d, act, **data):
    """The form of an act, by the office; its answer."""
    data = {"on": clock.today(), "key": act} | data
    return sign_in(d.p.clerk).post(f"/office/cases/{d.number}/{act}/", data)


def test_staff_who_record_a_refusal_must_state_how_it_was_made(people):
    d = at(people, S.REQUESTED)
    refused = sent(d, "consent", party=d.zhou.pk, agrees="no")

    assert refused.status_code == 422
    assert "请写明当事人是怎么表示的" in refused.content.decode()
    assert sent(d, "consent", party=d.zhou.pk, agrees="no", how="电话中明确拒绝").status_code == 303
    assert d.zhou.consent_how == "电话中明确拒绝"


def test_a_party_who_refuses_in_person_need_not_state_how(people):
    d = at(people, S.REQUESTED)
    d.do(d.link(d.zhou), "consent", party=d.zhou, agrees=False)

    assert d.zhou.refused


@pytest.mark.parametrize("lacking", ["speaker_name", "speaker_scope"])
def test_an_agent_comes_with_name_and_powers(people, lacking):
    d = at(people, S.MEDIATING)

    assert sent(d, "add_party", **SUN, **AGENT | {lacking: ""}).status_code == 422
    assert sent(d, "add_party", **SUN, **AGENT, speaker_until="2026-04-01").status_code == 303
    joined = d.case.parties.get(name="孙三")
    assert (joined.speaker, joined.speaker_until) == ("agent", date(2026, 4, 1))


def test_a_childs_age_follows_from_its_number_and_the_guardian_is_shown(people):
    d = at(people, S.MEDIATING)
    mother = {"speaker": "guardian", "speaker_name": "孙母"}

    assert sent(d, "add_party", **SUN, id_number=CHILD, **mother).status_code == 303
    joined = d.case.parties.get(name="孙三")
    assert (joined.born_on, joined.speaker_name) == (date(2015, 3, 7), "孙母")


def test_two_applicants_who_apply_together_are_on_two_sides(people):
    d = complain(people, parties=PARTIES[:1])
    assert (
        sent(d, "add_party", **SUN | {"role": "applicant"}, speaker="self", side="2").status_code
        == 303
    )

    roles = d.case.parties.order_by("side").values_list("role", "side")
    assert list(roles) == [("applicant", 1), ("applicant", 2)]
    assert both_sides_known(Case.objects.get(pk=d.case.pk))


def test_an_heir_is_written_down_beside_the_party_they_follow(people):
    d, other = at(people, S.MEDIATING), at(people, S.MEDIATING)

    assert sent(d, "add_party", **SUN, speaker="self", predecessor=other.zhou.pk).status_code == 422
    follows = {"predecessor": d.zhou.pk, "relation": "owner"}
    assert sent(d, "add_party", **SUN, speaker="self", **follows).status_code == 303
    heir = d.case.parties.get(name="孙三")
    assert (heir.predecessor, heir.relation, heir.side) == (d.zhou, "owner", 2)


def test_another_mediator_with_a_tie_all_have_waived(people):
    d = at(people, S.MEDIATING)
    other = {"mediator": people.bystander.pk, "reason": "休假", "tie": "yes", "clash": "远亲"}

    assert sent(d, "reassign", **other).status_code == 422
    assert sent(d, "reassign", **other, clash_waived="on").status_code == 303
    main = d.case.assignments.get(until=None)
    assert (main.person, main.clash, main.clash_waived) == (people.bystander, "远亲", True)


def test_the_office_ends_a_mediation_and_is_offered_no_settlement_for_a_failure(people):
    d = at(people, S.MEDIATING)
    page = sign_in(people.clerk).get(f"/office/cases/{d.number}/fail/")
    offered = [value for value, _ in page.context["form"].fields["end_reason"].choices]

    assert offered[:2] == ["", EndReason.GAP]
    assert EndReason.SETTLED_THEMSELVES not in offered
    assert sent(d, "fail", end_reason="gap").status_code == 303
    assert d.case.trail.get(name="fail").function == "office"
