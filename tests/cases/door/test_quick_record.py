"""The quick record at the door: who may record where, no day to come, one case for one key."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from cases.door import idempotency, quick_record, refusals
from cases.models import Case
from cases.phases.mediate.guards_of_representation import (
    guardians_act_for_those_without_capacity,
)
from mediation import clock
from tests.cast import cast, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def facts_of(people, **more):
    sides = [
        {"name": "黄某", "side": 1, "present": True, "willing": True, "informed": True},
        {"name": "蔡某", "side": 2, "present": True, "willing": True, "informed": True},
    ]
    facts = {"place": "东门", "category": "PK", "summary": "争道。", "content": "不再追究。"}
    return facts | {"estate": people.estate, "sides": sides, "on": clock.today()} | more


def test_a_mediator_records_only_in_estates_of_their_committee(people):
    other = town("QT", "其他")
    with pytest.raises(PermissionDenied):
        quick_record.record_quickly(
            people.as_mediator, "k", **facts_of(people, estate=other.estate)
        )


def test_the_office_cannot_use_the_quick_record(people):
    with pytest.raises(PermissionDenied):
        quick_record.record_quickly(people.as_clerk, "k", **facts_of(people))


def test_a_day_in_the_future_is_refused(people):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(refusals.StepBlocked):
        quick_record.record_quickly(people.as_mediator, "k", **facts_of(people, on=tomorrow))
    assert not Case.objects.exists()


def test_a_child_known_by_its_id_number_agrees_to_nothing_without_a_guardian(people):
    facts = facts_of(people)
    facts["sides"][1]["id_number"] = "350599201205010019"

    with pytest.raises(refusals.StepBlocked) as refusal:
        quick_record.record_quickly(people.as_mediator, "k", **facts)

    assert refusal.value.guards == [guardians_act_for_those_without_capacity]
    assert not Case.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_key_sent_twice_at_once_opens_one_case():
    people = cast()
    gate, numbers, errors = threading.Barrier(4), [], []

    def record():
        try:
            gate.wait()
            numbers.append(
                quick_record.record_quickly(people.as_mediator, "same", **facts_of(people)).pk
            )
        except (idempotency.KeyReused, refusals.StepRefused) as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=record) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert (len(set(numbers)), len(numbers), Case.objects.count()) == (1, 4, 1)
