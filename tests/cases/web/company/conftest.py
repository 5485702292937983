"""The company's clerk, signed in on the second of March."""

import pytest
import time_machine

from tests.cases.web.public import made
from tests.cast import cast


@pytest.fixture
def moment():
    with time_machine.travel("2026-03-02T09:00+08:00", tick=False) as clock:
        yield clock


@pytest.fixture
def p(moment):
    return cast()


@pytest.fixture
def company(client, p):
    made.login(client, p.manager)
    return client
