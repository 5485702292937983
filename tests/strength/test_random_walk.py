"""Many random walks through the real door, until every edge of the table was taken."""

import random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.house.random_walk import BUILT_EDGES, Walk
from tests.house.ways import ways_over

pytestmark = [pytest.mark.strength, pytest.mark.django_db]


class Seeking(Walk):
    """A walk that begins before an edge that no earlier one took."""

    seeks = True


MANY = settings(
    max_examples=250,
    stateful_step_count=10,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # a walk that depends on those before it cannot be made shorter
    suppress_health_check=[*HealthCheck],
)


@pytest.fixture(autouse=True)
def nothing_covered_yet():
    Walk.covered.clear()


def goes(edge) -> bool:
    """Whether one of the ways over an edge leads over it, every act through the door."""
    for way in ways_over(*edge[:2]):
        walk = Walk()
        walk.start(way.case)
        walk.take(random.Random(0), way)
        walk.all_holds()
        walk.teardown()
        if edge in Walk.covered:
            return True
    return False


def test_every_edge_has_a_way_through_the_door():
    assert [edge for edge in sorted(BUILT_EDGES) if not goes(edge)] == []


def test_walks_take_every_edge_and_find_no_way_around():
    run_state_machine_as_test(Seeking, settings=MANY)

    print(dict(Walk.tried))
    assert sorted(BUILT_EDGES - Walk.covered.keys()) == []
