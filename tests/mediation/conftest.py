"""Whose forms are refused."""

import pytest

from cases.states import Status as S
from tests.cast import cast
from tests.factories import at
from tests.house.measuring import browser
from tests.mediation.refusing import LOOK_UP


@pytest.fixture
def mediator():
    """A mediator's browser that has opened the form of the look-up."""
    client = browser(cast(), "mediator")
    client.get(LOOK_UP)
    return client


@pytest.fixture
def d():
    """A case in mediation."""
    return at(cast(), S.MEDIATING)
