"""The site with its shipped settings, on the database of this run."""

import pytest

from tests import live
from tests.house.towns import built, world

__all__ = ["built", "world"]


@pytest.fixture(scope="session")
def site(django_db_setup):
    """One server for all tests."""
    live.manage("collectstatic", "--no-input", "--verbosity", "0")
    with live.served("mediation.settings") as site:
        yield site
