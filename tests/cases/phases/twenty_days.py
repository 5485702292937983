"""A dispute that reached its state on the Monday of the tests, read some days after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

TODAY = MONDAY + timedelta(days=20)


def ago(days):
    """So many days before today."""
    return TODAY - timedelta(days=days)


@contextmanager
def since_monday(status, today=TODAY) -> Iterator:
    """A dispute in that state since Monday; it is that later day now."""
    with morning_of(MONDAY):
        dispute = at(cast(), status)
    with morning_of(today):
        yield dispute
