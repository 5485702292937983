"""An import that is killed and repeated, or run twice at once, leaves what one run leaves.

Real processes on databases of their own, of the kind this run uses.
"""

import signal

import pytest

from tests.cases.ledger.importing import BROKEN, NAME, mixed
from tests.cases.ledger.ledgers import book, packed
from tests.databases_apart import copied, drop, ended, migrated

pytestmark = pytest.mark.slow
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


SENT = """
import django, sys
django.setup()
from types import SimpleNamespace
from cases.ledger.uploads import sending
from cases.ledger.writing import new_committee
committee = new_committee.find_or_create(sys.argv[2])
content = open(sys.argv[1], "rb").read()
clerk = SimpleNamespace(principal="person:1")
sent = sending.send(by=clerk, committee=committee, key="k", name="台账.xlsx", content=content)
sent.stage = sent.Stage.ORDERED
sent.save()
"""
MINUTES = ("10:00", "10:01", "10:02")  # a killed process holds what it works on for 45 seconds


def test_the_process_of_the_page_killed_twice_leaves_what_the_command_leaves(
    tmp_path, empty, bring, undisturbed
):
    wanted, statements = undisturbed
    with copied(empty, tmp_path) as here:
        assert ended(here.start("-c", SENT, bring[1], NAME)).code == 0
        for part, minute in zip((0.3, 0.5, None), MINUTES, strict=True):
            how = HOW | {"today": f"2026-10-15T{minute}+08:00"}
            how |= {"at": int(statements * part)} if part else {}
            code, _, err = ended(here.dying(how, "import_uploads"))
            assert code == (-signal.SIGKILL if part else 0), err

        rows = here.portrait(*RUN_AT)
        assert here.faults() == ""
    left_out = {"cases.LedgerUpload", "cases.LedgerFile"}
    assert {name for name in wanted if rows[name] != wanted[name]} == left_out
    assert "done" in rows["cases.LedgerUpload"][0]
    assert all("refused" in row for row in rows["cases.LedgerFile"])
