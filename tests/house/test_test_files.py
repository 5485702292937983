"""Test files are run, never imported: what tests share stands in modules without tests."""

import ast
import re

import pytest

from tests.house.sources import PACKAGES, ROOT, imported_by, package_of

FOLDERS = (*PACKAGES, "tests", "deploy")
DOTTED = re.compile(r"[\w.]*\.\w+")
OF_A_TEST = re.compile(r"(^|\.)(test_\w+|conftest)(\.|$)")


def imported_test_files(source, package) -> set[str]:
    """Names of test files, or of something in them, that a text imports or names with dots."""
    nodes = list(ast.walk(ast.parse(source)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    named = {text for text in texts if isinstance(text, str) and DOTTED.fullmatch(text)}
    return {name for name in imported_by(nodes, package) | named if OF_A_TEST.search(name)}


def test_no_module_imports_a_test_file():
    found = {
        f"{path.relative_to(ROOT)} imports {name}"
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        for name in imported_test_files(path.read_text(encoding="utf-8"), package_of(path))
    }
    assert found == set()


@pytest.mark.parametrize(
    "line",
    [
        "import tests.house.test_doors",
        "import tests.house.test_doors as doors",
        "from tests.house import test_doors",
        "from tests.house.test_doors import face_of",
        "from tests.house.conftest import same",
        "from . import test_doors",
        "from .test_doors import face_of",
        "def later():\n    from tests.house import test_doors",
        'importlib.import_module("tests.house.test_doors")',
        'importlib.import_module(".test_doors", __package__)',
        'pytest_plugins = ["tests.house.test_doors"]',
    ],
)
def test_an_import_of_a_test_file_is_seen(line):
    assert len(imported_test_files(line, ("tests", "house"))) == 1


@pytest.mark.parametrize(
    "line",
    ["from django.test import Client", "import mediation.settings_test", "from . import doors"],
)
def test_other_imports_are_not_reported(line):
    assert imported_test_files(line, ("tests", "house")) == set()
