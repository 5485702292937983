"""The trail: every row chained to the one before; the Beijing day is kept, whatever the UTC day."""

from datetime import date

import pytest
import time_machine

from cases.models import Step
from cases.models.trail import GENESIS
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.factories import at, complain
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db


def chain_holds(case):
    """Whether every row matches its hash, in an unbroken chain up to the case's head."""
    before = GENESIS
    for place, row in enumerate(case.trail.order_by("seq"), 1):
        if (row.seq, row.previous) != (place, before) or not row.is_genuine():
            return False
        before = row.hash
    return (before, case.trail.count()) == (case.trail_head, case.trail_length)


@pytest.mark.parametrize("status", [S.ARCHIVED, S.ENFORCING, S.HANDLED])
def test_the_chain_holds_after_a_whole_case(status):
    dispute = at(cast(), status)

    assert chain_holds(dispute.case)
    assert dispute.trail.latest("seq").target in ("", status)


def test_a_row_changed_afterwards_breaks_the_chain():
    dispute = at(cast(), S.REQUESTED)
    row = dispute.trail.order_by("seq").first()
    row.sentence = "登记：另一件事（窗口来访）。"

    super(type(Step.objects.all()), Step.objects.filter(pk=row.pk)).update(sentence=row.sentence)

    assert not chain_holds(dispute.case)


def test_the_status_is_the_target_of_the_last_step_and_days_never_go_back():
    dispute = at(cast(), S.ARCHIVED)
    steps = dispute.trail.exclude(target="").order_by("seq")
    milestones = dispute.trail.exclude(milestone="").order_by("seq")
    days = list(milestones.values_list("on", flat=True))

    assert steps.last().target == dispute.status
    assert [row.source for row in steps][1:] == [row.target for row in steps][:-1]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("moment", "utc_day", "beijing_day"),
    [
        ("2026-03-02T00:30+08:00", date(2026, 3, 1), date(2026, 3, 2)),
        ("2026-03-02T23:59+08:00", date(2026, 3, 2), date(2026, 3, 2)),
        ("2026-12-31T16:01+00:00", date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_the_legal_day_is_the_day_in_beijing(moment, utc_day, beijing_day):
    people = cast()
    with time_machine.travel(moment, tick=False):
        dispute = complain(people).office("request_mediation", party=None)
        line = dispute.trail.latest("seq")

    assert (line.on, line.at.date(), clock.beijing(line.at)) == (beijing_day, utc_day, beijing_day)
    assert line.month == beijing_day.year * 100 + beijing_day.month
    assert dispute.registered_on == beijing_day
    assert dispute.number.startswith(f"SY{beijing_day.year}-")


def test_after_midnight_in_beijing_today_is_accepted_though_utc_has_yesterday():
    people = cast()
    with time_machine.travel("2026-03-02T00:30+08:00", tick=False):
        dispute = complain(people).office("request_mediation", on=date(2026, 3, 2), party=None)

    assert dispute.trail.latest("seq").on == date(2026, 3, 2)


def test_paper_that_comes_late_keeps_its_legal_day_and_the_moment_of_recording():
    people = cast()
    with morning_of(MONDAY):
        dispute = complain(people)
    with time_machine.travel("2026-03-06T18:00+08:00", tick=False):
        dispute.office("request_mediation", party=dispute.li, on=date(2026, 3, 3))
    line = dispute.trail.latest("seq")

    assert (line.on, clock.beijing(line.at)) == (date(2026, 3, 3), date(2026, 3, 6))
    assert dispute.requested_on == date(2026, 3, 3)
