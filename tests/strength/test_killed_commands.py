"""`demo` and `run_due`, killed and repeated, leave what one run leaves.

Real processes on databases of their own, of the kind this run uses.
"""

import json
import signal
from datetime import timedelta

import pytest
from django.conf import settings

from mediation import clock
from tests.databases_apart import copied, drop, ended, migrated

pytestmark = pytest.mark.strength

MOMENTS = ("at", "moved_at", "issued_at", "revoked_at", "date_joined", "facts")
SMALL, WHOLE = ("demo", "--small"), ("demo",)
PARTS = [0.01, 0.5, 0.97]
IN_WANAN = 0.98  # of the statements; the part before is processed case by case


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    here = migrated("demo", tmp_path_factory.mktemp("empty"), demo=True)
    yield here
    drop(here)


@pytest.fixture(scope="module")
def small(empty, tmp_path_factory):
    """The small demo by one run: database, portrait, number of statements."""
    with copied(empty, tmp_path_factory.mktemp("small")) as here:
        statements = undisturbed(here, SMALL)
        assert missing(here) == ""
        yield here, here.portrait(*MOMENTS), statements


def undisturbed(here, command) -> int:
    code, _, err = ended(here.dying({}, *command))
    assert code == 0, err
    return int(err.rsplit(":", 1)[1])


def killed(here, command, at):
    code, _, err = ended(here.dying({"at": max(1, at)}, *command))
    assert code == -signal.SIGKILL, err


def missing(here) -> str:
    """The missing parts that `make run` reports."""
    return ended(here.start("deploy/missing.py")).out.strip()


@pytest.mark.parametrize("part", PARTS)
def test_a_demo_killed_and_run_again_is_complete(tmp_path, empty, small, part):
    _, wanted, statements = small
    with copied(empty, tmp_path) as here:
        killed(here, SMALL, round(statements * part))
        assert missing(here) == "demo"
        undisturbed(here, SMALL)

        assert missing(here) == ""
        assert here.portrait(*MOMENTS) == wanted
        assert here.faults() == ""
        listed = json.loads((tmp_path / "demo-logins.json").read_text())
        assert [login["name"] for login in listed if login["username"]]


def test_the_1886_cases_killed_and_written_again_are_complete(tmp_path, small):
    with copied(small[0], tmp_path / "once") as here:
        statements, wanted = undisturbed(here, WHOLE), here.portrait(*MOMENTS)
    with copied(small[0], tmp_path / "twice") as here:
        killed(here, WHOLE, round(statements * IN_WANAN))
        assert "万安物业" not in str(here.portrait()["directory.Committee"])
        undisturbed(here, WHOLE)

        assert here.portrait(*MOMENTS) == wanted
        assert here.faults() == ""


@pytest.fixture(scope="module")
def ahead():
    return ("run_due", "--at", f"{clock.today() + timedelta(days=400)}")


@pytest.fixture(scope="module")
def done(small, ahead, tmp_path_factory):
    """The result of one daily run 400 days ahead, and its number of statements."""
    with copied(small[0], tmp_path_factory.mktemp("done")) as here:
        return here, undisturbed(here, ahead), here.portrait(*MOMENTS)


@pytest.mark.parametrize("part", PARTS)
def test_a_daily_run_killed_and_run_again_does_everything_once(tmp_path, small, ahead, done, part):
    _, statements, wanted = done
    with copied(small[0], tmp_path) as here:
        killed(here, ahead, round(statements * part))
        undisturbed(here, ahead)

        assert here.portrait(*MOMENTS) == wanted
        assert here.faults() == ""


def test_two_daily_runs_at_once_do_everything_once(tmp_path, small, ahead, done):
    with copied(small[0], tmp_path) as here:
        both = [here.manage(*ahead) for _ in range(2)]
        assert [ended(process).code for process in both] == [0, 0]

        assert here.portrait(*MOMENTS) == done[2]
        assert here.faults() == ""


@pytest.mark.parametrize("part", PARTS)
def test_rekeying_killed_and_run_again_leaves_nothing_under_the_old_keys(
    tmp_path, small, monkeypatch, part
):
    own, other = settings.HASH_KEY, "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q="
    monkeypatch.setenv("HASH_KEY", other)
    monkeypatch.setenv("OLD_HASH_KEYS", own)
    with copied(small[0], tmp_path / "once") as here:
        statements = undisturbed(here, ("rekey",))
    with copied(small[0], tmp_path / "twice") as here:
        killed(here, ("rekey",), round(statements * part))
        assert here.faults() == ""  # old and new lines are both understood
        undisturbed(here, ("rekey",))

        monkeypatch.setenv("OLD_HASH_KEYS", "")
        assert here.faults() == ""
        assert ended(here.manage("rekey", "--status")).out == "全部已用现在的密钥。\n"


REWRITE = ("tests.rewriting:rewrite_addresses",)


@pytest.mark.parametrize("part", PARTS)
def test_a_rewrite_of_legal_records_killed_and_run_again_does_everything_once(
    tmp_path, small, part
):
    with copied(small[0], tmp_path / "once") as here:
        statements, wanted = undisturbed(here, REWRITE), here.portrait(*MOMENTS)
    with copied(small[0], tmp_path / "twice") as here:
        killed(here, REWRITE, round(statements * part))
        assert here.faults() == ""
        undisturbed(here, REWRITE)

        assert here.portrait(*MOMENTS) == wanted
        assert here.faults() == ""
