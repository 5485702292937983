"""The cast, and its mediator with a browser."""

import pytest

from tests.cast import cast
from tests.clients import sign_in


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def browser(people):
    return sign_in(people.mediator)
