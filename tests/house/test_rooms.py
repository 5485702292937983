"""The arrows of the house: reports → cases → mediation, and the floors inside cases."""

import ast

import pytest

from tests.house.sources import (
    FUNCTIONS,
    PACKAGES,
    ROOT,
    imports,
    imports_when_loaded,
    package_of,
    sources,
)

MAY_IMPORT = {
    "mediation": {"mediation"},
    "cases": {"cases", "mediation"},
    "reports": {"reports", "cases", "mediation"},
}
REASONS = {"app ready", "slow import"}

FLOORS = (
    {"acts", "earlier_facts", "functions", "guards", "law", "signals", "states", "words"},
    {"legal_records", "papers", "phases", "presence", "texts_as_seen", "visibility"},
    {"access", "models"},
    {"consistency", "demo", "door", "forms", "jobs", "ledger", "search"},
    {"apps", "management", "terminal", "web"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
FACES = {"public", "resident", "company", "mediator", "office", "court", "supervisor"}


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_packages_only_look_down(package):
    upward = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(package)
        for name in imports(path)
        if name.split(".")[0] in MAY_IMPORT and name.split(".")[0] not in MAY_IMPORT[package]
    }
    assert upward == set()


def room_of(path) -> str:
    parts = path.relative_to(ROOT / "cases").with_suffix("").parts
    return parts[0]


def test_every_room_of_cases_has_its_floor_and_every_floor_only_rooms_that_exist():
    rooms = {room_of(path) for path in sources("cases")} - {"__init__"}
    assert rooms == FLOOR_OF.keys()


def upward(source: str, package: tuple[str, ...], room: str) -> set[str]:
    """The names a text of this room imports from a floor above, when loaded."""
    return {
        name
        for name in imports_when_loaded(source, package)
        if name.startswith("cases.") and FLOOR_OF.get(name.split(".")[1], 0) > FLOOR_OF[room]
    }


def test_floors_of_cases_only_look_down():
    found = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources("cases")
        if room_of(path) in FLOOR_OF
        for name in upward(path.read_text(encoding="utf-8"), package_of(path), room_of(path))
    }
    assert found == set()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import cases.web.face", "cases.web.face"),
        ("import cases.web.face as face", "cases.web.face"),
        ("from cases import web", "cases.web"),
        ("from cases.web import face", "cases.web.face"),
        ("from ..web import face", "cases.web.face"),
        ("from .. import web", "cases.web"),
        ("try:\n    import cases.web\nexcept ImportError:\n    pass", "cases.web"),
    ],
)
def test_an_import_from_a_floor_above_is_seen(line, name):
    assert upward(line, ("cases", "door"), "door") == {name}


@pytest.mark.parametrize("block", ["if TYPE_CHECKING:", "def later():"])
def test_an_import_for_types_or_inside_a_function_may_look_up(block):
    assert upward(f"{block}\n    from cases.web import face", ("cases", "door"), "door") == set()


def test_every_folder_of_pages_is_a_face_or_the_listing():
    folders = {path.parent.name for path in (ROOT / "cases" / "web").glob("*/__init__.py")}
    assert folders == FACES | {"listing"}


def test_no_face_imports_another():
    crossing = {
        f"{path.relative_to(ROOT)} imports {name}"
        for face in FACES
        for path in (ROOT / "cases" / "web" / face).rglob("*.py")
        for name in imports(path)
        if name.startswith("cases.web.") and name.split(".")[2] in FACES - {face}
    }
    assert crossing == set()


def test_an_import_inside_a_function_carries_its_reason():
    without = []
    for package in PACKAGES:
        for path in sources(package):
            lines = path.read_text(encoding="utf-8").splitlines()
            for node in ast.walk(ast.parse("\n".join(lines))):
                if isinstance(node, FUNCTIONS):
                    without += [
                        f"{path.relative_to(ROOT)}:{inner.lineno}"
                        for inner in ast.walk(node)
                        if isinstance(inner, ast.Import | ast.ImportFrom)
                        and not any(f"-- {r}" in lines[inner.lineno - 1] for r in REASONS)
                    ]
    assert without == []
