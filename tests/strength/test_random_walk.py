"""Many random walks through the real door, until every edge and every entry was taken.

They go in parts: each seeks its share of the goals, and is repeated alone (`-k 'walks and 7'`).
"""

import os
import random

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import kept_rows
from tests.house import matrix
from tests.house.planting import planted
from tests.house.random_walk import EDGES, GOALS, Walk
from tests.house.ways import ways_over

pytestmark = [pytest.mark.strength, pytest.mark.django_db]
PARTS = 10
FIRST_SEED = int(os.environ.get("WALK_SEED", "0"))  # another one: other walks
MANY = settings(
    max_examples=32,
    stateful_step_count=10,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # a walk that depends on those before it cannot be made shorter
    suppress_health_check=[*HealthCheck],
)


@pytest.fixture(autouse=True)
def nothing_covered_yet():
    for counted in (Walk.covered, Walk.tried, Walk.sought, Walk.begun):
        counted.clear()


def goes(goal) -> bool:
    """Whether one of the ways to a goal leads there, every act through the door."""
    for way in ways_over(*goal[:2]):
        walk = Walk()
        walk.start(way.case)
        walk.take(random.Random(0), way)
        walk.all_holds()
        walk.teardown()
        if goal in Walk.covered:
            return True
    return False


def test_no_way_leads_over_what_is_barred():
    assert [edge for edge in sorted(matrix.BARRED) if goes(edge)] == []


def test_every_edge_has_a_way_through_the_door():
    assert [edge for edge in sorted(EDGES) if not goes(edge)] == []


def test_every_entry_has_a_way_through_the_door():
    assert [goal[1] for goal in GOALS if not goal[2] and not goes(goal)] == []


@pytest.mark.parametrize("part", range(PARTS))
def test_walks_take_what_they_seek_and_find_no_way_around(part):
    class Seeking(Walk):
        seeks = tuple(GOALS[part::PARTS])

    run_state_machine_as_test(seed(FIRST_SEED + part)(Seeking), settings=MANY)

    print(dict(Walk.tried))
    assert [goal for goal in Seeking.seeks if goal not in Walk.covered] == []


PLANTED = {
    "what is paid is not added up": (
        "cases.phases.enforce.payments",
        "self.amount_paid += paid",
        "self.amount_paid += 0",
        (("", "pay", ""),),
    ),
    "a day before what the act rests on": (
        "cases.door.legal_day",
        "if bound is None or day >= bound[0]:",
        "if bound is None or day >= date.min:",
        (),
    ),
    "no guard is asked": (
        "cases.door.checking",
        "if unmet := unmet or refusal_of_foreign_rows(case, facts):",
        "if unmet := refusal_of_foreign_rows(case, facts):",
        (),
    ),
    "who handed a case over sees it still": (
        "cases.visibility",
        "return self.filter(committee__in=actor.bodies)",
        "return self.all()",
        (("", "take_transfer", ""),),
    ),
}


@pytest.mark.parametrize(("module", "old", "new", "goals"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_found_by_a_walk(module, old, new, goals, monkeypatch):
    monkeypatch.setattr(kept_rows, "_kept", {})  # what the fault wrote is written by no other test

    class Seeking(Walk):
        seeks = goals

    with planted(module, old, new), pytest.raises((AssertionError, TypeError)) as found:
        run_state_machine_as_test(seed(FIRST_SEED)(Seeking), settings=MANY)
    print(type(found.value), str(found.value)[:300])
