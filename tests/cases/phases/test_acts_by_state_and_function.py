"""Every act in every state and by every function, through the door: an accidental edge is seen."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cases import door
from cases.door import offering, refusals
from cases.models import Case, Step
from cases.states import Status as S
from mediation.accounts.actor import NOBODY, SYSTEM, actor_of
from mediation.directory.models import Function
from tests.cast import cast, hire, town
from tests.factories import REACHABLE, at

pytestmark = pytest.mark.django_db

BUILT = [act for act in offering.catalogue() if act.built]
NOT_YET = {S.RECTIFYING, S.JOINED, S.PAUSED, S.UNSATISFIED}
OFFICE, MEDIATOR, COMPANY, COURT = "office", "mediator", "company", "court"
APPLICANT, RESPONDENT, SYSTEM_ = "applicant", "respondent", "system"
BOTH = {APPLICANT, RESPONDENT}
STAFF = {OFFICE, MEDIATOR}
# Who may do what, as the table of the product has it; whoever is not named is refused.
MAY = {
    "dispatch": {OFFICE},
    "give_link": {OFFICE},
    "take_dispatch": {COMPANY},
    "answer": {COMPANY, OFFICE},
    "make_promise": STAFF | {COMPANY},
    "check_promise": STAFF | {APPLICANT},
    "rate": {OFFICE, APPLICANT},
    "strike_off": {OFFICE},
    "settle": {OFFICE},
    "request_mediation": STAFF | BOTH | {COMPANY},
    "request_protection": STAFF,
    "decline": {OFFICE},
    "withdraw": {OFFICE, APPLICANT},
    "correct": {OFFICE},
    "add_party": STAFF,
    "hold": STAFF,
    "release_hold": STAFF,
    "release_party": STAFF,
    "contact": STAFF,
    "consent": STAFF | BOTH,
    "accept": STAFF,
    "other_side_refuses": STAFF,
    "give_notice": STAFF,
    "reassign": {OFFICE},
    "open_session": {MEDIATOR},
    "log_session": {MEDIATOR},
    "offer": {MEDIATOR},
    "caucus": {MEDIATOR},
    "investigate": {MEDIATOR},
    "extend": {MEDIATOR},
    "fail": STAFF,
    "withdraw_mediation": STAFF | BOTH,
    "edit_agreement": {MEDIATOR},
    "draft_agreement": {MEDIATOR},
    "amend": {MEDIATOR},
    "sign": STAFF,
    "mediator_sign": {MEDIATOR},
    "seal": {OFFICE},
    "take_effect": STAFF | {SYSTEM_},
    "conclude_orally": {MEDIATOR},
    "perform_at_once": {MEDIATOR},
    "start_performance": STAFF,
    "pay": STAFF,
    "confirm_payment": STAFF | BOTH,
    "record_act": STAFF,
    "dun": STAFF,
    "default": {SYSTEM_},
    "cure": STAFF | BOTH | {SYSTEM_},
    "complete": STAFF | BOTH | {SYSTEM_, COURT},
    "open_enforcement": STAFF,
    "enforcement_accepted": {OFFICE, COURT},
    "enforced": {OFFICE, COURT},
    "enforcement_refused": {OFFICE, COURT},
    "open_proceeding": STAFF,
    "court_send": STAFF,
    "court_receive": {OFFICE, COURT},
    "court_return": {OFFICE, COURT},
    "court_accept": {OFFICE, COURT},
    "court_refuse": {OFFICE, COURT},
    "court_decide": {OFFICE, COURT},
    "court_withdraw": STAFF,
    "title_given": {OFFICE, COURT},
    "agreement_stands": {OFFICE, COURT},
    "close": STAFF,
    "visit": STAFF,
    "archive": {OFFICE},
}

# Where each fact may be recorded; the steps have their own table in the house tests.
EARLY, TABLE = "registered dispatched answered", "accepted mediating paused signing"
LATE = "agreed adjudicating performing defaulted enforcing performed"
NEVER_RESTING = f"{EARLY} rectifying requested {TABLE} failed {LATE} unsatisfied"
MONEY, AT_COURT = f"{LATE} unsatisfied closed archived", "adjudicating performing enforcing"
WHERE = {
    "add_party": NEVER_RESTING.replace(" signing", ""),
    "hold": f"dispatched {TABLE}",
    "release_hold": f"dispatched {TABLE}",
    "caucus": TABLE,
    "check_promise": f"{NEVER_RESTING} handled",
    "confirm_payment": MONEY,
    "consent": f"{EARLY} handled requested {TABLE}",
    "contact": f"requested {TABLE}",
    "correct": NEVER_RESTING,
    "court_accept": f"{AT_COURT} performed",
    "court_decide": "adjudicating performed",
    "court_receive": f"{AT_COURT} defaulted performed",
    "court_refuse": f"{AT_COURT} defaulted performed",
    "court_return": f"{AT_COURT} defaulted performed",
    "court_send": f"{AT_COURT} defaulted",
    "court_withdraw": "adjudicating defaulted performing performed",
    "dun": "performing defaulted",
    "edit_agreement": "mediating",
    "extend": TABLE,
    "give_notice": f"requested {TABLE}",
    "investigate": TABLE,
    "log_session": "mediating",
    "make_promise": NEVER_RESTING,
    "mediator_sign": "signing",
    "offer": "mediating",
    "open_enforcement": "defaulted",
    "pay": MONEY,
    "rate": "answered handled performed closed",
    "reassign": TABLE,
    "record_act": MONEY,
    "release_party": NEVER_RESTING.replace(" signing", ""),
    "request_protection": f"{EARLY} rectifying handled requested {TABLE}",
    "seal": "signing",
    "sign": "signing",
    "strike_off": "answered failed performed unsatisfied",
    "take_dispatch": "dispatched",
}


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False):
        yield


def everybody(dispute):
    """One actor of every function at this case, by name of the function."""
    p = dispute.p
    return {
        OFFICE: p.as_clerk,
        MEDIATOR: p.as_mediator,
        COMPANY: p.as_manager,
        COURT: p.as_liaison,
        APPLICANT: dispute.link(dispute.li),
        RESPONDENT: dispute.link(dispute.zhou),
        SYSTEM_: SYSTEM,
    }


def strangers(people):
    """People of every function who have nothing to do with the case."""
    away = cast(town(code="XX", name="别处"))
    return {
        "another office": away.as_clerk,
        "another mediator": people.as_bystander,
        "another company": away.as_manager,
        "a grid member": actor_of(hire("网格", Function.GRID)),
        "a supervisor": actor_of(hire("主管", Function.SUPERVISOR)),
        "an administrator": actor_of(hire("管理", Function.ADMIN)),
        "the public": NOBODY,
    }


def answer_of_the_door(dispute, act, by):
    """What the door says to the bare act: the name of its refusal, or "done"."""
    try:
        with transaction.atomic():
            door.do(dispute.case, act.name, by=by)
            transaction.set_rollback(True)
    except (
        refusals.StepBlocked,
        TypeError,
        IntegrityError,
    ):  # past who and where: facts are missing
        return "asked"
    except (refusals.NoSuchStep, PermissionDenied, Case.DoesNotExist) as refusal:
        return type(refusal).__name__
    return "done"


def test_every_act_stands_in_the_table_of_who_may():
    assert sorted(MAY) == sorted({act.name for act in BUILT})


def test_every_fact_is_recorded_where_the_table_says_and_nowhere_else():
    found = {act.name: {str(s) for s in act.sources} for act in BUILT if not act.is_step}

    assert found.pop("visit") == {"closed", "archived"}
    assert found.pop("give_link") == {str(s) for s in S}
    assert found == {name: set(states.split()) for name, states in WHERE.items()}


def test_every_state_is_reached_but_those_still_to_be_built():
    assert set(S) - set(REACHABLE) == NOT_YET


@pytest.mark.parametrize("status", REACHABLE)
def test_an_act_outside_its_states_is_refused_and_inside_it_is_heard(status):
    dispute = at(cast(), status)
    actors, before = everybody(dispute), dispute.written()
    for act in BUILT:
        for by in (actors[name] for name in sorted(MAY[act.name])):
            if not act.permission(dispute.case, by):
                continue  # a mediator before there is one, a court before the papers were sent
            said = answer_of_the_door(dispute, act, by)
            heard = said in ("asked", "done")
            assert heard is (status in act.sources) or said == "DoesNotExist", (act.name, said)
    assert dispute.written() == before


@pytest.mark.parametrize("status", REACHABLE)
def test_a_function_that_may_not_is_refused_in_every_state(status):
    dispute = at(cast(), status)
    before, actors = dispute.written(), everybody(dispute)
    for act in BUILT:
        for name, by in actors.items():
            if name not in MAY[act.name]:
                said = answer_of_the_door(dispute, act, by)
                assert said in ("PermissionDenied", "DoesNotExist"), (act.name, name)
    assert dispute.written() == before


@pytest.mark.parametrize("status", [S.REGISTERED, S.MEDIATING, S.PERFORMING, S.CLOSED])
def test_a_stranger_finds_no_case_whatever_he_tries(status):
    people = cast()
    dispute = at(people, status)
    for who, by in strangers(people).items():
        for act in BUILT:
            assert answer_of_the_door(dispute, act, by) == "DoesNotExist", (act.name, who)
    assert dispute.trail.count() == Step.objects.count()
