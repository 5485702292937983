"""Each filter is removed in turn, and every time a walk must fail, or the test named for it.

A fault that nothing detects is a missing test.
"""

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases_apart, migrated_once
from tests.databases_apart import ROOT
from tests.house.checks import FEW
from tests.house.measuring import undone
from tests.house.planting import planted
from tests.strength.faults_in_a_case import IN_A_CASE
from tests.strength.faults_in_lists import IN_LISTS
from tests.strength.faults_of_files import OF_FILES
from tests.strength.faults_of_operation import OF_OPERATION
from tests.strength.faults_of_oversight import OF_OVERSIGHT
from tests.strength.faults_of_safety import OF_SAFETY
from tests.undefined_variables import undefined

WEAKNESSES = (*OF_SAFETY, *OF_OPERATION, *OF_FILES)
FAULTS = (*IN_A_CASE, *IN_LISTS, *OF_OVERSIGHT)
THERE = (*FEW, "applicant A", "respondent A", "office B")


@pytest.fixture
def few(world):
    """The two towns, and the people who would see something without a filter."""
    a, b, people = world
    return a, b, [somebody for somebody in people if somebody.name in THERE]


def seen(check, world) -> bool:
    """Whether the check fails; its effects are rolled back."""
    with undone():
        try:
            check(world)
        except Exception as red:
            print(f"        {type(red).__name__}: {str(red)[:150]}")
            return True
    return False


def by_what(one) -> str:
    return one.what


@pytest.mark.parametrize("fault", FAULTS, ids=by_what)
def test_the_text_of_a_planted_fault_is_in_its_module_once(fault):
    source = Path(importlib.import_module(fault.module).__file__).read_text()

    assert source.count(fault.old) == 1


WALKS = list(dict.fromkeys(fault.check for fault in FAULTS))


@pytest.mark.strength
@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("walk", WALKS)
def test_without_a_fault_a_walk_is_green(few, walk):
    assert not seen(walk, few)


@pytest.mark.strength
@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("fault", FAULTS, ids=by_what)
def test_a_planted_fault_fails_its_walk(few, fault):
    with planted(fault.module, fault.old, fault.new):
        red = seen(fault.check, few)
    undefined.clear()  # a page with a planted fault may ask for what is not there

    assert red


@pytest.mark.parametrize("weakness", WEAKNESSES, ids=by_what)
def test_the_text_of_a_weakness_is_in_its_file_once_and_its_test_is_there(weakness):
    file, _, name = weakness.test.partition("::")

    assert (ROOT / weakness.file).read_text().count(weakness.old) == 1
    assert f"def {name}(" in (ROOT / file).read_text()


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The product and its tests in a folder of their own, where faults are planted in the files.

    On the server its tests begin from a database of their own.
    """
    folder = tmp_path_factory.mktemp("weak") / "site"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", ".venv", "var", ".*_cache"))
    if not databases_apart.SERVER:
        yield folder, ""
        return
    there = databases_apart.migrated("weak", tmp_path_factory.mktemp("weak_database"))
    yield folder, there.url
    databases_apart.drop(there)


def outcome(copy, *tests) -> str:
    """How these tests end in the copy: "passed", "failed", or what else happened.

    No plant is in a migration, so the database migrated for the sound code is copied. A test that
    could not be run at all says nothing about the plant.
    """
    folder, address = copy
    left_out = ("MEDIATION_TEST_FOLDER", "PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    migrated_once.template()
    environment["MIGRATED_VERSION"] = migrated_once.version()
    environment["MIGRATED_IN"] = str(migrated_once.KEPT)
    if address:
        environment["DATABASE_URL"] = address
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", *tests]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    last = done.stdout.decode().strip().rpartition("\n")[2]
    as_counted = " error" not in last and {0: "passed", 1: "failed"}.get(done.returncode)
    return as_counted or f"{done.returncode}: {last}"


OF_THIS_DATABASE = [
    one
    for one in WEAKNESSES
    if (one.concerns_server if databases_apart.SERVER else not one.only_there)
]


@pytest.mark.strength
def test_in_the_sound_copy_every_named_test_is_green(copy):
    assert outcome(copy, *sorted({one.test for one in OF_THIS_DATABASE})) == "passed"


@pytest.mark.strength
@pytest.mark.parametrize("weakness", OF_THIS_DATABASE, ids=by_what)
def test_every_weakness_turns_its_test_red(copy, weakness):
    path = copy[0] / weakness.file
    sound = path.read_text()
    path.write_text(sound.replace(weakness.old, weakness.new))

    found = outcome(copy, weakness.test)
    path.write_text(sound)

    assert found == "failed"
