"""The served site while its database takes nothing or is away: reading goes on, or 503 and when.

With real processes, on the database of this run. A full disk is a limit on the size of files for
SQLite, also of those with the fonts of a first paper; PostgreSQL, whose disk is its server's, only
takes reading, as after a failover.
"""

import resource
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client

from cases.models import Case
from cases.states import Status as S
from tests import live
from tests.cast import cast
from tests.clients import sign_in
from tests.databases_apart import tell_server
from tests.factories import at
from tests.house import measuring

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def link(tmp_path):
    """The address of this run's database by a name that can be taken away."""
    if connection.vendor != "sqlite":
        return live.database_of_this_run()
    (tmp_path / "linked.sqlite3").symlink_to(connection.settings_dict["NAME"])
    return f"sqlite:///{tmp_path / 'linked.sqlite3'}"


@contextmanager
def only_read(site):
    """For the block the site can write nothing."""
    if connection.vendor == "sqlite":
        before = [(pid, resource.prlimit(pid, resource.RLIMIT_FSIZE)) for pid in site.workers()]
        limited = [(pid, (0, hard)) for pid, (_, hard) in before]
        start, stop = partial(limit_files, limited), partial(limit_files, before)
    else:
        start = partial(run, "SET default_transaction_read_only = on")
        stop = partial(run, "RESET default_transaction_read_only")
    yield from between(start, stop)


@contextmanager
def away(link):
    """For the block no connection to the database can be opened."""
    if connection.vendor == "sqlite":
        file = Path(link.removeprefix("sqlite:///"))
        start = partial(lead_to, file, "/nowhere/at/all.sqlite3")
        stop = partial(lead_to, file, file.readlink())
    else:
        start = partial(run, "WITH ALLOW_CONNECTIONS false")
        stop = partial(run, "WITH ALLOW_CONNECTIONS true")
    yield from between(start, stop)


def between(start, stop):
    """Start, and stop whatever happens."""
    start()
    try:
        yield
    finally:
        stop()


def limit_files(limits):
    """Limit the size of the files that these processes may write."""
    for pid, limit in limits:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)


def lead_to(file, target):
    """Let the link lead to another file."""
    file.unlink()
    file.symlink_to(target)


def run(change):
    """Change this database at its server, for new connections; all but our own end."""
    name = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
    tell_server(f'ALTER DATABASE "{name}" {change}')
    tell_server(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        f" WHERE datname = '{name}' AND pid <> {own}"
    )


def ask(site, visitor, path, sent=None):
    """The status, the time to wait and the page."""
    cookies = "; ".join(f"{name}={one.value}" for name, one in visitor.cookies.items())
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    there = HTTPConnection("127.0.0.1", site.port, timeout=30)
    body = urlencode(
        {"csrfmiddlewaretoken": visitor.cookies["csrftoken"].value, **(sent or {})}, True
    )
    there.request("POST" if sent else "GET", path, body if sent else None, headers)
    answer = there.getresponse()
    page = answer.read().decode(errors="replace")
    there.close()
    return answer.status, answer.headers["Retry-After"], page


def signed_in(people) -> Client:
    """A clerk's browser with the cookie of forms."""
    client = sign_in(people.clerk)
    client.get("/login/?next=/nowhere/")
    client.get("/office/")
    client.cookies.setdefault("csrftoken", Client().get("/login/").cookies["csrftoken"])
    return client


def test_reading_goes_on_while_nothing_can_be_written_and_writing_says_so(link):
    dispute = at(people := cast(), S.REGISTERED)
    paper = at(people, S.SIGNING).case.documents.get(kind="agreement")
    unopened = f"/office/cases/{paper.case.number}/papers/{paper.pk}.pdf"
    client, page = signed_in(dispute.p), f"/office/cases/{dispute.number}/"
    with live.served(DATABASE_URL=link) as site:
        reading = [page, "/office/", "/estates/", "/check/7QK4-M2XD/"]
        asking = f"{page}request_mediation/"
        sent = measuring.filled(client.get(asking).context["form"]) | {"how": "来访"}
        assert [ask(site, client, path)[0] for path in reading] == [200, 200, 200, 404]
        with only_read(site):
            assert [ask(site, client, path)[0] for path in reading] == [200, 200, 200, 404]
            printed = ask(site, client, unopened)
            assert printed[:2] == ((503, "30") if connection.vendor == "sqlite" else (200, None))
            status, wait, text = ask(site, client, asking, sent)
            assert (status, wait) == (503, "30")
            assert "刚才提交的不一定存上了" in text  # the connection may break after COMMIT
        assert Case.objects.get(pk=dispute.case.pk).status == S.REGISTERED
        assert ask(site, client, asking, sent)[0] == 303
        assert ask(site, client, unopened)[0] == 200


def test_while_the_database_is_away_every_page_says_when_to_come_again(link):
    dispute = at(cast(), S.REGISTERED)
    client, page = signed_in(dispute.p), f"/office/cases/{dispute.number}/"
    with live.served(DATABASE_URL=link) as site:
        assert ask(site, client, page)[0] == 200
        with away(link):
            answers = [ask(site, client, path) for path in (page, "/office/", "/progress/")]
            assert {(status, wait) for status, wait, _ in answers} == {(503, "30")}
            assert "请过半分钟再试" in answers[0][2]
        assert ask(site, client, page)[0] == 200
