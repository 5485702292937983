"""Guards of the clocks that stand still: which may be held, and from when they count on."""

from datetime import date

from cases.phases.mediate import guards_of_time as g
from cases.states import Status as S
from tests.cases.phases.guard_rows import Row, usual
from tests.factories import at

DAY = "2026-03-20"

MAY_BE_HELD = "只有还没有办结的物业、部门答复期限和调解期限可以暂停，暂停日要在起算日到届满日之间"
NOT_THE_OTHERS = "；司法确认、申请执行的法定期间不能暂停。（《人民调解工作若干规定》第三十三条）"
KEPT = f"{MAY_BE_HELD}{NOT_THE_OTHERS}"
RUNS = f"{MAY_BE_HELD}（2026年3月10日到2026年4月10日）{NOT_THE_OTHERS}"
NOT_RUNNING = "调解期限没有在计算，不能延期。（《人民调解工作若干规定》第三十三条）"
NOTHING_RUNS = "没有可以暂停的期限在计算。（《人民调解工作若干规定》第三十三条）"
NOTHING_HELD = "没有暂停中的期限。（《人民调解工作若干规定》第三十三条）"


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
        RUNS,
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
)
