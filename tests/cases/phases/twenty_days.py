"""Twenty days after the Monday of the tests, and the days before it."""

from datetime import timedelta

from tests.moments import MONDAY

TODAY = MONDAY + timedelta(days=20)


def ago(days):
    """So many days before today."""
    return TODAY - timedelta(days=days)
