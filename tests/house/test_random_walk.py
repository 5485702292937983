"""A few random walks through the real door, the same ones every time."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.house.random_walk import Walk

pytestmark = pytest.mark.django_db

FEW = settings(
    max_examples=18,
    stateful_step_count=7,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)


def test_no_walk_finds_a_way_around():
    run_state_machine_as_test(Walk, settings=FEW)

    assert Walk.tried["done"] > 10, Walk.tried
