"""An import that is killed at any moment and repeated leaves what one run leaves.

Real processes, kills at random and at the worst moments, on the database of this run; the
ledger has several batches of rows. Figures are compared with those of the ledger's maker.
"""

import json
import random
import signal
import time

import pytest

from tests.cases.ledger.importing import NAME
from tests.cases.ledger.making import make
from tests.databases_apart import SERVER, copied, drop, ended, migrated

pytestmark = pytest.mark.strength

ROWS = 400
MOST_KILLS = 8
MOMENT = 0.003  # seconds
RUN_AT = ("at",)


@pytest.fixture(scope="module")
def made():
    return make(ROWS, ROWS, faults=0)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    here = migrated("strong", tmp_path_factory.mktemp("empty"))
    yield here
    drop(here)


@pytest.fixture(scope="module")
def bring(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "台账.xlsx"
    path.write_bytes(made.content)
    return ("import_ledger", str(path), "--committee", NAME, "--create", "--format", "json")


@pytest.fixture(scope="module")
def undisturbed(empty, bring, made, tmp_path_factory):
    """The result of one run, its duration, its number of statements."""
    with copied(empty, tmp_path_factory.mktemp("undisturbed")) as here:
        began = time.monotonic()
        code, out, err = ended(here.dying({}, *bring))
        took = time.monotonic() - began
        assert (code, json.loads(out)["imported"]) == (0, ROWS), err
        assert figures(here) == meant(made)
        return here.portrait(*RUN_AT), took, int(err.rsplit(":", 1)[1])


def figures(here):
    """The brief of the imported cases, as plain numbers."""
    result = json.loads(ended(here.manage("brief", "--committee", NAME, "--format", "json")).out)
    groups = ("by_category_as_written", "by_result_as_written", "by_mediator", "by_month")
    counted = {
        name: {g["name"]: (g["cases"], g["amount"]) for g in result[name]} for name in groups
    }
    estates = {g["name"]: (g["cases"], g["amount"]) for g in result["by_estate"]}
    return result["cases"], result["amount"], *counted.values(), estates


def meant(made):
    """The same figures according to the ledger's maker."""
    keys = ("category", "result", "mediator")
    groups = [_group(made, lambda one, key=key: getattr(one, key)) for key in keys]
    by_month = _group(made, lambda one: f"{one.day:%Y-%m}")
    return len(made.sound), _yuan(made.total), *groups, by_month, _group(made, lambda o: o.estate)


def _group(made, key):
    return {name: (cases, _yuan(fen)) for name, (cases, fen) in made.by(key).items()}


def _yuan(fen):
    return f"{fen // 100}.{fen % 100:02}"


def finish(here, bring, made, wanted):
    """Run to the end and compare with the result of one run."""
    code, out, err = ended(here.manage(*bring))
    assert code == 0, err
    result = json.loads(out)
    assert result["imported"] + result["skipped"] == ROWS
    assert result["total"] == _yuan(made.total)
    assert here.portrait(*RUN_AT) == wanted
    assert figures(here) == meant(made)
    assert here.faults() == ""


def test_an_import_killed_at_random_moments_is_complete(tmp_path, empty, bring, made, undisturbed):
    wanted, _, statements = undisturbed
    rng, kills = random.Random(9), 0
    with copied(empty, tmp_path) as here:
        for _ in range(MOST_KILLS):
            moment = {"at": rng.randrange(1, statements // 6), "late": rng.uniform(0, 0.02)}
            kills += ended(here.dying(moment, *bring)).code == -signal.SIGKILL
        finish(here, bring, made, wanted)
    assert kills >= MOST_KILLS // 2


@pytest.mark.parametrize("part", [0.01, 0.3, 0.6, 0.9, 1.0])
def test_an_import_killed_at_a_statement_is_complete_after_another_run(
    tmp_path, empty, bring, made, undisturbed, part
):
    wanted, _, statements = undisturbed
    with copied(empty, tmp_path) as here:
        killed = here.dying({"at": max(1, round(statements * part))}, *bring)
        assert ended(killed).code == -signal.SIGKILL
        finish(here, bring, made, wanted)


@pytest.mark.parametrize("word", ["ANALYZE", 'INSERT INTO "cases_step"', 'UPDATE "cases_import"'])
def test_an_import_killed_while_the_server_works_is_complete_after_another_run(
    tmp_path, empty, bring, made, undisturbed, word
):
    """ANALYZE is only sent to PostgreSQL; on SQLite the run completes."""
    with copied(empty, tmp_path) as here:
        code = ended(here.dying({"word": word, "late": MOMENT}, *bring)).code
        assert code == (0 if word == "ANALYZE" and not SERVER else -signal.SIGKILL)
        finish(here, bring, made, undisturbed[0])


def test_three_imports_at_once_with_one_killed_are_complete(
    tmp_path, empty, bring, made, undisturbed
):
    wanted, took, _ = undisturbed
    with copied(empty, tmp_path) as here:
        *others, victim = [here.manage(*bring) for _ in range(3)]
        time.sleep(took)
        victim.kill()
        ended(victim)
        answers = [ended(process) for process in others]
        assert [one.code for one in answers] == [0, 0], answers
        assert {json.loads(one.out)["total"] for one in answers} == {_yuan(made.total)}
        finish(here, bring, made, wanted)
