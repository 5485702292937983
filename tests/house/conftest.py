"""The two towns, for every house test that walks them."""

import logging

import pytest

from tests.house.world import build, everybody


@pytest.fixture
def quiet():
    """Refusals are what is asked for; they need not fill the log."""
    logger = logging.getLogger("django.request")
    level, logger.level = logger.level, logging.CRITICAL
    yield
    logger.level = level


@pytest.fixture
def world(db):
    """Two towns with a case in each, and everybody who may knock."""
    a, b = build("A"), build("B")
    return a, b, everybody(a, b)
