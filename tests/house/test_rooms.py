"""The arrows of the house: reports → cases → mediation, and the floors inside cases."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MAY_IMPORT = {
    "mediation": {"mediation"},
    "cases": {"cases", "mediation"},
    "reports": {"reports", "cases", "mediation"},
}
REASONS = {"app ready", "slow import"}

FLOORS = (
    {"acts", "functions", "guards", "law", "signals", "states", "words"},
    {"papers", "phases", "visibility"},
    {"access", "models"},
    {
        "assignment",
        "batches",
        "consistency",
        "court",
        "demo",
        "door",
        "filters",
        "forms",
        "jobs",
        "ledger",
        "matching",
        "search",
    },
    {"admin", "api", "apps", "management", "terminal", "web"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
FACES = {"public", "resident", "company", "mediator", "office", "court", "supervisor"}


def imports(path: Path) -> set[str]:
    """Dotted names a file imports at its top, relative ones resolved."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *([node.module] if node.module else [])))
            found |= {f"{stem}.{alias.name}" for alias in node.names}
    return found


def sources(package: str) -> list[Path]:
    return [p for p in (ROOT / package).rglob("*.py") if "migrations" not in p.parts]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_packages_only_look_down(package):
    upward = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(package)
        for name in imports(path)
        if name.split(".")[0] in MAY_IMPORT and name.split(".")[0] not in MAY_IMPORT[package]
    }
    assert upward == set()


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "cases").with_suffix("").parts
    return parts[0]


def test_every_room_of_cases_has_its_floor():
    rooms = {room_of(path) for path in sources("cases")} - {"__init__"}
    assert rooms - FLOOR_OF.keys() == set()


def test_floors_of_cases_only_look_down():
    upward = set()
    for path in sources("cases"):
        floor = FLOOR_OF.get(room_of(path), len(FLOORS))
        for name in imports(path):
            parts = name.split(".")
            above = parts[0] == "cases" and len(parts) > 1 and FLOOR_OF.get(parts[1], 0) > floor
            if above and not hint_only(path, name):
                upward.add(f"{path.relative_to(ROOT)} imports {name}")
    assert upward == set()


def hint_only(path: Path, name: str) -> bool:
    """Whether the import stands under TYPE_CHECKING, or inside a function with its reason."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    last = name.rsplit(".", 1)[-1]
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and any(a.name == last for a in node.names):
            return False
    return True


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
    for package in MAY_IMPORT:
        for path in sources(package):
            lines = path.read_text(encoding="utf-8").splitlines()
            for node in ast.walk(ast.parse("\n".join(lines))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    without += [
                        f"{path.relative_to(ROOT)}:{inner.lineno}"
                        for inner in ast.walk(node)
                        if isinstance(inner, ast.Import | ast.ImportFrom)
                        and not any(f"-- {r}" in lines[inner.lineno - 1] for r in REASONS)
                    ]
    assert without == []
