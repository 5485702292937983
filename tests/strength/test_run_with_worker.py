"""`make run`: the script starts the site and the process beside it, and both end together."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.databases_apart import ROOT, drop, ended, migrated

pytestmark = pytest.mark.strength

ENQUEUE = """
import django; django.setup()
from cases.access.recounting import recount_further
recount_further.enqueue("company", {"estate": 1}, 0)
"""
LEFT = """
import django; django.setup()
from django_tasks_db.models import DBTaskResult
print(DBTaskResult.objects.exclude(status="SUCCESSFUL").count())
"""
PATIENCE = 120  # seconds


@pytest.fixture
def here(tmp_path):
    database = migrated("run", tmp_path)
    yield database
    drop(database)


def wait_for(what) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + PATIENCE
    while not (found := what()) and time.monotonic() < until:
        time.sleep(0.5)
    return bool(found)


def beside(site: int) -> list[int]:
    """The processes that run beside the site with this id."""
    own = ["work", "--with-site", str(site)]
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_text().split("\0")
        except OSError:  # it has just ended
            continue
        found += [int(path.parent.name)] if words[-4:-1] == own else []
    return found


def port() -> str:
    """A free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_background_work_is_done_beside_the_site_and_ends_with_it(here, how):
    assert ended(here.start("-c", ENQUEUE)).code == 0
    environment = here.environment | {"PORT": port(), "WORKERS": "1"}
    run = subprocess.Popen(
        ["deploy/run.sh"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert wait_for(lambda: ended(here.start("-c", LEFT)).out == "0\n")
        assert len(beside(run.pid)) == 1
        os.kill(run.pid, how)
        assert wait_for(lambda: not beside(run.pid))
    finally:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
