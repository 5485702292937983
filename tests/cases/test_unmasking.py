"""Opening personal data: a written reason, a second person, half an hour, logged access."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cases.access import unmasking
from cases.models import AccessLog, Case, Unmasking
from cases.visibility import is_masked, opening_of
from mediation.accounts.actor import actor_of
from mediation.directory.models import Department, District, Function
from tests.cast import cast, hire
from tests.factories import complain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
REASON = "当事人来信反映停电，要打电话核实"


@pytest.fixture
def people():
    """The cast with three people at two offices of the district, and one of another district."""
    p = cast()
    housing = Department.objects.create(name="住建局", kind="housing", district=p.district)
    justice = Department.objects.create(name="司法局", kind="justice", district=p.district)
    away = District.objects.create(code="350598", name="邻区")
    there = Department.objects.create(name="邻区住建局", kind="housing", district=away)
    offices = {"qian": housing, "fu": housing, "song": justice, "stranger": there}
    for name, office in offices.items():
        setattr(p, name, actor_of(hire(name, Function.SUPERVISOR, department=office)))
    p.case = complain(p).case
    return p


def masked(people, actor):
    return is_masked(Case.objects.get(pk=people.case.pk), actor)


def logged():
    rows = AccessLog.objects.order_by("pk").values_list("principal", "what", "reason")
    return [tuple(row) for row in rows]


def test_a_request_granted_by_a_colleague_opens_the_case_to_the_asker_alone(people):
    asked = unmasking.ask(people.case, people.qian, REASON)
    assert masked(people, people.qian)

    unmasking.answer(people.case, asked.pk, people.fu, grant=True)

    assert not masked(people, people.qian)
    assert masked(people, people.fu)
    assert masked(people, people.song)
    assert logged() == [
        (people.qian.principal, "申请查看个人信息", REASON),
        (people.fu.principal, "同意qian查看个人信息", REASON),
    ]


def test_it_is_open_for_half_an_hour_and_in_this_case_only(people, monday):
    other = complain(people).case
    asked = unmasking.ask(people.case, people.qian, REASON)
    unmasking.answer(people.case, asked.pk, people.fu, grant=True)

    monday.shift(timedelta(minutes=29, seconds=59))
    assert not masked(people, people.qian)
    assert is_masked(other, people.qian)

    monday.shift(timedelta(seconds=1))
    assert masked(people, people.qian)


def test_a_refused_request_opens_no_case_and_is_answered_once(people):
    asked = unmasking.ask(people.case, people.qian, REASON)
    unmasking.answer(people.case, asked.pk, people.fu, grant=False)

    with pytest.raises(unmasking.NotWaiting):
        unmasking.answer(people.case, asked.pk, people.fu, grant=True)
    assert masked(people, people.qian)
    assert logged()[-1][1] == "不同意qian查看个人信息"


def test_a_request_not_answered_within_a_day_expires(people, monday):
    asked = unmasking.ask(people.case, people.qian, REASON)
    monday.shift(timedelta(hours=24))

    with pytest.raises(unmasking.NotWaiting):
        unmasking.answer(people.case, asked.pk, people.fu, grant=True)
    assert unmasking.ask(people.case, people.qian, REASON) != asked


@pytest.mark.parametrize("who", ["qian", "song", "as_clerk"])
def test_the_asker_another_office_and_the_committee_may_not_answer(people, who):
    asked = unmasking.ask(people.case, people.qian, REASON)

    with pytest.raises(PermissionDenied):
        unmasking.answer(people.case, asked.pk, getattr(people, who), grant=True)
    assert masked(people, people.qian)


def test_a_stranger_can_neither_ask_nor_answer(people):
    asked = unmasking.ask(people.case, people.qian, REASON)

    with pytest.raises(Case.DoesNotExist):
        unmasking.ask(people.case, people.stranger, REASON)
    with pytest.raises(Case.DoesNotExist):
        unmasking.answer(people.case, asked.pk, people.stranger, grant=True)


def test_a_request_of_another_case_is_not_answered_through_this_one(people):
    asked = unmasking.ask(complain(people).case, people.qian, REASON)

    with pytest.raises(Case.DoesNotExist):
        unmasking.answer(people.case, asked.pk, people.fu, grant=True)


@pytest.mark.parametrize("reason", ["核实", " 核 实 停 电 ", "停" * 201])
def test_a_reason_has_ten_to_two_hundred_characters(people, reason):
    with pytest.raises(ValueError, match="理由要写10到200个字"):
        unmasking.ask(people.case, people.qian, reason)
    assert logged() == []


def test_an_actor_who_reads_without_a_mask_cannot_ask_for_unmasking(people):
    for actor in (people.as_clerk, people.as_manager):
        with pytest.raises((PermissionDenied, Case.DoesNotExist)):
            unmasking.ask(people.case, actor, REASON)
    assert logged() == []


def test_asking_twice_leaves_one_request(people):
    first = unmasking.ask(people.case, people.qian, REASON)

    assert unmasking.ask(people.case, people.qian, f"{REASON}。") == first
    assert len(logged()) == 1


def test_the_database_refuses_an_answer_to_oneself_and_an_opening_nobody_granted(people):
    asked = unmasking.ask(people.case, people.qian, REASON)
    row = Unmasking.objects.filter(pk=asked.pk)
    now = asked.asked_at
    for wrong in (
        {"decided_by": people.qian.principal, "decided_at": now, "until": now},
        {"until": now},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**wrong)


def test_a_full_view_is_logged_with_its_reason(people):
    asked = unmasking.ask(people.case, people.qian, REASON)
    unmasking.answer(people.case, asked.pk, people.fu, grant=True)

    opening = opening_of(Case.objects.get(pk=people.case.pk), people.qian)
    unmasking.log_full_view(opening, people.qian, "当事人电话")

    assert logged()[-1] == (people.qian.principal, "查看当事人电话", REASON)
