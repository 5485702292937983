"""Hostile input on every route by everybody: never a 500, never a stack, refused in Chinese.

The seed is fixed here; `tests/strength` rolls new ones.
"""

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import RequestFactory

from cases.models import Case
from cases.states import Status
from cases.web import case_parts
from mediation.charset import with_readable_charset
from tests.cast import cast
from tests.factories import at
from tests.house.fuzzing import Fuzzer
from tests.house.hostile import fuzz_everything, fuzz_pages, with_a_scan

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
SEED = 20260302


def test_no_input_breaks_a_page():
    run = fuzz_everything(SEED, posts=2)

    print(f"seed {SEED}: {run.asked} requests, {sorted(run.statuses.items())}")
    assert run.wrong == []


@pytest.fixture
def kept_open():
    """Keep the connection open that the test's transaction uses."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("kept_open")
def test_a_charset_no_text_can_be_in_is_passed_over():
    """The framework reads the charset before any page could answer."""
    site = with_readable_charset(get_wsgi_application())
    environ = RequestFactory().get("/office/?code=x").environ | {"CONTENT_TYPE": "a/b; charset=hex"}
    status = []

    body = b"".join(site(environ, lambda line, headers: status.append(line)))

    assert status == ["302 Found"]
    assert body == b""


@pytest.mark.one_database  # tries the fuzzer, not the pages
def test_the_fuzzer_sees_a_page_that_breaks(monkeypatch):
    """The negative control: a page that takes a number as it comes."""
    monkeypatch.setattr(
        case_parts, "find", lambda request, number: Case.objects.get(pk=int(number))
    )

    run = Fuzzer(SEED)
    fuzz_pages(run, with_a_scan(at(cast(), Status.SIGNING)), posts=0)

    assert any(found.startswith("500 ValueError") for found in run.wrong), run.wrong[:5]
