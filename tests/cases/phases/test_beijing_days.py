"""An act near midnight has the day of Beijing, and a clock lapses when Beijing's day is over."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from cases.jobs import daily_run
from cases.states import Status as S
from mediation.directory.models import Department
from tests.cast import cast
from tests.factories import at, complain

pytestmark = pytest.mark.django_db

FEBRUARY, MARCH = date(2026, 2, 28), date(2026, 3, 1)
# Beijing's wall clock, the same moment in UTC, the day.
MOMENTS = [
    ("2026-02-28T23:59+08:00", datetime(2026, 2, 28, 15, 59, tzinfo=UTC), FEBRUARY),
    ("2026-03-01T00:00+08:00", datetime(2026, 2, 28, 16, 0, tzinfo=UTC), MARCH),
    ("2026-03-01T00:30+08:00", datetime(2026, 2, 28, 16, 30, tzinfo=UTC), MARCH),
    ("2026-03-01T07:59+08:00", datetime(2026, 2, 28, 23, 59, tzinfo=UTC), MARCH),
    ("2026-03-01T08:00+08:00", datetime(2026, 3, 1, 0, 0, tzinfo=UTC), MARCH),
]
# A month from Saturday 2/28 is Saturday 3/28, so Monday 3/30; from Sunday 3/1 4/1.
ENDS = {FEBRUARY: date(2026, 3, 30), MARCH: date(2026, 4, 1)}


def at_moment(moment):
    return time_machine.travel(moment, tick=False)


@pytest.mark.parametrize(("wall", "utc", "day"), MOMENTS, ids=[m[0] for m in MOMENTS])
def test_an_act_has_the_day_of_beijing_whatever_day_it_is_in_utc(wall, utc, day):
    with at_moment(wall):
        leak = at(cast(), S.ACCEPTED)

    accepted = leak.trail.get(name="accept")
    clock = leak.clocks.get(key="K9")
    assert (leak.registered_on, leak.requested_on, leak.accepted_on) == (day, day, day)
    assert (accepted.on, accepted.month, accepted.at) == (day, day.year * 100 + day.month, utc)
    assert (clock.started_on, clock.due_on) == (day, ENDS[day])
    assert leak.trail.filter(on__month=day.month).count() == leak.trail.count()


def dispatched(people, **to):
    return complain(people).office("dispatch", **to)


def to_the_company(people):
    return dispatched(people, company=people.company)


def to_a_department(people):
    bureau = Department.objects.create(name="城管局", district=people.district)
    return dispatched(people, department=bureau).office("take_dispatch", how="签收单")


def confirmed(people):
    return at(people, S.PERFORMING)


# Clock, how the case comes to it, when, its last day by hand.
LAPSES = [
    ("K2a", to_the_company, "2026-02-13", date(2026, 2, 27)),  # Sat 14 worked, 24–27
    ("K2a", to_the_company, "2026-09-30", date(2026, 10, 13)),  # 8 9, Sat 10 worked, 12 13
    ("K2b", to_a_department, "2026-02-14", date(2026, 2, 28)),  # 24–27, Sat 28 worked
    ("K2b", to_a_department, "2026-04-29", date(2026, 5, 9)),  # 30, 6 7 8, Sat 9 worked
    ("K9", lambda p: at(p, S.ACCEPTED), "2026-01-16", date(2026, 2, 24)),  # 2/16
    ("K9", lambda p: at(p, S.ACCEPTED), "2026-08-20", date(2026, 9, 20)),  # the Sunday worked
    ("K13", lambda p: at(p, S.AGREED), "2026-09-01", date(2026, 10, 8)),  # 10/1
    ("K13", lambda p: at(p, S.AGREED), "2026-11-24", date(2026, 12, 24)),
    ("K16", confirmed, "2024-08-13", date(2026, 10, 8)),  # last part 2024/10/1, so 2026/10/1
]


@pytest.mark.parametrize(("key", "begin", "day", "last"), LAPSES)
def test_a_clock_is_over_when_beijings_last_day_is_over(key, begin, day, last):
    with at_moment(f"{day}T09:00+08:00"):
        case = begin(cast())
    clock = case.clocks.get(key=key)
    assert (clock.due_on, clock.provisional) == (last, False)

    with at_moment(f"{last}T23:59+08:00"):
        daily_run.run()
    clock.refresh_from_db()
    assert (clock.status, clock.lapsed_on) == ("running", None)

    after = date.fromordinal(last.toordinal() + 1)
    with at_moment(f"{after}T00:00+08:00"):
        daily_run.run()
    clock.refresh_from_db()
    assert (clock.status, clock.lapsed_on) == ("lapsed", after)
    assert case.trail.get(name="clock_lapsed", facts__key=key).on == after
