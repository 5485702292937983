"""The two towns, for every house test that walks them."""

import pytest

from tests.house.world import build, everybody


@pytest.fixture
def world(db):
    """Two towns with a case in each, and everybody who may knock."""
    a, b = build("A"), build("B")
    return a, b, everybody(a, b)
