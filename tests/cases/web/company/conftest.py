"""The company's clerk, signed in on the second of March."""

import pytest

from tests.cast import cast
from tests.clients import sign_in


@pytest.fixture
def p(monday):
    return cast()


@pytest.fixture
def company(client, p):
    sign_in(p.manager, client)
    return client
