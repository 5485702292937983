"""Many random walks through the real door, until every edge of the table was taken."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.house.random_walk import BUILT_EDGES, Walk

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


def test_walks_take_every_edge_and_find_no_way_around():
    run_state_machine_as_test(Seeking, settings=MANY)

    print(dict(Walk.tried))
    assert sorted(BUILT_EDGES - Walk.covered.keys()) == []
