"""What the mediator of a day did bears their name, though another one has taken over."""

from datetime import date

import pytest

from cases.forms.base import FORMS
from cases.states import Status as S
from mediation.accounts.actor import actor_of
from tests.cases.phases.dated import TENTH, not_before
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db

FIFTH, NINTH, TWELFTH = (date(2026, 3, day) for day in (5, 9, 12))
SESSION = {"place": "评理室", "content": "谈", "outcome": "continue"}
TALK = {"text": "可多出"}
INQUIRY = {"place": "1202室", "asked": "周被", "text": "渗水"}
# act, its facts
HELD = [
    ("log_session", lambda d: SESSION | {"present": d.both}),
    ("investigate", lambda d: INQUIRY),
    ("caucus", lambda d: TALK | {"party": d.li}),
]


def not_assigned(name, day):
    """The refusal of what this mediator did on a day of another one."""
    return f"{name}{day}不承办本案，请核对日期和是谁办的。（《人民调解法》第十九条）"


@pytest.fixture
def taken_over():
    """The bystander has mediated since the ninth; it is the tenth."""
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING)
    with morning_of(NINTH):
        d.office("reassign", mediator=d.p.bystander, reason="病假")
    with morning_of(TENTH):
        yield d


def by_the_successor(d):
    return actor_of(d.p.bystander)


@pytest.mark.parametrize(("name", "facts"), HELD)
def test_the_successor_records_what_the_former_mediator_did_and_names_them(taken_over, name, facts):
    d, former = taken_over, taken_over.p.mediator
    d.do(by_the_successor(d), name, **facts(d), on=FIFTH, held_by=former)
    line = d.trail.latest("seq")

    assert (line.name, line.on, line.actor) == (name, FIFTH, d.p.bystander.name)
    assert f"（{former.name}办）" in line.sentence


def test_the_session_and_the_inquiry_are_credited_to_who_held_them(taken_over):
    d = taken_over
    for name, facts in HELD[:2]:
        d.do(by_the_successor(d), name, **facts(d), on=FIFTH, held_by=d.p.mediator)

    assert d.case.sessions.get().mediator == d.p.mediator.name
    assert d.case.investigations.get().by == d.p.mediator.name


@pytest.mark.parametrize(("name", "facts"), HELD)
def test_nobody_held_what_happened_before_or_after_they_mediated(taken_over, name, facts):
    d, held = taken_over, facts(taken_over)
    successor, former, stranger = by_the_successor(d), d.p.mediator, d.p.clerk

    own = d.blocked(successor, name, **held, on=FIFTH)
    after = d.blocked(successor, name, **held, on=TENTH, held_by=former)
    other = d.blocked(successor, name, **held, on=TENTH, held_by=stranger)

    assert own == [not_before("2026年3月9日（周一）", "调解员是那天起承办本案的")]
    assert after == [not_assigned(former.name, "今天")]
    assert other == [not_assigned(stranger.name, "今天")]


def test_who_mediates_again_held_nothing_while_another_one_did(taken_over):
    d, first = taken_over, taken_over.p.mediator
    with morning_of(TWELFTH):
        d.office("reassign", mediator=first, reason="病愈")
        session = HELD[0][1](d)

        between = d.blocked(d.p.as_mediator, "log_session", **session, on=TENTH)

        assert between == [not_assigned(first.name, "在2026年3月10日")]
        d.mediator("log_session", **session, on=FIFTH)


@pytest.mark.parametrize("name", [name for name, _ in HELD])
def test_who_held_it_is_asked_after_a_change_only_and_chosen_by_nobody_else(taken_over, name):
    d = taken_over
    form = FORMS[name](case=d.case, actor=by_the_successor(d))
    with morning_of(TENTH):
        alone = at(d.p, S.MEDIATING)

    asked = form.fields["held_by"]
    assert (asked.required, form.get_initial_for_field(asked, "held_by")) == (True, None)
    assert {person.name for person in asked.queryset} == {d.p.mediator.name, d.p.bystander.name}
    assert "held_by" not in FORMS[name](case=alone.case, actor=alone.p.as_mediator).fields
