"""What was struck off and goes on is struck off again, by whichever step it goes on."""

import pytest
from django.db.models import QuerySet

from cases.door import offering
from cases.models import Case
from cases.phases.handle.steps import STAYS_STRUCK_OFF
from cases.states import Status as S
from tests.cases.phases import what_happened
from tests.cases.phases import what_happened_later as later
from tests.cases.phases.all_guard_rows import MODULES
from tests.cases.phases.guard_rows import actor
from tests.cases.phases.guards_of_handling import ANSWERED
from tests.cases.phases.guards_of_rectification import INSPECTED, ordered
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
MAY_BE_STRUCK_OFF = {S.ANSWERED, S.HANDLED, S.FAILED, S.PERFORMED, S.UNSATISFIED, S.CLOSED}
OF_THE_GUARDS = [(module.DAY, row) for module in MODULES for row in module.ROWS]
FURTHER = [(MONDAY, row) for row in (*what_happened.FURTHER, *later.FURTHER)]
# The day and the row by which an act is done: the first of a guard, else one of its own.
DONE = {row.act: (day, row) for day, row in [*reversed(OF_THE_GUARDS), *FURTHER] if row.held}


def steps_that_go_on():
    return sorted(
        act.name
        for act in offering.catalogue()
        if act.is_step and not act.follow
        if act.sources & MAY_BE_STRUCK_OFF and act.target not in STAYS_STRUCK_OFF
    )


@pytest.mark.one_database
@pytest.mark.parametrize("name", steps_that_go_on())
def test_what_goes_on_is_not_struck_off_any_more(name):
    people, (day, row) = cast(), DONE[name]
    with morning_of(day):
        d, facts = row.held(people)
        QuerySet(Case).filter(pk=d.pk).update(struck_off_on=day, struck_off_by="person:1")
        d.do(actor(people, row, d), name, **facts)

    assert Case.objects.get(pk=d.pk).struck_off_on is None


def test_no_matter_is_settled_on_the_strike_off_before_a_notice():
    with morning_of(MONDAY):
        d = at(cast(), S.ANSWERED)
        d.office("rate", party=d.li, score="satisfied").do(d.p.as_deputy, "strike_off")
        facts = {n: f(d) if callable(f) else f for n, f in ordered().items()}
        d.office("order_rectification", **facts).office("pass_reinspection", **INSPECTED)

        assert d.blocked(d.p.as_clerk, "settle") == [
            "还没有由经办人以外的人销号。（本会规定：销号制度）"
        ]


def test_who_withdrew_and_came_again_is_struck_off_again():
    with morning_of(MONDAY):
        d = at(cast(), S.ANSWERED)
        d.do(d.p.as_deputy, "strike_off").office("withdraw", party=d.li, reason="不办了")
        d.office("reopen", reason="又来").office("dispatch", company=d.p.company)
        d.company("answer", **ANSWERED)

        assert d.case.struck_off_on is None
