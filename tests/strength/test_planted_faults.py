"""Each filter is removed in turn, and every time a walk must fail.

A fault that no walk detects is a missing test.
"""

import importlib
from pathlib import Path

import pytest

from tests.house.checks import FEW
from tests.house.measuring import undone
from tests.house.planting import planted
from tests.house.world import build, everybody
from tests.strength.faults_in_a_case import IN_A_CASE
from tests.strength.faults_in_lists import IN_LISTS
from tests.strength.faults_of_oversight import OF_OVERSIGHT
from tests.undefined_variables import undefined

FAULTS = (*IN_A_CASE, *IN_LISTS, *OF_OVERSIGHT)
THERE = (*FEW, "applicant A", "respondent A", "office B")


@pytest.fixture
def few(db):
    """The two towns, and the people who would see something without a filter."""
    a, b = build("A"), build("B")
    return a, b, [somebody for somebody in everybody(a, b) if somebody.name in THERE]


def seen(check, world) -> bool:
    """Whether the check fails; its effects are rolled back."""
    with undone():
        try:
            check(world)
        except Exception as red:
            print(f"        {type(red).__name__}: {str(red)[:150]}")
            return True
    return False


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_the_text_of_a_planted_fault_is_in_its_module_once(fault):
    source = Path(importlib.import_module(fault.module).__file__).read_text()

    assert source.count(fault.old) == 1


@pytest.mark.strength
@pytest.mark.django_db
@pytest.mark.usefixtures("quiet")
def test_every_planted_fault_fails_a_walk(few):
    unseen = []
    assert [check for check in {fault.check for fault in FAULTS} if seen(check, few)] == []
    for fault in FAULTS:
        with planted(fault.module, fault.old, fault.new):
            red = seen(fault.check, few)
        print(f"{'red  ' if red else 'GREEN'} {fault.what}")
        unseen += [] if red else [fault.what]
    undefined.clear()  # a page with a planted fault may ask for what is not there
    assert unseen == []
