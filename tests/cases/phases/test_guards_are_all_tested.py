"""No guard without a test; the few no act can meet today are asked directly, with the reason."""

import pytest

from cases.door import offering
from cases.guards import Guard
from cases.phases.adjudicate import guards as adjudicate
from cases.phases.enforce import guards as enforce
from cases.phases.handle import guards as handle
from cases.phases.mediate import guards as mediate
from cases.phases.mediate import guards_of_agreeing as agree
from cases.states import Status as S
from tests.cases.phases import test_guards_of_adjudication as ruled
from tests.cases.phases import test_guards_of_agreeing as agreed
from tests.cases.phases import test_guards_of_clocks as held
from tests.cases.phases import test_guards_of_ending as ended
from tests.cases.phases import test_guards_of_enforcement as enforced
from tests.cases.phases import test_guards_of_handling as handled
from tests.cases.phases import test_guards_of_mediation as mediated
from tests.cases.phases import test_guards_of_those_who_join as joined
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db

ROWS = [
    *handled.ROWS,
    *mediated.ROWS,
    *agreed.ROWS,
    *ended.ROWS,
    *joined.ROWS,
    *ruled.ROWS,
    *enforced.ROWS,
    *held.ROWS,
]
IN_WORDS = {guard for guard, *_ in agreed.MARKS} | {
    enforce.something_is_overdue,
    enforce.nothing_is_overdue,
    enforce.everything_done_and_confirmed,
}
BINDING = "（《人民调解法》第三十一条）"
# What no act can bring about while the edge that would is still to be built, or never:
# (guard, its sentence, a state where it holds, a state where it does not)
ASKED = [
    (  # sending a dispatch back is still to be built; until then a dispatched case has one open
        handle.dispatch_is_open,
        "没有未结的派单。（《民法典》第二百八十五条）",
        S.DISPATCHED,
        S.ANSWERED,
    ),
    (  # a case on the table always has its time running
        mediate.time_is_running,
        "调解期限没有在计算，不能延期。（《人民调解工作若干规定》第三十三条）",
        S.MEDIATING,
        S.FAILED,
    ),
    (  # varying an agreement in force is still to be built
        mediate.no_title_in_force,
        f"协议已有执行依据在履行中，不能再作调解终止处理，请放弃变更、恢复履行。{BINDING}",
        S.MEDIATING,
        S.AGREED,
    ),
    (
        mediate.a_title_in_force,
        f"没有正在履行的执行依据。{BINDING}",
        S.AGREED,
        S.MEDIATING,
    ),
    (  # before a court the state itself keeps a second application out
        adjudicate.no_adjudication_open,
        "已有一个裁处程序没有结束。（《民事诉讼法》第二百零五条）",
        S.AGREED,
        S.ADJUDICATING,
    ),
    (  # in enforcement the proceeding has been accepted
        enforce.enforcement_was_accepted,
        "法院还没有受理执行申请。（《民事诉讼法》第二百四十七条）",
        S.ENFORCING,
        S.DEFAULTED,
    ),
]


def guards_of_the_rooms():
    rooms = (handle, mediate, agree, adjudicate, enforce)
    return {guard for room in rooms for guard in vars(room).values() if isinstance(guard, Guard)}


def guards_of_the_acts():
    return {guard for act in offering.catalogue() for guard in act.guards}


def name(guard):
    return guard.test.__name__


def test_every_guard_was_once_held_and_once_not():
    held = {row.guard for row in ROWS if row.held} | IN_WORDS | {asked[0] for asked in ASKED}
    broken = {row.guard for row in ROWS if row.broken} | IN_WORDS | {asked[0] for asked in ASKED}
    wanted = guards_of_the_rooms() | guards_of_the_acts()

    assert sorted(name(guard) for guard in wanted - held) == []
    assert sorted(name(guard) for guard in wanted - broken) == []


def test_every_guard_stands_before_an_act():
    assert sorted(name(g) for g in guards_of_the_rooms() - guards_of_the_acts()) == []


@pytest.mark.parametrize(("guard", "says", "where", "where_not"), ASKED, ids=lambda a: str(a)[:12])
def test_a_guard_no_act_can_meet_today_still_tells_the_states_apart(guard, says, where, where_not):
    people = cast()

    assert guard(at(people, where).case)
    assert not guard(at(people, where_not).case)
    assert str(guard) == says


def test_no_act_asks_the_same_guard_twice():
    assert [act.name for act in offering.catalogue() if len(act.guards) != len({*act.guards})] == []
