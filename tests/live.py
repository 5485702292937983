"""The site as served: gunicorn on the database of this run, and visitors over HTTP.

The port is opened here and passed on, so that it stays the same after the server was killed.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from django.core.files import File
from django.db import connection
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from tests.factories import at
from tests.house import measuring
from tests.six_at_once import SIX, at_once

ROOT = Path(__file__).resolve().parents[1]
SERVER = (sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "mediation.wsgi")
PATIENCE = 30
DIE_WITH_PARENT = 1  # prctl(2): PR_SET_PDEATHSIG


class Site:
    """A server on its own port; it does not outlive the tests."""

    def __init__(self, environment):
        self.environment = environment
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        self.start()

    def start(self):
        """Start serving; early visitors wait at the port."""
        self.process = subprocess.Popen(
            SERVER,
            cwd=ROOT,
            env=self.environment | {"BIND": f"fd://{self.socket.fileno()}"},
            pass_fds=[self.socket.fileno()],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM),
        )

    def workers(self) -> list[int]:
        """The ids of the worker processes."""
        pid = self.process.pid
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def kill(self):
        """Kill the server and all its workers without warning."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Stop gracefully, or kill."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        self.socket.close()


def manage(*command):
    """Run a command of the site with its shipped settings."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "mediation.settings"}
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)


def database_of_this_run() -> str:
    """The address of this run's database."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


@contextmanager
def served(settings="mediation.settings_test", **environment):
    """The site, served for the block."""
    database = {"DATABASE_URL": database_of_this_run()}
    site = Site({**os.environ, "DJANGO_SETTINGS_MODULE": settings, **database, **environment})
    try:
        yield site
    finally:
        site.stop()


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: status, redirect target, and the page as text."""

    status: int
    leads_to: str
    page: str


@dataclass
class Visitor:
    """A visitor with their own cookies; every request is a new connection."""

    site: Site
    cookies: dict = field(default_factory=dict)

    def get(self, path) -> Answer:
        """Open a page."""
        return self._ask("GET", path)

    def post(self, path, sent) -> Answer:
        """Send a form of a page opened before, with that page's token; one with a file as such."""
        sent = sent | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
        if any(isinstance(value, File) for value in sent.values()):
            return self._ask("POST", path, encode_multipart(BOUNDARY, sent), MULTIPART_CONTENT)
        return self._ask("POST", path, urlencode(sent, True), "application/x-www-form-urlencoded")

    def _ask(self, method, path, body=None, kind="") -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": kind} if kind else {}
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = unescape(answer.read().decode())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: row.value for name, row in SimpleCookie(line).items()}
        return Answer(answer.status, answer.headers.get("Location", ""), page)


def visitor(site, client=None) -> Visitor:
    """The person signed in at this test client; without one, the public."""
    return Visitor(site, {"sessionid": client.cookies["sessionid"].value} if client else {})


def visitors(site, people, role, path) -> list[Visitor]:
    """The same person in six browsers, each with the page open."""
    visitors_of_role = [visitor(site, role and measuring.browser(people, role)) for _ in range(SIX)]
    assert [one.get(path).status for one in visitors_of_role] == [200] * SIX
    return visitors_of_role


def filled_in(client, d, row, role) -> tuple[str, dict]:
    """The address of an act of the reviewed table for this role, and its form filled in."""
    path = reverse(f"{measuring.face_of(role)}:act", args=[d.case.number, row.act])
    form = client.get(path).context.get("form")
    return path, (measuring.filled(form) if form else {}) | row.sent(d)


def send_at_once(six, path, forms) -> list[Answer]:
    """The answers to six forms sent at the same moment."""
    return all_answered(at_once(lambda i: six[i].post(path, forms[i])))


def all_answered(answers) -> list[Answer]:
    """The answers; asserts that none is missing."""
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    return answers


def act_at_once(site, people, row, keys) -> tuple[list[Answer], int]:
    """One act of the reviewed table by six at once: the answers, and the lines written."""
    d = at(people, row.state)
    row.before(d)
    role = next(role for role in sorted(row.by) if role in measuring.STAFF)
    path, sent = filled_in(measuring.browser(people, role), d, row, role)
    length = d.case.trail.count()
    six = visitors(site, people, role, path)
    answers = send_at_once(six, path, [sent | {"key": key} for key in keys])
    return answers, d.case.trail.filter(seq__gt=length, name=row.act).count()
