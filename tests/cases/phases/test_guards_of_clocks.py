"""Guards of the clocks that stand still: which may be held, and from when they count on."""

from datetime import date

import pytest
import time_machine

from cases.phases.mediate import guards as g
from cases.states import Status as S
from tests.cases.phases.refusals import Row, lets_through, stops, usual
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db

KEPT = (
    "只有正在计算的物业、部门答复期限和调解期限可以暂停，暂停日要在起算日到届满日之间；"
    "司法确认、申请执行的法定期间不能暂停。（《人民调解工作若干规定》第三十三条）"
)
NOT_RUNNING = "调解期限没有在计算，不能延期。（《人民调解工作若干规定》第三十三条）"
NOTHING_RUNS = "没有可以暂停的期限在计算。（《人民调解工作若干规定》第三十三条）"
NOTHING_HELD = "没有暂停中的期限。（《人民调解工作若干规定》第三十三条）"
TOO_EARLY = "恢复计算的日期不能早于暂停的日期。（《调委会工作制度》登记制度）"


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-03-20T09:00+08:00", tick=False):
        yield


def mediation_clock(dispute):
    return dispute.case.clocks.get(key="K9")


def a_clock_of_another_case(dispute):
    return at(dispute.p, S.DISPATCHED).case.clocks.get(key="K2a")


def held(on):
    """A dispute whose mediation clock has stood still since that day."""

    def give(people):
        dispute = at(people, S.MEDIATING)
        facts = {"clock": mediation_clock(dispute), "reason": "鉴定", "on": date(2026, 3, 20)}
        return dispute.mediator("hold", **facts), {"on": on}

    return give


def already_held(people):
    dispute, _ = held(None)(people)
    return dispute, {"clock": mediation_clock(dispute), "reason": "再停"}


def extended(people):
    return at(people, S.MEDIATING), {"until": date(2026, 5, 8), "all_agree": True}


def extended_while_it_stands_still(people):
    dispute, _ = held(None)(people)
    return dispute, {"until": date(2026, 5, 8), "all_agree": True}


def accepted_since(begun, *, held_on):
    """Registered on 3/2, accepted on that day, and to be held from this one."""

    def give(people):
        dispute = at(people, S.REQUESTED, day=date(2026, 3, 2))
        dispute.day = begun
        dispute.all_consent().office("accept", mediator=people.mediator)
        return dispute, {"clock": mediation_clock(dispute), "reason": "鉴定", "on": held_on}

    return give


RUNNING = usual(S.MEDIATING, clock=mediation_clock, reason="鉴定")
ROWS = (
    Row(
        g.clock_may_be_held,
        KEPT,
        "hold",
        RUNNING,
        usual(S.MEDIATING, clock=a_clock_of_another_case, reason="鉴定"),
    ),
    Row(  # it did not run yet
        g.clock_may_be_held,
        KEPT,
        "hold",
        accepted_since(date(2026, 3, 10), held_on=date(2026, 3, 10)),
        accepted_since(date(2026, 3, 10), held_on=date(2026, 3, 9)),
    ),
    Row(
        g.time_is_running,
        NOT_RUNNING,
        "extend",
        extended,
        extended_while_it_stands_still,
        "mediator",
    ),
    Row(g.a_clock_may_be_held, NOTHING_RUNS, "hold", RUNNING, already_held),
    Row(
        g.a_clock_is_held,
        NOTHING_HELD,
        "release_hold",
        held(date(2026, 3, 20)),
        usual(S.MEDIATING),
    ),
    Row(
        g.released_after_it_was_held,
        TOO_EARLY,
        "release_hold",
        held(date(2026, 3, 20)),
        held(date(2026, 3, 19)),
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_guard_that_holds_lets_the_act_through(row):
    lets_through(row, cast())


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_guard_that_does_not_hold_stops_the_act_with_its_sentence(row):
    stops(row, cast())


def test_a_clock_that_is_over_is_not_held_back_to_life():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False):
        leak = at(cast(), S.DISPATCHED)  # K2a: Monday 3/9
    waits = {"clock": leak.case.clocks.get(key="K2a"), "reason": "台风"}

    assert leak.blocked(leak.p.as_clerk, "hold", on=date(2026, 3, 10), **waits) == [KEPT]
    leak.office("hold", on=date(2026, 3, 9), **waits)
    assert leak.case.clocks.get(key="K2a").status == "held"


def test_a_company_clock_held_over_a_weekend_counts_on_in_working_days():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False):
        leak = at(cast(), S.DISPATCHED)  # K2a: Monday 3/9
    with time_machine.travel("2026-03-05T09:00+08:00", tick=False):
        clock = leak.case.clocks.get(key="K2a")
        leak.office("hold", clock=clock, reason="台风", on=date(2026, 3, 5))
    with time_machine.travel("2026-03-10T09:00+08:00", tick=False):
        leak.office("release_hold", on=date(2026, 3, 10))

    # held Thursday to Tuesday: three working days (5, 6, 9), so Monday 3/9 becomes Thursday 3/12
    assert leak.case.clocks.get(key="K2a").due_on == date(2026, 3, 12)
