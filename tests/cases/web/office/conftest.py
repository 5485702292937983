"""The cast on the second of March, and the calendar to turn."""

import pytest

from tests.cast import cast


@pytest.fixture
def p(monday):
    people = cast()
    people.calendar = monday
    return people
