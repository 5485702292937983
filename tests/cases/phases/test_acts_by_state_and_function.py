"""Every act in every state and by every function, through the door: an accidental edge is seen."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cases import door
from cases.door import checking, offering, refusals
from cases.models import Case, Step
from cases.states import Status as S
from mediation.accounts.actor import NOBODY, SYSTEM, actor_of
from mediation.directory.models import District, Function
from tests.cast import cast, hire, overseer, town
from tests.factories import REACHABLE, at
from tests.house import matrix

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

BUILT = list(offering.catalogue())


def everybody(dispute):
    """One actor of every function with access to this case, by name of the function."""
    p = dispute.p
    return {
        matrix.OFFICE: p.as_clerk,
        matrix.M: p.as_mediator,
        matrix.C: p.as_manager,
        matrix.K: p.as_liaison,
        matrix.A: dispute.link(dispute.li),
        matrix.R: dispute.link(dispute.zhou),
        matrix.SYSTEM: SYSTEM,
    }


def strangers(people):
    """People of every function without access to the case."""
    away = cast(town(code="XX", name="别处"))
    away.district = District.objects.create(name="邻区")
    return {
        "another office": away.as_clerk,
        "another mediator": people.as_bystander,
        "another company": away.as_manager,
        "a grid member": actor_of(hire("网格", Function.GRID)),
        "a supervisor": actor_of(overseer(away)),
        "an administrator": actor_of(hire("管理", Function.ADMIN)),
        "the public": NOBODY,
    }


def answer_of_the_door(dispute, act, by):
    """The door's answer to the act without facts: the name of its refusal, or "done"."""
    try:
        with transaction.atomic():
            door.do(dispute.case, act.name, by=by)
            transaction.set_rollback(True)
    except (
        refusals.StepBlocked,
        TypeError,
        IntegrityError,
    ):  # beyond permission and state: facts are missing
        return "asked"
    except (refusals.NoSuchStep, PermissionDenied, Case.DoesNotExist) as refusal:
        return type(refusal).__name__
    return "done"


def test_every_state_is_reached_through_the_door():
    assert set(S) == set(REACHABLE)


def seen_by(dispute, by):
    """The case as the door reads it for this actor, or None if the actor does not find it."""
    try:
        return door.lock(dispute.case.pk, by)
    except Case.DoesNotExist:
        return None


@pytest.mark.one_database  # decided before the database is asked
@pytest.mark.parametrize("status", REACHABLE)
def test_an_act_outside_its_states_is_refused_and_inside_it_is_is_open(status):
    dispute = at(cast(), status)
    before = dispute.written()
    for name, by in everybody(dispute).items():
        case = seen_by(dispute, by)
        for act in (act for act in BUILT if name in matrix.MAY[act.name]):
            if not act.permission(dispute.case, by):
                continue  # a mediator before there is one, a court before the papers were sent
            if status in act.sources:
                result = answer_of_the_door(dispute, act, by)
                assert result in ("asked", "done", "DoesNotExist"), (act.name, result)
            elif case:
                with pytest.raises(refusals.NoSuchStep):
                    checking.find_act(case, act.name, by, None, None)
    assert dispute.written() == before


def refused_under_the_lock(case, act, by):
    """Whether the door, once it has read the case, refuses the act for want of permission."""
    with pytest.raises((PermissionDenied, refusals.NoSuchStep)) as refused:
        checking.find_act(case, act.name, by, None, None)
    return refused.type is PermissionDenied


@pytest.mark.one_database  # decided before the database is asked
@pytest.mark.parametrize("status", REACHABLE)
def test_a_function_that_may_not_is_refused_in_every_state(status):
    """Every act of every function: in every state under the lock, in one by the whole door."""
    dispute = at(cast(), status)
    before = dispute.written()
    for name, by in everybody(dispute).items():
        acts = [act for act in BUILT if name not in matrix.MAY[act.name]]
        for act in acts[REACHABLE.index(status) :: len(REACHABLE)]:
            result = answer_of_the_door(dispute, act, by)
            assert result in ("PermissionDenied", "DoesNotExist"), (act.name, name)
        case = seen_by(dispute, by)
        allowed = [act.name for act in acts if case and not refused_under_the_lock(case, act, by)]
        assert allowed == [], name
    assert dispute.written() == before


@pytest.mark.parametrize("status", [S.REGISTERED, S.MEDIATING, S.PERFORMING, S.CLOSED])
def test_a_stranger_finds_no_case_by_any_act(status):
    people = cast()
    dispute = at(people, status)
    for who, by in strangers(people).items():
        for act in BUILT:
            assert answer_of_the_door(dispute, act, by) == "DoesNotExist", (act.name, who)
    assert dispute.trail.count() == Step.objects.count()
