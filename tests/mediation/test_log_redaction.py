"""Secrets of a link are not written into logs."""

import http.client
import io
import logging
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.log import configure_logging

from cases.access.links import issue_link
from cases.states import Status
from mediation.log_redaction import redacted
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db
REQUESTS = logging.getLogger("django.request")


@pytest.fixture
def log():
    """The output of the site's own handler as configured, refusals too."""
    kept, level = logging.root.handlers[:], logging.root.level
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    assert not REQUESTS.isEnabledFor(logging.WARNING)  # a refusal is no fault of the site
    REQUESTS.setLevel(logging.WARNING)
    output = io.StringIO()
    logging.root.handlers[-1].setStream(output)
    yield output
    logging.root.handlers[:], logging.root.level = kept, level
    REQUESTS.setLevel(logging.NOTSET)


def test_a_wrong_code_leaves_no_token_in_the_log(client, log):
    d = at(cast(), Status.REGISTERED)
    ticket = issue_link(d.case, d.li)

    assert client.post(f"/r/{ticket.token}/", {"code": "wrong"}).status_code == 422

    assert "Unprocessable Entity: /r/…" in log.getvalue()
    assert ticket.token not in log.getvalue()


def test_a_refused_form_leaves_no_token_in_the_log(log):
    Client(enforce_csrf_checks=True).post("/r/not-a-real-token/", {"code": "123456"})

    assert "CSRF" in log.getvalue()
    assert "not-a-real-token" not in log.getvalue()


def test_a_request_for_another_host_leaves_no_stack_in_the_log(client, log):
    assert client.get("/check/", headers={"host": "evil.example"}).status_code == 400

    assert log.getvalue() == ""


SPELT = (
    *("/r/GEHEIM/", "/r/GEHEIM", "//r//GEHEIM/", "/R/GEHEIM/", "/r/GEH EIM/", "/r/ GEHEIM/"),
    *("/%72/GEHEIM/", "/r%2FGEHEIM/", "%2fr%2fGEHEIM", "/r/GEH%20EIM/", '/r/GEH"EIM/'),
    *("/r/GEH?EIM", "/r/GEH#EIM", "/r/GEH'EIM/x", "/r/\\u200bGEHEIM/", "//a/r/GEHEIM/?next=b"),
)


@pytest.mark.parametrize("address", SPELT)
def test_of_a_token_nothing_is_written_however_the_address_is_spelt(address):
    written = redacted(f"Not Found: {address}")
    assert "…" in written
    assert [part for part in ("GEH", "EIM") if part in written] == []


@pytest.mark.parametrize(
    "said",
    [
        "Invalid HTTP Version: 'EIM/ HTTP/1.1'",  # GET /r/GEH EIM/ HTTP/1.1
        "Invalid HTTP request line: 'GET\t/r/GEHEIM/'",
        "Invalid HTTP Header: 'Referer /r/GEHEIM/'",
    ],
)
def test_of_a_request_that_cannot_be_read_only_the_kind_is_written(said):
    written = redacted(f"Invalid request from ip=127.0.0.1: {said}")
    assert written == f"Invalid request from ip=127.0.0.1: {said.partition(':')[0]}…"


def test_other_addresses_are_written_as_they_are():
    for address in ("/office/cases/SY2026-000001/", "/reports/r.pdf", "/r/", "/register/x/"):
        assert redacted(f"Not Found: {address}") == f"Not Found: {address}"


def test_the_server_logs_no_token_no_query_and_no_referrer(tmp_path):
    """One request with a token and one with a searched number, over a real socket."""
    port, access = free_port(), tmp_path / "access.log"
    environment = os.environ | {"PORT": str(port), "ACCESS_LOG": str(access), "WORKERS": "1"}
    server = subprocess.Popen([*SERVER, APPLICATION], env=environment, cwd=ROOT)
    try:
        answer = asked(port, "/r/not-a-real-token/?q=350599197803120016")
    finally:
        server.terminate()
        server.wait(timeout=20)

    assert answer == 200
    written = access.read_text()
    assert '"GET /r/…/" 200' in written
    assert [part for part in ("not-a-real-token", "3505", "before") if part in written] == []


ROOT = Path(__file__).resolve().parents[2]
SERVER = (sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py")
APPLICATION = "wsgiref.simple_server:demo_app"


def free_port() -> int:
    """A free port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def asked(port, path) -> int:
    """The status of one response, as soon as the server listens."""
    for _ in range(100):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            try:
                connection.request("GET", path, headers={"Referer": "http://127.0.0.1/r/before/"})
                return connection.getresponse().status
            except ConnectionRefusedError:
                time.sleep(0.1)
    raise TimeoutError
