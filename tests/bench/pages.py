"""CPU time and statements of the most visited pages, in the tree of this file.

Runs by path as well (`python pages.py FOLDER`), so that the same measurement can be put into an
older commit. FOLDER holds the database of the demo; it is built if missing. Prints one JSON object:
page -> {statements, cpu_ms, p95_ms, raw_bytes, gzip_bytes}.
"""

# ruff: noqa: E402 -- Django is set up before its models are imported

import gzip
import json
import os
import sys
import time
from pathlib import Path

FOLDER = Path(sys.argv[1]).resolve()
ROUNDS = int(sys.argv[2])
WARM_UP = 5
os.environ["MEDIATION_TEST_FOLDER"] = str(FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "mediation.settings_test"
sys.path.insert(0, os.getcwd())

import django
from django.conf import settings

django.setup()
settings.DEMO = True

from django.core.management import call_command
from django.db import connection
from django.test import Client

from cases.models import Case
from mediation.accounts.models import User

PAGES = {
    "office list": ("zhengguan", "/office/cases/"),
    "office case": ("zhengguan", "/office/cases/{signing}/"),
    "office desk": ("zhengguan", "/office/"),
    "mediator list": ("chentiao", "/mediator/cases/"),
    "mediator case": ("chentiao", "/mediator/cases/{signing}/"),
    "mediator desk": ("chentiao", "/mediator/"),
    "mediator act": ("chentiao", "/mediator/cases/{signing}/sign/"),
    "company list": ("xuguanjia", "/company/cases/"),
    "company case": ("xuguanjia", "/company/cases/{dispatched}/"),
    "company desk": ("xuguanjia", "/company/"),
    "court list": ("gufa", "/court/cases/"),
    "court case": ("gufa", "/court/cases/{adjudicating}/"),
    "court desk": ("gufa", "/court/"),
    "brief (1,886 cases)": ("wanan-office", "/brief/"),
}


def client_of(username) -> Client:
    """A client signed in as one of the demo's people."""
    client = Client(SERVER_NAME="localhost")
    user = User.objects.get(username=username)
    client.force_login(user, backend="mediation.accounts.backends.PersonBackend")
    return client


def a_case(status) -> str:
    """The number of a demo case in a state that 陈调 mediates, or any."""
    cases = Case.objects.filter(status=status, committee__code="SY").order_by("pk")
    return (cases.filter(mediator__name="陈调").first() or cases.first()).number


def measure(client, path) -> dict:
    """One page: statements and weight of a warm view, CPU time of many."""
    for _ in range(WARM_UP):
        client.get(path)
    seen = []
    with connection.execute_wrapper(lambda run, *given: seen.append(given[0]) or run(*given)):
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        client.get(path)
        times.append(1000 * (time.process_time() - began))
    size, packed = len(answer.content), len(gzip.compress(answer.content, 6))
    return {"statements": len(seen), "times": times, "bytes": size, "gzip": packed}


def main() -> None:
    """Build the demo if missing, then measure every page."""
    call_command("migrate", verbosity=0)
    if not Case.objects.exists():
        call_command("demo", verbosity=0)
    states = ("signing", "dispatched", "adjudicating")
    known = {name: a_case(name) for name in states}
    found = {
        name: measure(client_of(who), path.format(**known)) for name, (who, path) in PAGES.items()
    }
    json.dump(found, sys.stdout)


main()
