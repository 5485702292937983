"""What tests of several phases begin with."""

import pytest

from cases.states import Status as S
from tests.cases.phases.twenty_days import since_monday


@pytest.fixture
def mediated():
    """Mediation began on Monday; twenty days have passed."""
    with since_monday(S.MEDIATING) as dispute:
        yield dispute
