"""A post that writes much, killed at any statement: whole or absent, and it can be sent again.

Real processes with the shipped settings, on databases of their own of the kind this run uses. One
act is one transaction; of a workbook or a list each row is one.
"""

import signal

import pytest

from tests.databases_apart import copied, drop, ended, migrated

pytestmark = pytest.mark.strength

MOMENTS = ("at", "moved_at", "issued_at", "facts")
WHOLE = ["transfer", "seal", "seal_of_a_variation", "members"]
BY_ROW = ["referrals", "strike_offs"]
SEND = "tests.killed_posts:send"
PARTS = [0.5, 0.97]


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    here = migrated("posts", tmp_path_factory.mktemp("empty"))
    assert ended(here.manage("collectstatic", "--no-input", "--verbosity", "0")).code == 0
    yield here
    drop(here)


@pytest.fixture(scope="module", params=WHOLE + BY_ROW)
def prepared(request, empty, tmp_path_factory):
    """A database in which this post can be sent, and the name of the post."""
    with copied(empty, tmp_path_factory.mktemp(request.param)) as here:
        run(here, f"tests.killed_posts:{request.param}")
        assert here.faults() == ""
        yield here, request.param


@pytest.fixture(scope="module")
def undisturbed(prepared, tmp_path_factory):
    """What was there before, what one sending leaves, and its number of statements."""
    before = stored(prepared[0])
    with copied(prepared[0], tmp_path_factory.mktemp("undisturbed")) as here:
        statements = sent(here)
        assert here.faults() == ""
        return before, stored(here), statements


def stored(here) -> dict:
    """Every row but those of log-ins, which each request renews."""
    rows = here.portrait(*MOMENTS)
    return {model: rows[model] for model in rows if not model.startswith("accounts.")}


def run(here, name) -> tuple[str, int]:
    """The output of a function in its own process, and its number of statements."""
    code, out, err = ended(here.dying({}, name))
    assert code == 0, err
    return out.strip(), int(err.rsplit(":", 1)[1])


def sent(here) -> int:
    """Send the post to its end; its number of statements."""
    status, statements = run(here, SEND)
    assert status == "303"
    return statements


@pytest.mark.parametrize("part", PARTS)
def test_a_post_killed_at_a_statement_is_whole_or_absent_and_can_be_repeated(
    tmp_path, prepared, undisturbed, part
):
    before, wanted, statements = undisturbed
    assert wanted != before
    with copied(prepared[0], tmp_path) as here:
        killed = ended(here.dying({"at": round(statements * part)}, SEND))
        assert killed.code == -signal.SIGKILL, killed.err
        assert here.faults() == ""
        left = stored(here)
        assert prepared[1] in BY_ROW or left in (before, wanted)
        sent(here)

        assert stored(here) == wanted
        assert here.faults() == ""
