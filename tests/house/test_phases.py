"""The phases are separate: no phase imports another, and calls between them are declared."""

import ast
import re

import pytest

from cases.phases import ASKED_BY_OTHER_PHASES
from tests.house.sources import PACKAGES, ROOT, imports_of, sources

PHASES = ("handle", "mediate", "adjudicate", "enforce")


def trees(phase):
    """The parsed files of a phase."""
    folder = ROOT / "cases" / "phases" / phase
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))]


def methods_defined_in(phase) -> set[str]:
    """The names of the methods of the classes of a phase that the case inherits."""
    classes = [n for tree in trees(phase) for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    return {f.name for c in classes for f in c.body if isinstance(f, ast.FunctionDef)}


def methods_called_in(phase) -> set[str]:
    """The names of the methods that code of a phase calls on `self`."""
    calls = [n.func for tree in trees(phase) for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return {
        call.attr
        for call in calls
        if isinstance(call, ast.Attribute)
        and isinstance(call.value, ast.Name)
        and call.value.id == "self"
    }


def other_phases_imported(source, phase) -> set[str]:
    """The names in other phases that a text of this phase imports."""
    others = tuple(f"cases.phases.{other}." for other in PHASES if other != phase)
    names = imports_of(source, ("cases", "phases", phase))
    return {name for name in names if f"{name}.".startswith(others)}


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_imports_no_other_phase(phase):
    paths = sorted((ROOT / "cases" / "phases" / phase).rglob("*.py"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert [other_phases_imported(text, phase) for text in texts] == [set()] * len(paths)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("from cases.phases.mediate import guards", "cases.phases.mediate.guards"),
        ("from cases.phases import mediate", "cases.phases.mediate"),
        ("from ..mediate import guards", "cases.phases.mediate.guards"),
        ("from .. import mediate", "cases.phases.mediate"),
        ("import cases.phases.mediate.guards", "cases.phases.mediate.guards"),
    ],
)
def test_an_import_of_another_phase_is_seen(line, name):
    assert other_phases_imported(line, "handle") == {name}


def test_every_folder_of_phases_is_a_phase():
    folders = {path.parent.name for path in (ROOT / "cases" / "phases").glob("*/__init__.py")}
    assert folders == set(PHASES)


def calls_between_phases() -> dict[str, str]:
    """Every method that one phase calls and only another defines, with the phase it stands in."""
    return {
        name: owner
        for phase in PHASES
        for owner in PHASES
        if owner != phase
        for name in methods_called_in(phase) & methods_defined_in(owner) - methods_defined_in(phase)
    }


def test_calls_between_phases_are_public_and_written_down():
    assert calls_between_phases() == ASKED_BY_OTHER_PHASES
    assert not any(name.startswith("_") for name in ASKED_BY_OTHER_PHASES)


def private_names_used_outside(phase, paths) -> dict[str, set[str]]:
    """By file, the private methods of a phase that it names, outside that phase."""
    private = {name for name in methods_defined_in(phase) if re.match(r"_(?!_)", name)}
    own = ROOT / "cases" / "phases" / phase
    named = {path: attributes(path) & private for path in paths if own not in path.parents}
    return {path.name: names for path, names in named.items() if names}


def attributes(path) -> set[str]:
    """The names of the attributes a file asks for that it does not define itself."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    defined = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)} - defined


@pytest.mark.parametrize("phase", PHASES)
def test_private_methods_of_a_phase_are_called_in_it_alone(phase):
    paths = [path for package in PACKAGES for path in sources(package)]
    assert private_names_used_outside(phase, paths) == {}


def test_a_private_method_called_from_elsewhere_is_seen(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text("def finish(case):\n    case._finish_performance()\n")

    found = private_names_used_outside("enforce", [planted])

    assert found == {"planted.py": {"_finish_performance"}}


def test_no_module_re_exports_names():
    packages = [ROOT / name for name in ("cases", "mediation", "reports")]
    paths = [path for package in packages for path in package.rglob("*.py")]
    assert [p.name for p in paths if "__all__" in p.read_text(encoding="utf-8")] == []


def test_management_holds_commands_only():
    folders = [ROOT / name / "management" for name in ("cases", "reports")]
    beside = {path.name for folder in folders for path in folder.glob("*.py")}
    modules = [path for folder in folders for path in folder.glob("commands/**/*.py")]
    texts = {path.name: path.read_text(encoding="utf-8") for path in modules}

    assert beside == {"__init__.py"}
    assert {name for name, text in texts.items() if "class Command(" not in text} == {"__init__.py"}
