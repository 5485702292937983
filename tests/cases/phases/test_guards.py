"""Every guard at every act: once holding and once failing, with its sentence; none untested.

The rows are in `guards_of_*.py`, one for each guard at one act. The few guards that cannot fail at
any act today are called directly, with the reason.
"""

import pytest
import time_machine

from cases.door import offering
from cases.guards import Guard
from cases.phases.adjudicate import guards as adjudicate
from cases.phases.enforce import guards as enforce
from cases.phases.handle import guards as handle
from cases.phases.mediate import guards as mediate
from cases.phases.mediate import guards_of_agreeing as agree
from cases.states import Status as S
from tests.cases.phases import (
    guards_of_adjudication,
    guards_of_agreeing,
    guards_of_clocks,
    guards_of_ending,
    guards_of_enforcement,
    guards_of_handling,
    guards_of_joining,
    guards_of_mediation,
)
from tests.cases.phases.deeds_of_mediation import all_but
from tests.cases.phases.guard_rows import after, lets_through, stops
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db

MODULES = (
    guards_of_handling,
    guards_of_mediation,
    guards_of_agreeing,
    guards_of_ending,
    guards_of_joining,
    guards_of_adjudication,
    guards_of_enforcement,
    guards_of_clocks,
)
ROWS = [row for module in MODULES for row in module.ROWS]
DATED = [(module.DAY, row) for module in MODULES for row in module.ROWS]
HELD = [pytest.param(day, row, id=str(row)) for day, row in DATED if row.held]
BROKEN = [pytest.param(day, row, id=str(row)) for day, row in DATED if row.broken]
IN_WORDS = {guard for guard, *_ in guards_of_agreeing.MARKS} | {
    enforce.something_is_overdue,
    enforce.nothing_is_overdue,
    enforce.everything_done_and_confirmed,
}
# Guards tested at one of their acts instead of each. The list may only shrink.
LEFT = {
    "nobody_refused": "accept",
    "dispatch_is_open": "answer take_dispatch",
    "only_parties_of_this_case": (
        "caucus contact give_link offer open_proceeding rate request_mediation request_protection"
        " sign"
    ),
    "both_sides_known": "conclude_orally draft_agreement",
    "a_proceeding_is_open": (
        "court_accept court_decide court_receive court_refuse court_return court_withdraw"
    ),
    "not_before_the_application": (
        "court_accept court_decide court_receive court_return court_send court_withdraw"
    ),
    "something_is_owed": "cure dun enforced",
    "enforcement_was_accepted": "enforced enforcement_refused",
    "no_title_in_force": "fail withdraw_mediation",
    "promise_has_a_date": "make_promise",
    "not_before_the_text_was_frozen": "mediator_sign seal",
    "no_adjudication_open": "open_proceeding",
}
BINDING = "（《人民调解法》第三十一条）"
# States no act can reach yet, because the edge is not built, or ever:
# (guard, its sentence, a state where it holds, a state where it does not)
ASKED = [
    (  # sending a dispatch back is still to be built; until then a dispatched case has one open
        handle.dispatch_is_open,
        "没有未结的派单。（《民法典》第二百八十五条）",
        S.DISPATCHED,
        S.ANSWERED,
    ),
    (  # a case in mediation always has a running clock
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
    (  # before a court the state itself excludes a second application
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


def morning_of(day):
    """Nine o'clock in Beijing on that day."""
    return time_machine.travel(f"{day}T09:00+08:00", tick=False)


@pytest.mark.parametrize(("day", "row"), HELD)
def test_a_guard_that_holds_lets_the_act_through(day, row):
    with morning_of(day):
        lets_through(row, cast())


@pytest.mark.parametrize(("day", "row"), BROKEN)
def test_a_guard_that_does_not_hold_stops_the_act_with_its_sentence(day, row):
    with morning_of(day):
        stops(row, cast())


@pytest.mark.parametrize(("guard", "says", "missing", "set_it"), guards_of_agreeing.MARKS)
def test_the_last_mark_puts_the_agreement_into_force_and_not_one_earlier(
    guard, says, missing, set_it
):
    with morning_of(guards_of_agreeing.DAY):
        dispute, facts = after(S.SIGNING, all_but(missing))(cast())
        refused = dispute.blocked(dispute.p.as_mediator, "take_effect", **facts)
        set_it(dispute)

    assert refused == [says] == [str(guard)]
    assert dispute.status == S.AGREED


def test_an_agreement_about_money_alone_is_confirmable():
    with morning_of(guards_of_adjudication.DAY):
        dispute, facts = guards_of_adjudication.agreed_on_money_alone(cast())

        assert dispute.office("open_proceeding", **facts).status == S.ADJUDICATING


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


def test_every_guard_is_broken_at_every_act_it_stands_before_but_those_left():
    broken = {(name(row.guard), row.act) for row in ROWS if row.broken}
    broken |= {(name(guard), "take_effect") for guard, *_ in guards_of_agreeing.MARKS}
    standing = {
        (name(g), act.name) for act in offering.catalogue() if act.built for g in act.guards
    }
    left = {(guard, act) for guard, acts in LEFT.items() for act in acts.split()}

    assert standing - broken == left


def test_every_guard_stands_before_an_act():
    assert sorted(name(g) for g in guards_of_the_rooms() - guards_of_the_acts()) == []


@pytest.mark.parametrize(("guard", "says", "where", "where_not"), ASKED, ids=lambda a: str(a)[:12])
def test_a_guard_that_cannot_fail_at_any_act_today_still_distinguishes_the_states(
    guard, says, where, where_not
):
    people = cast()

    assert guard(at(people, where).case)
    assert not guard(at(people, where_not).case)
    assert str(guard) == says


def test_no_act_asks_the_same_guard_twice():
    assert [act.name for act in offering.catalogue() if len(act.guards) != len({*act.guards})] == []
