"""The commonest dispute: a quarrel at the gate, settled orally, recorded in one form."""

from datetime import date, time

import pytest
import time_machine

from cases import door
from cases.door import quick_record, refusals
from cases.models import Case
from cases.states import Milestone, Status
from tests.cast import cast
from tests.dispute import Dispute

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture(autouse=True)
def evening():
    with time_machine.travel("2026-03-02T19:40+08:00", tick=False):
        yield


def quarrel(people, **more):
    sides = [
        {"name": "黄某某", "phone": "13800002231", "side": 1},
        {"name": "蔡某", "side": 2},
    ]
    taking_part = {"present": True, "willing": True, "informed": True}
    facts = {
        "estate": people.estate,
        "place": "东门岗亭",
        "category": "PK",
        "summary": "两车争道，倒车擦碰后视镜。",
        "sides": [side | taking_part for side in sides],
        "payer": 1,
        "payee": 0,
        "amount": 60000,
        "content": "今后错车互让，不再追究。",
        "on": date(2026, 3, 2),
        "begins": time(19, 10),
        "ends": time(19, 25),
    }
    return facts | more


def test_a_quarrel_at_the_gate_is_recorded_and_archived(people):
    case = quick_record.record_quickly(people.as_mediator, "gate", **quarrel(people))
    assert (case.status, case.dossier_number) == (
        Status.PERFORMED,
        "（2026）洛双物人调字第1号",
    )
    assert case.sessions.get().evening
    assert [step.milestone for step in case.trail.exclude(milestone="").order_by("seq")] == [
        Milestone.REGISTERED,
        Milestone.REQUESTED,
        Milestone.ACCEPTED,
        Milestone.AGREED_ORAL,
        Milestone.EFFECTIVE,
        Milestone.PERFORMED,
    ]
    case = door.record(case, "strike_off", by=people.as_clerk, checked="电话核实")
    visits = {"first_visit_on": date(2026, 4, 2), "second_visit_on": date(2026, 9, 2)}
    case = door.take(case, "close", by=people.as_mediator, **visits)
    Dispute(people, case).scans_filed()
    case = door.take(case, "archive", by=people.as_clerk, retention="10")
    assert case.status == Status.ARCHIVED


def test_a_later_payment_is_followed_to_the_last_fen(people):
    facts = quarrel(people, at_once=False, due_on=date(2026, 3, 9))
    facts |= {"done": False, "done_by": date(2026, 3, 9)}
    case = quick_record.record_quickly(people.as_mediator, "gate", **facts)
    assert case.status == Status.PERFORMING
    owed = case.obligations.get(amount=60000)
    case = door.record(
        case,
        "pay",
        by=people.as_mediator,
        obligation=owed,
        amount=60000,
        paid_on=date(2026, 3, 2),
        way="mobile",
        confirmed_on=date(2026, 3, 2),
        how="电话",
    )
    rest = case.obligations.get(amount=None)
    case = door.record(case, "record_act", by=people.as_mediator, obligation=rest, proof="回访")
    assert case.status == Status.PERFORMED


def test_nobody_is_mediated_against_their_will(people):
    sides = quarrel(people)["sides"]
    sides[1]["willing"] = sides[1]["informed"] = False
    with pytest.raises(refusals.StepBlocked) as blocked:
        quick_record.record_quickly(people.as_mediator, "gate", **quarrel(people, sides=sides))
    assert [guard.otherwise for guard in blocked.value.guards] == [
        "还不是各方都已明确同意调解；沉默不算同意，也不算拒绝。",
        "权利义务告知书还没有送达每一方当事人。",
    ]
    assert not Case.objects.exists()


def test_the_same_record_sent_twice_is_one_case(people):
    first = quick_record.record_quickly(people.as_mediator, "gate", **quarrel(people))
    again = quick_record.record_quickly(people.as_mediator, "gate", **quarrel(people))
    assert (again.pk, Case.objects.count()) == (first.pk, 1)
