"""`make test-fast` selects tests for every file of the product, and those named here."""

import subprocess

import pytest

from deploy import changed_tests
from deploy.changed_tests import ALSO, ALWAYS, CONSISTENCY, ROOT, chosen

HOUSE = {f"tests/house/test_{name}.py" for name in ALWAYS}
OF_THE_PRODUCT = (".py", ".html", ".js", ".css", ".json", ".svg", ".ttf")


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
        ("cases/web/court/urls.py", "tests/cases/web/court"),
        ("cases/functions.py", "tests/house/test_strangers.py"),
        ("cases/words/situations.py", "tests/cases/web/test_what_comes_next.py"),
        ("cases/law/deadlines.py", "tests/cases/phases/test_clocks_by_acts.py"),
        ("cases/search/hidden_names.py", "tests/cases/web/test_hidden_names.py"),
        ("cases/consistency/money.py", "tests/cases/commands/test_consistency.py"),
        ("cases/management/commands/doctor.py", "tests/cases/commands/test_doctor.py"),
        ("mediation/accounts/refused_pages.py", "tests/mediation/test_whose_refused_page.py"),
        ("reports/web/views.py", "tests/reports/test_brief_page.py"),
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


def test_every_file_of_the_product_selects_more_than_the_house_tests():
    rooms = (*changed_tests.PRODUCT, "templates")
    files = [
        file for file in changed_tests.git("ls-files", *rooms) if file.endswith(OF_THE_PRODUCT)
    ]

    assert [file for file in files if not set(chosen([file])) - HOUSE - {file}] == []


def test_a_module_is_tested_by_those_who_import_it_too():
    assert "tests/cases/phases/test_money_to_the_fen.py" in chosen(["cases/law/money.py"])


def test_a_module_without_tests_is_tested_by_those_of_the_modules_that_import_it(monkeypatch):
    monkeypatch.setattr(changed_tests, "ALSO", {})

    assert CONSISTENCY in chosen(["cases/consistency/series.py"])


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


def test_a_clone_without_a_main_of_its_own_compares_with_the_one_it_came_from(monkeypatch):
    monkeypatch.setattr(changed_tests, "git", lambda *w: knows_only("origin/main", *w))

    assert changed_tests.left_main() == "abc"


def test_a_clone_that_knows_no_main_is_asked_for_a_base(monkeypatch):
    monkeypatch.setattr(changed_tests, "git", lambda *w: knows_only("", *w))

    with pytest.raises(SystemExit, match="BASE=commit"):
        changed_tests.left_main()


def knows_only(main, *words):
    """Git where one branch is known."""
    if words[-1] != main:
        raise subprocess.CalledProcessError(128, words)
    return ["abc"]
