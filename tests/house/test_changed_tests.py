"""`make test-fast` runs every test that concerns a change."""

import pytest

from deploy import changed_tests
from deploy.changed_tests import ALSO, ALWAYS, ROOT, chosen

HOUSE = {f"tests/house/test_{name}.py" for name in ALWAYS}


def test_every_test_it_names_is_there():
    named = {test for tests in ALSO.values() for test in tests} | HOUSE

    assert [test for test in sorted(named) if not (ROOT / test).exists()] == []


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("cases/law/identifiers.py", "tests/cases/law/test_identifiers.py"),
        ("cases/door/opening.py", "tests/cases/door"),
        ("cases/phases/enforce/guards.py", "tests/cases/phases"),
        ("cases/web/court/desk.py", "tests/cases/web/court"),
        ("cases/web/stepping.py", "tests/cases/web/test_repeats.py"),
        ("cases/functions.py", "tests/house/test_strangers.py"),
        ("mediation/urls.py", "tests/house/test_doors.py"),
        ("mediation/workdays/data/2026.json", "tests/cases/law"),
        ("templates/office/case.html", "tests/cases/web/office"),
        ("templates/documents/agreement.html", "tests/reports/documents/test_agreement.py"),
        ("tests/cases/web/office/people.py", "tests/cases/web/office"),
    ],
)
def test_a_changed_room_is_tested_where_it_is_mirrored(path, wanted):
    assert {wanted, *HOUSE} <= set(chosen([path]))
    assert "tests" not in chosen([path])


def test_a_module_is_tested_by_those_who_import_it_too():
    assert "tests/cases/phases/test_money_to_the_fen.py" in chosen(["cases/law/money.py"])


def test_what_everything_rests_on_is_tested_by_everything():
    assert chosen(["cases/models/case.py", "cases/law/money.py"]) == ["tests"]


def test_a_clean_branch_tests_its_last_commit(monkeypatch):
    output = {"merge-base": ["abc"], "ls-files": []}
    monkeypatch.setattr(
        changed_tests,
        "git",
        lambda *w: output.get(w[0], ["cases/acts.py"] if w[-1] == "HEAD~1" else []),
    )

    assert changed_tests.changed(None) == ["cases/acts.py"]
