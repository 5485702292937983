"""Hostile input from fresh seeds: long; every finding names the seed that reproduces it."""

import os
import secrets

import pytest

from tests.house.hostile import fuzz_everything

pytestmark = [pytest.mark.strength, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
ROUNDS = 18  # each below the time after which the stacks of a test are written down


@pytest.mark.parametrize("number", range(ROUNDS))
def test_no_input_from_a_fresh_seed_breaks_a_page(number):
    """Each round draws its seed; `FUZZ_SEED=…` with round 0 reproduces a finding."""
    seed = int(os.environ.get("FUZZ_SEED") or secrets.randbelow(10**9)) + number

    run = fuzz_everything(seed, posts=8)

    print(f"FUZZ_SEED={seed}: {run.asked} requests, {sorted(run.statuses.items())}")
    assert run.wrong == []
