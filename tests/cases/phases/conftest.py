"""What tests of several phases begin with."""

import pytest

from cases.states import Status as S
from tests.cases.phases.twenty_days import TODAY
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of


@pytest.fixture
def mediated():
    """Mediation began on Monday; twenty days have passed."""
    with morning_of(MONDAY):
        d = at(cast(), S.MEDIATING)
    with morning_of(TODAY):
        yield d
