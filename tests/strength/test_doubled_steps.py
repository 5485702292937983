"""Six at once on one step, for forty cases: nothing doubled, nothing skipped."""

import pytest

from cases import door
from cases.door import idempotency, refusals
from cases.models import Case
from tests.cast import cast
from tests.factories import complain
from tests.six_at_once import SIX, at_once

pytestmark = [pytest.mark.strength, pytest.mark.django_db(transaction=True)]
CASES = 40


def dispatch(case, people, key, **facts):
    """The case sent to the company, under this key."""
    facts |= {"company": people.company, "key": key}
    return door.take(case, "dispatch", by=people.as_clerk, **facts)


def test_forty_cases_each_dispatched_once_by_six_with_one_key():
    people = cast()
    for number in range(CASES):
        case = complain(people).case
        answers = at_once(lambda i, c=case, n=number: dispatch(c, people, f"same-{n}", version=0))
        assert all(isinstance(answer, Case) for answer in answers), answers
        assert case.trail.filter(name="dispatch").count() == 1


def test_forty_cases_each_dispatched_once_by_six_with_six_keys():
    people = cast()
    for number in range(CASES):
        case = complain(people).case
        answers = at_once(lambda i, c=case, n=number: dispatch(c, people, f"{n}-{i}", version=0))
        won = [answer for answer in answers if isinstance(answer, Case)]
        lost = [answer for answer in answers if isinstance(answer, refusals.NoSuchStep)]
        assert (len(won), len(lost)) == (1, SIX - 1), answers
        assert case.trail.filter(name="dispatch").count() == 1


def test_of_two_contents_under_one_key_one_is_accepted():
    people = cast()
    for number in range(CASES):
        case = complain(people).case
        answers = at_once(
            lambda i, c=case, n=number: dispatch(c, people, f"two-{n}", note=f"说法{i % 2}")
        )
        refused = [a for a in answers if isinstance(a, idempotency.KeyReused)]
        assert len(refused) == SIX // 2, answers
        assert case.trail.filter(name="dispatch").count() == 1
