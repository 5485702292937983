"""A gunicorn worker whose threads only see whole requests, however slowly they arrive.

In gunicorn's own threaded worker a connection takes a thread with its first byte: a dozen clients
that send a byte every two seconds stop the site for everybody. Here the worker's main loop collects
what arrives, without waiting, and a thread is given the connection when the request is complete.
What is not complete by its deadline, or is too large to be kept, is closed; a body above the limit
of the site is not collected at all, and the site answers 413. A client that does not fetch its
answer loses the connection.

One page takes files (`LARGE`): what is sent there may be larger and take longer, and is counted
apart, so that it never stops other requests.

It relies on gunicorn's internals, so on the version pinned in requirements.txt;
`tests/mediation/test_slow_clients.py` tries it with real processes.
"""

import contextlib
import re
import selectors
import socket
import struct
import time
from functools import partial

from gunicorn.workers.gthread import ThreadWorker

READ_SECONDS = 20  # for a whole request, from its first byte or from the connection on
WAIT_SECONDS = 10  # of a thread, for a client that fetches or sends nothing
STOP_SECONDS = 2  # of a worker that stops, for a connection that is silent
SEND_BUFFER = 2**18  # more than a page: its thread is free before it is fetched
MAX_HEAD = 64 * 2**10
MAX_BODY = 6 * 2**20  # above the site's own limit, which answers with a page
MAX_COLLECTED = 64 * 2**20  # of all connections of the worker
MOST_WAITING = 500  # connections without a whole request; of gunicorn's thousand for a worker
LARGE = b"POST /office/ledgers/ "  # how a request to the page of files begins
MAX_LARGE_BODY = 22 * 2**20  # above that page's own limit
LARGE_SECONDS = 120
MAX_LARGE_COLLECTED = 2 * MAX_LARGE_BODY
END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*0*(\d+)[ \t]*\r\n", re.I)
MOST_DIGITS = 15  # of a length: more are more than any page takes, whatever they are
CONTINUE = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.I)
CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.I)
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
REFUSAL = "HTTP/1.1 {} {}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
TIMED_OUT, LENGTH_REQUIRED, HEAD_TOO_LARGE, BUSY = (
    REFUSAL.format(*status).encode()
    for status in (
        (408, "Request Timeout"),
        (411, "Length Required"),
        (431, "Request Header Fields Too Large"),
        (503, "Service Unavailable"),
    )
)


def length_of(request: bytes) -> int | None:
    """The bytes of the request whose beginning this is; None until its head is complete.

    Of a body above the limit of its page nothing counts: it is not collected.
    """
    end = request.find(END_OF_HEAD)
    if end < 0:
        return None
    return end + len(END_OF_HEAD) + (0 if is_above_limit(request) else body_of(request))


def is_large(request: bytes) -> bool:
    """Whether it goes to the page that takes files, and has more than other pages take."""
    return request.startswith(LARGE) and body_of(request) > MAX_BODY


def is_above_limit(request: bytes) -> bool:
    """Whether its body is larger than its page takes."""
    return body_of(request) > (MAX_LARGE_BODY if request.startswith(LARGE) else MAX_BODY)


def body_of(request: bytes) -> int:
    """The length its head states for its body."""
    stated = LENGTH.search(request, 0, request.find(END_OF_HEAD) + len(END_OF_HEAD))
    return int(stated[1][:MOST_DIGITS]) if stated else 0


def refusal_of(request: bytes) -> bytes:
    """The answer to a request that is not collected further; empty while it may be.

    Browsers and proxies state the length of what they send.
    """
    end = request.find(END_OF_HEAD)
    if end < 0:
        return HEAD_TOO_LARGE if len(request) > MAX_HEAD else b""
    return LENGTH_REQUIRED if CHUNKED.search(request, 0, end + 2) else b""


class BufferedWorker(ThreadWorker):
    """Collects requests in the main loop and gives them to threads when they are complete."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.collected = {False: 0, True: 0}  # of large requests: True

    def enqueue_req(self, conn):
        """Collect the next request of a connection, new or kept alive."""
        conn.init()
        conn.heard = bytearray(conn.parser.unreader.take_buffered())
        conn.going_on = False
        conn.is_large, conn.uncollected = False, False
        self.collected[False] += len(conn.heard)
        _limit_waiting(conn.sock)
        self._watch(conn, self._collect)
        if conn.heard:
            self._proceed(conn)

    def _watch(self, conn, then):
        """Call `then` whenever something arrives, until the deadline.

        Who has waited longest gives way to others where too many wait.
        """
        conn.timeout = time.monotonic() + READ_SECONDS
        conn.sock.setblocking(False)
        conn.is_watched = True
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(then, conn))
        if len(self.pending_conns) > MOST_WAITING:
            self._drop(self.pending_conns[0])

    def _collect(self, conn, sock):
        """Take what has arrived."""
        data = _arrived(sock) if conn.is_watched else None
        if data is None:
            return
        if not data:
            self._drop(conn)
            return
        conn.heard += data
        self.collected[conn.is_large] += len(data)
        self._proceed(conn)

    def _discard(self, conn, sock):
        """Let a client finish that sends more than is collected: it reads its answer after that."""
        if conn.is_watched and _arrived(sock) == b"":
            self._drop(conn)

    def _proceed(self, conn):
        """Hand a complete request to a thread, refuse a hopeless one, or go on collecting."""
        heard = conn.heard
        if not conn.is_large and is_large(heard):
            self._count_as_large(conn)
        refusal = refusal_of(heard) or self._refusal_when_full(conn)
        if refusal:
            self._drop(conn, refusal)
            return
        wanted = length_of(heard)
        if wanted is not None and len(heard) >= wanted:
            self._hand_over(conn)
        elif wanted is not None and not conn.going_on and CONTINUE.search(heard, 0, MAX_HEAD):
            conn.going_on = True
            _send_at_once(conn.sock, GO_ON)

    def _count_as_large(self, conn):
        """Count a large request apart, and wait for it longer."""
        self.collected[False] -= len(conn.heard)
        self.collected[True] += len(conn.heard)
        conn.is_large = True
        conn.timeout += LARGE_SECONDS - READ_SECONDS

    def _refusal_when_full(self, conn) -> bytes:
        most = MAX_LARGE_COLLECTED if conn.is_large else MAX_COLLECTED
        return BUSY if self.collected[conn.is_large] > most else b""

    def _hand_over(self, conn):
        """Give the connection, with its request, to a thread, which reads no more from it.

        Whatever the parser makes of the head, there is no client it could wait for.
        """
        self._forget(conn)
        conn.uncollected = is_above_limit(conn.heard)
        conn.parser.unreader.chunk = bytes
        conn.parser.unreader.unread(bytes(conn.heard))
        conn.heard = bytearray()
        conn.data_ready = True
        super().enqueue_req(conn)

    def _drop(self, conn, answer=b""):
        """Close a connection that sends no request."""
        self._forget(conn)
        if answer:
            _send_at_once(conn.sock, answer)
        self.nr_conns -= 1
        conn.close()

    def _forget(self, conn):
        """Stop collecting for a connection; it may still be among the events of this moment."""
        conn.is_watched = False
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)
        self.collected[conn.is_large] -= len(conn.heard)

    def murder_pending(self):
        """Close the connections whose request did not arrive in time."""
        now = time.monotonic()
        for late in [one for one in self.pending_conns if one.timeout <= now]:
            self._drop(late, TIMED_OUT if late.heard else b"")
        if not self.alive:
            silent = now + READ_SECONDS - STOP_SECONDS
            for conn in [one for one in self.pending_conns if not one.heard]:
                if conn.timeout <= silent:
                    self._drop(conn)

    def _keepalive_after(self, conn, keepalive):
        """No further request follows a body that was not collected."""
        return super()._keepalive_after(conn, keepalive and not conn.uncollected)

    def finish_request(self, conn, fs):
        """Keep the connection for its next request, or end it without waiting for the client."""
        if not fs.cancelled() and not fs.exception() and fs.result():
            super().finish_request(conn, fs)
        elif conn.uncollected and _ended_its_side(conn.sock):
            self._watch(conn, self._discard)
        else:
            self.nr_conns -= 1
            conn.close()


def _limit_waiting(sock):
    """Let the system end what a thread reads or writes without progress."""
    wait = struct.pack("ll", WAIT_SECONDS, 0)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, wait)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, wait)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)


def _arrived(sock):
    """What has arrived: None for nothing yet, empty when the client is gone."""
    try:
        return sock.recv(2**16)
    except BlockingIOError:
        return None
    except OSError:
        return b""


def _ended_its_side(sock) -> bool:
    """Tell the client that nothing more is sent; whether it is still there."""
    try:
        sock.shutdown(socket.SHUT_WR)
    except OSError:
        return False
    return True


def _send_at_once(sock, data):
    """Send as much as goes without waiting."""
    with contextlib.suppress(OSError):
        sock.send(data)
