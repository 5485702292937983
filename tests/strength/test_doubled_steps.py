"""Six at once on one step, for forty cases: nothing doubled, nothing skipped."""

import pytest

from cases import door
from cases.door import idempotency, refusals
from cases.models import Case
from tests.cases.door.test_races import SIX, at_once, dispatch
from tests.cast import cast
from tests.story.test_0_whole_case import complain

pytestmark = [pytest.mark.strength, pytest.mark.django_db(transaction=True)]
CASES = 40


def test_forty_cases_each_dispatched_once_by_six_with_one_key():
    people = cast()
    for number in range(CASES):
        case = complain(people)
        answers = at_once(lambda i, c=case, n=number: dispatch(c, people, f"same-{n}"))
        assert all(isinstance(answer, Case) for answer in answers), answers
        assert case.trail.filter(name="dispatch").count() == 1


def test_forty_cases_each_dispatched_once_by_six_with_six_keys():
    people = cast()
    for number in range(CASES):
        case = complain(people)
        answers = at_once(lambda i, c=case, n=number: dispatch(c, people, f"{n}-{i}"))
        won = [answer for answer in answers if isinstance(answer, Case)]
        lost = [answer for answer in answers if isinstance(answer, refusals.NoSuchStep)]
        assert (len(won), len(lost)) == (1, SIX - 1), answers
        assert case.trail.filter(name="dispatch").count() == 1


def test_of_two_contents_under_one_key_one_is_accepted():
    people = cast()
    for number in range(CASES):
        case = complain(people)
        answers = at_once(
            lambda i, c=case, n=number: door.take(
                c,
                "dispatch",
                by=people.as_clerk,
                company=people.company,
                key=f"two-{n}",
                note=f"说法{i % 2}",
            )
        )
        refused = [a for a in answers if isinstance(a, idempotency.KeyReused)]
        assert len(refused) == SIX // 2, answers
        assert case.trail.filter(name="dispatch").count() == 1
