"""The kept database is migrated again when, and only when, what decides it has changed."""

import pytest

from tests import migrated_once


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("cases/migrations/0001_initial.py", True),
        ("cases/consistency/redigesting.py", True),  # a migration calls it
        ("mediation/workdays/data/2019-2026.json", True),
        ("mediation/vault.py", True),
        ("cases/door/checking.py", False),
    ],
)
def test_what_decides_how_an_empty_database_comes_out(file, counts):
    assert (migrated_once.ROOT / file).is_file()
    assert (migrated_once.ROOT / file in migrated_once._code()) is counts
