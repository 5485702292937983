"""An import that is killed and repeated, or run twice at once, leaves what one run leaves.

Real processes on databases of their own, of the kind this run uses.
"""

import signal

import pytest

from tests.cases.ledger.importing import BROKEN, NAME, mixed
from tests.cases.ledger.ledgers import book, packed
from tests.databases_apart import copied, drop, ended, migrated

# The day is fixed so that no row lies in the future.
HOW = {"chunk": 10, "today": "2026-10-15T10:00+08:00"}
RUN_AT = ("at",)  # the moment of the run


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    here = migrated("empty", tmp_path_factory.mktemp("empty"))
    yield here
    drop(here)


@pytest.fixture(scope="module")
def bring(tmp_path_factory):
    """The command that imports one ledger."""
    path = tmp_path_factory.mktemp("import") / "台账.xlsx"
    path.write_bytes(packed(book(*mixed(5, 60)[0])))
    return ("import_ledger", str(path), "--committee", NAME, "--create")


@pytest.fixture(scope="module")
def undisturbed(empty, bring, tmp_path_factory):
    """The result of one uninterrupted run, and its number of statements."""
    with copied(empty, tmp_path_factory.mktemp("undisturbed")) as here:
        code, _, err = ended(here.dying(HOW, *bring))
        assert code == 3, err
        return here.portrait(*RUN_AT), int(err.rsplit(":", 1)[1])


def test_killed_three_times_and_run_again_leaves_what_one_run_leaves(
    tmp_path, empty, bring, undisturbed
):
    wanted, statements = undisturbed
    with copied(empty, tmp_path) as here:
        for part in (0.1, 0.4, 0.3):  # of the whole, from where the previous run stopped
            killed = here.dying({**HOW, "at": int(statements * part)}, *bring)
            assert ended(killed).code == -signal.SIGKILL
        code, _, err = ended(here.dying(HOW, *bring))

        assert code == 3, err
        assert here.portrait(*RUN_AT) == wanted
        assert here.faults() == ""


def test_two_processes_at_once_leave_what_one_leaves(tmp_path, empty, bring, undisturbed):
    with copied(empty, tmp_path) as here:
        both = [here.dying(HOW, *bring) for _ in range(2)]
        assert [ended(process).code for process in both] == [3, 3]

        rows = here.portrait(*RUN_AT)

    assert rows == undisturbed[0]
    (run,) = rows["cases.Import"]
    assert f"60, 0, {len(BROKEN)}, 1, 1, true" in run
