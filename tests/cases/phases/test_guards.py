"""Every guard at every act: once holding and once failing, with its sentence; none untested.

The rows are in `guards_of_*.py`, one for each guard at one act. The few guards that cannot fail at
an act today are called directly, with the reason.
"""

import inspect
import re

import pytest

from cases.door import offering
from cases.forms.base import FORMS
from cases.guards import Guard
from cases.phases.adjudicate import guards as adjudicate
from cases.phases.enforce import guards as enforce
from cases.phases.handle import guards as handle
from cases.phases.handle import guards_of_promises as promises
from cases.phases.handle import guards_of_rectification as rectification
from cases.phases.mediate import guards as mediate
from cases.phases.mediate import guards_of_agreeing as agree
from cases.phases.mediate import guards_of_representation as acting_for
from cases.states import Status as S
from tests.cases.phases import guards_of_adjudication, guards_of_agreeing
from tests.cases.phases.all_guard_rows import MODULES, ROWS
from tests.cases.phases.deeds_of_mediation import all_but
from tests.cases.phases.guard_rows import after, lets_through, stops
from tests.cast import cast
from tests.factories import at
from tests.moments import morning_of

pytestmark = pytest.mark.django_db

DATED = [(module.DAY, row) for module in MODULES for row in module.ROWS]
HELD = [pytest.param(day, row, id=str(row)) for day, row in DATED if row.held]
BROKEN = [pytest.param(day, row, id=str(row)) for day, row in DATED if row.broken]
IN_WORDS = {guard for guard, *_ in guards_of_agreeing.MARKS} | {
    enforce.something_is_overdue,
    enforce.nothing_is_overdue,
    enforce.everything_done_and_confirmed,
}
BINDING = "（《人民调解法》第三十一条）"
# Guards that hold in every state their act is offered in, so that no row can break them:
# (guard, its acts, its sentence, a state where it holds, a state where it does not)
CANNOT_FAIL = [
    (  # who sends it back leaves the state, and whom the district names has it open
        handle.dispatch_is_open,
        "answer bounce dispute_competence settle_competence",
        "没有未结的派单。（本会规定：派单制度）",
        S.DISPATCHED,
        S.ANSWERED,
    ),
    (  # what ends a notice ends the state
        rectification.some_notice_is_open,
        "lift_notice pass_reinspection",
        "没有正在执行的整改通知。（本会规定：整改复查）",
        S.RECTIFYING,
        S.ANSWERED,
    ),
    (  # what is performed or in default has a title, and only a variation takes its place
        mediate.a_title_in_force,
        "vary",
        f"没有正在履行的执行依据。{BINDING}",
        S.AGREED,
        S.MEDIATING,
    ),
    (  # before a court the state itself excludes a second application
        adjudicate.no_adjudication_open,
        "open_proceeding",
        "已有一个裁处程序没有结束。（本会规定：法院程序登记）",
        S.AGREED,
        S.ADJUDICATING,
    ),
    (  # something owed was in default before, and a new title takes over what is owed
        enforce.something_is_owed,
        "cure enforced dun",
        f"没有登记应履行的事项。{BINDING}",
        S.AGREED,
        S.MEDIATING,
    ),
    (  # in enforcement the proceeding has been accepted
        enforce.enforcement_was_accepted,
        "enforced enforcement_refused order_enforced",
        "法院还没有受理执行申请。（《民事诉讼法》第二百四十七条）",
        S.ENFORCING,
        S.DEFAULTED,
    ),
]


def name(guard):
    return guard.test.__name__


@pytest.mark.parametrize(("day", "row"), HELD)
def test_a_guard_that_holds_lets_the_act_through(day, row):
    with morning_of(day):
        lets_through(row, cast())


@pytest.mark.one_database  # the same guards ask for the rows of those that hold
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
    rooms = (handle, promises, mediate, agree, acting_for, adjudicate, enforce)
    return {guard for room in rooms for guard in vars(room).values() if isinstance(guard, Guard)}


def guards_of_the_acts():
    return {guard for act in offering.catalogue() for guard in act.guards}


def test_every_guard_has_a_row_that_holds_and_a_row_that_fails():
    called = IN_WORDS | {guard for guard, *_ in CANNOT_FAIL}
    held = {row.guard for row in ROWS if row.held} | called
    broken = {row.guard for row in ROWS if row.broken} | called
    wanted = guards_of_the_rooms() | guards_of_the_acts()

    assert sorted(name(guard) for guard in wanted - held) == []
    assert sorted(name(guard) for guard in wanted - broken) == []


def test_every_guard_that_can_fail_has_a_failing_row_at_each_of_its_acts():
    broken = {(name(row.guard), row.act) for row in ROWS if row.broken}
    broken |= {(name(guard), "take_effect") for guard, *_ in guards_of_agreeing.MARKS}
    standing = {(name(g), act.name) for act in offering.catalogue() for g in act.guards}
    cannot_fail = {(name(guard), act) for guard, acts, *_ in CANNOT_FAIL for act in acts.split()}

    assert standing - broken == cannot_fail


def test_every_guard_belongs_to_an_act():
    assert sorted(name(g) for g in guards_of_the_rooms() - guards_of_the_acts()) == []


@pytest.mark.parametrize(
    ("guard", "says", "where", "where_not"),
    [pytest.param(guard, *rest, id=name(guard)) for guard, _, *rest in CANNOT_FAIL],
)
def test_a_guard_that_cannot_fail_at_an_act_still_distinguishes_the_states(
    guard, says, where, where_not
):
    people = cast()

    assert guard(at(people, where).case)
    assert not guard(at(people, where_not).case)
    assert str(guard) == says


# Guards that read facts, but whose sentence is about no question of the form, and why.
ABOUT_NO_QUESTION = {
    ("only_parties_of_this_case", ""): "forms offer no other parties",
}


def guards_that_read_facts():
    """(guard, act) of every act with a form, but those another act mends or that read only `by`."""
    return [
        (guard, act.name)
        for act in offering.catalogue()
        if act.name in FORMS
        for guard in act.guards
        if re.search(r"facts(\[|\.get)", inspect.getsource(guard.test))
        and guard.needs != ("by",)
        and not guard.remedy
    ]


def test_a_guard_that_reads_what_was_filled_in_is_about_a_question_of_the_form():
    dispute = at(cast(), S.MEDIATING)
    astray = set()
    for guard, act in guards_that_read_facts():
        form = FORMS[act](case=dispute.case, actor=dispute.p.as_clerk)
        questions = {*form.base_fields, *form.fields}
        if form.asked_as.get(guard.about, guard.about) not in questions:
            astray.add((name(guard), act))
    free = {guard for guard, act in ABOUT_NO_QUESTION if not act}

    assert {row for row in astray if row[0] not in free} == {
        row for row in ABOUT_NO_QUESTION if row[1]
    }


def test_no_act_asks_the_same_guard_twice():
    assert [act.name for act in offering.catalogue() if len(act.guards) != len({*act.guards})] == []
