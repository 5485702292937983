"""Slow, large and odd requests at the served site, with and without the shipped nginx before it."""

import socket
import tempfile
import time
from contextlib import ExitStack, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mediation.buffered_worker import (
    HEAD_TOO_LARGE,
    LENGTH_REQUIRED,
    MOST_WAITING,
    READ_SECONDS,
    is_above_limit,
    length_of,
    refusal_of,
)
from tests import live, proxied
from tests.unavailable import unavailable

# What is sent before a request is complete reaches no database.
pytestmark = [pytest.mark.one_database, pytest.mark.django_db]
SLOW = 40  # clients; the server has sixteen threads
HEAD = b"GET /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"a" * 99
FORM = b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n"
FORM += b"Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
# Lengths as no browser states them; the token lets the site read the body at once.
ODD = FORM.replace(b"\r\n\r\n", b"\r\nCookie: csrftoken=" + b"a" * 32 + b"\r\n\r\n")
PADDED = ODD.replace(b"%d", b"0000000000005000")
ENDLESS = ODD.replace(b"%d", b"1000000000000000")
EXPECTING = PADDED.replace(b"Cookie", b"Expect: 100-continue\r\nCookie")
HUGE = 300 * 2**20


@pytest.fixture(scope="module")
def folder():
    """Where the site's temporary files would lie."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def ports(django_db_setup, folder, tmp_path_factory):
    """The port of the site, and that of nginx before it."""
    with ExitStack() as running:
        site = running.enter_context(live.served(TMPDIR=str(folder)))
        ports = {"alone": site.port}
        if proxied.NGINX:
            before = proxied.behind_nginx(site.port, tmp_path_factory.mktemp("nginx"))
            ports["nginx"] = running.enter_context(before)
        yield ports


@pytest.fixture(params=["alone", "nginx"])
def port(request, ports):
    """The port of the site, by one way and by the other."""
    if request.param not in ports:
        unavailable(proxied.MISSING)
    return ports[request.param]


def get(port, path="/login/", **headers):
    """The status of a page, its headers, and the seconds it took."""
    began, visitor = time.monotonic(), HTTPConnection("127.0.0.1", port, timeout=15)
    visitor.request("GET", path, headers=headers)
    answer = visitor.getresponse()
    answer.read()
    visitor.close()
    return answer.status, answer.headers, time.monotonic() - began


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=15)


BEGUN = {
    **{"silent": b"", "head": HEAD, "body": FORM % 5000},
    **{"padded": PADDED, "endless": ENDLESS, "expecting": EXPECTING},
}


@pytest.mark.parametrize("begun", BEGUN.values(), ids=BEGUN)
def test_visitors_are_served_while_forty_clients_send_a_byte_now_and_then(port, begun):
    get(port)  # the workers are up
    with ExitStack() as open_:
        slow = [open_.enter_context(connect(port)) for _ in range(SLOW)]
        for sent in (begun[:-1], begun[-1:], b"a"):
            for one in slow:
                with suppress(OSError):  # refused at once
                    one.sendall(sent)
            status, _, seconds = get(port)
            assert (status, seconds < 3) == (200, True), seconds


def test_of_many_silent_connections_the_one_that_waits_longest_gives_way(folder):
    """A worker takes a thousand: those that send nothing must not fill it."""
    with live.served(TMPDIR=str(folder), WORKERS="1") as site, ExitStack() as open_:
        get(site.port)
        first, *_ = [open_.enter_context(connect(site.port)) for _ in range(MOST_WAITING + 20)]
        assert get(site.port)[0] == 200
        first.settimeout(READ_SECONDS / 4)
        assert first.recv(1) == b""  # closed, long before its time is over


def test_an_upload_of_300_mib_is_refused_before_it_is_sent_and_lies_nowhere(port, folder):
    with connect(port) as large:
        large.sendall(FORM % HUGE)
        large.sendall(b"a" * 2**20)
        assert large.recv(2**16).startswith(b"HTTP/1.1 413 ")
    assert list(folder.iterdir()) == []


def nobody_else_is_connected(port, path):
    """Wait until the connections of earlier tests count no more (limit_conn)."""
    for _ in range(100):
        if get(port, path)[0] != 503:
            return
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("path", "mib", "status"),
    [("/office/ledgers/", 20, 403), ("/office/ledgers/", 22, 413), ("/login/", 7, 413)],
)
def test_the_page_of_ledgers_alone_takes_a_long_ledger(port, path, mib, status):
    nobody_else_is_connected(port, path)
    visitor = HTTPConnection("127.0.0.1", port, timeout=30)
    with suppress(OSError):  # the rest of what is refused is not read
        visitor.request("POST", path, b"a" * (mib * 2**20))
    assert visitor.getresponse().status == status
    visitor.close()


def test_the_refusal_says_in_words_that_it_was_too_much():
    answer = Client().post("/login/", "a", "text/plain", CONTENT_LENGTH=HUGE)
    assert answer.status_code == 413
    assert "提交的内容太多，没有收下" in answer.content.decode()


def test_a_file_sent_to_a_page_that_takes_none_is_kept_nowhere():
    file = SimpleUploadedFile("a.pdf", b"%PDF" * 2**18)
    answer = Client().post("/login/", {"username": "a", "password": "b", "file": file})
    request = answer.wsgi_request
    assert (dict(request.FILES), request.POST["username"]) == ({}, "a")


@pytest.mark.parametrize("name", ["Script-Name", "Script_Name", "Path-Info", "Remote-User"])
def test_no_header_of_a_visitor_becomes_a_variable_of_the_server(port, name):
    status, _, _ = get(port, **{name: "/office"})
    assert status == 200


@pytest.mark.parametrize("name", ["X-Forwarded-Ssl", "X-Forwarded-Protocol", "Forwarded"])
def test_contradicting_headers_of_a_proxy_change_nothing(port, name):
    status, _, _ = get(port, **{name: "on", "X-Forwarded-Proto": "http"})
    assert status == 200


def test_the_log_of_nginx_holds_no_token(ports, tmp_path):
    with proxied.behind_nginx(ports["alone"], tmp_path) as port:
        for path in ("/r/GEHEIM/", "//r/GEHEIM", "/%72/GEHEIM/", "/a/../R/GEHEIM/x"):
            get(port, path)
    logged = (tmp_path / "mediation.log").read_text()
    assert logged.count('"GET /r/-"') == 4
    assert [p.name for p in tmp_path.iterdir() if p.is_file() and "GEHEIM" in p.read_text()] == []


def test_a_proxy_without_its_site_says_when_to_come_again(tmp_path):
    with proxied.behind_nginx(1, tmp_path) as port:
        status, headers, _ = get(port)
        with connect(port) as sending:
            sending.sendall(FORM % 0)
            page = b"".join(iter(lambda: sending.recv(2**16), b"")).decode()
    assert (status, headers["Retry-After"]) == (503, "30")
    assert "刚才提交的内容不一定存上了" in page  # a site that was killed may have stored it


def test_a_request_is_complete_with_the_body_it_states():
    head = FORM % 7
    assert [length_of(head[:-1]), length_of(head)] == [None, len(head) + 7]
    assert length_of(FORM % HUGE) == len(FORM % HUGE)  # not collected
    assert length_of(PADDED) == len(PADDED) + 5000
    assert (is_above_limit(ENDLESS), length_of(ENDLESS)) == (True, len(ENDLESS))


def test_what_is_never_complete_is_refused():
    assert refusal_of(b"GET / HTTP/1.1\r\n" + b"a" * 2**17) == HEAD_TOO_LARGE
    chunked = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert refusal_of(chunked) == LENGTH_REQUIRED
    assert refusal_of(HEAD) == refusal_of(FORM % 7) == b""
