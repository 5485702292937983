"""The tests that concern what was changed since the branch left main, one path a line.

A changed module is tested by the tests that mirror its room, and by every test file that
imports it; a template by the tests of its face; a test or its helper by its folder. The quick
house tests always run. What everything rests on (settings, the cast, the models) has no smaller
answer than the whole suite.

    changed_tests.py [BASE]     against another commit than the merge base with main
"""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("mediation", "cases", "reports")
ALWAYS = ("rooms", "phases", "function_rows", "matrix", "dead", "few_files", "states")
EVERYTHING = (
    *("pyproject.toml", "requirements.txt", "requirements-dev.txt", "mediation/settings"),
    *("cases/models/", "cases/migrations/", "tests/conftest.py", "tests/cast.py"),
    *("tests/dispute.py", "tests/factories.py", "tests/deeds.py", "tests/kept_rows.py"),
)
SHARED_BY_FACES = Path("tests/cases/web")
# Rooms whose tests stand elsewhere too.
ALSO = {
    "cases/phases/handle": ("tests/story/test_1_handle.py",),
    "cases/phases/mediate": ("tests/story/test_2_mediate.py",),
    "cases/phases/adjudicate": ("tests/story/test_3_adjudicate.py",),
    "cases/phases/enforce": ("tests/story/test_4_enforce.py",),
    "cases/phases": ("tests/cases/test_law_and_guards.py", "tests/story/test_0_whole_case.py"),
    "cases/forms": ("tests/cases/web/test_money_forms.py", "tests/house/test_budgets.py"),
    "cases/papers": ("tests/reports/documents",),
    "templates/": ("tests/house/test_templates.py",),
    "cases/web": ("tests/house/test_templates.py",),
    "cases/web/listing": ("tests/house/test_budgets.py",),
    "cases/functions.py": ("tests/house/test_doors.py", "tests/house/test_strangers.py"),
    "cases/access": ("tests/house/test_strangers.py",),
    "cases/visibility": ("tests/house/test_strangers.py",),
    "mediation/static": ("tests/mediation/test_static.py",),
    "mediation/urls.py": ("tests/house/test_doors.py", "tests/house/test_headers.py"),
    "mediation/directory": ("tests/house/test_doors.py", "tests/mediation"),
    "mediation/workdays/data": ("tests/mediation/test_workdays.py", "tests/cases/law"),
    "mediation/accounts": ("tests/house/test_forged.py",),
}


def git(*words: str) -> list[str]:
    """The lines a git command prints."""
    run = subprocess.run(  # noqa: S603 -- the words are our own
        ("git", *words),  # noqa: S607 -- the git that is on the path
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.splitlines()


def changed(base: str | None) -> list[str]:
    """Paths that differ from the base, in commits or not yet; on main itself, the last commit."""
    since = base or git("merge-base", "HEAD", "main")[0]
    paths = git("diff", "--name-only", since) + git("ls-files", "--others", "--exclude-standard")
    return paths or git("diff", "--name-only", "HEAD~1")


def imported(path: Path) -> set[str]:
    """The modules a file imports, also as names of their package."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def importing(module: str) -> list[str]:
    """The test files that import a module."""
    tests = (path for path in (ROOT / "tests").rglob("test_*.py") if "strength" not in path.parts)
    return [str(path.relative_to(ROOT)) for path in tests if module in imported(path)]


def mirrored(path: str) -> list[str]:
    """The tests that mirror a product path: the file of its name, else the nearest folder.

    What several faces share is tested by the files beside the folders of the faces.
    """
    here = Path("tests", path)
    own = here.parent / f"test_{here.stem}.py"
    if (ROOT / own).exists():
        return [str(own)]
    folder = next(p for p in here.parents if (ROOT / p).is_dir())
    if folder == SHARED_BY_FACES == here.parent:
        return [str(test.relative_to(ROOT)) for test in (ROOT / folder).glob("test_*.py")]
    return [str(folder)] if len(folder.parts) > 2 else []


def tests_of(path: str) -> list[str]:
    """The tests that concern one changed path."""
    room = path.split("/")[0]
    also = [test for prefix, tests in ALSO.items() if path.startswith(prefix) for test in tests]
    if path.startswith("templates/"):
        within = path.removeprefix("templates/")
        faces = (f"cases/web/{within}", f"reports/{within}")
        return [*also, *(test for face in faces for test in mirrored(face))]
    if room == "tests" and path.endswith(".py") and "strength" not in path:
        return [path] if Path(path).name.startswith("test_") else [str(Path(path).parent)]
    if room in PRODUCT and path.endswith(".py"):
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        return [*also, path, *mirrored(path), *importing(module)]
    return also


def chosen(paths: list[str]) -> list[str]:
    """The tests that concern these paths, none within another."""
    if any(path.startswith(EVERYTHING) for path in paths):
        return ["tests"]
    found = {test for path in paths for test in tests_of(path)}
    found |= {f"tests/house/test_{name}.py" for name in ALWAYS}
    there = {test for test in found if (ROOT / test).exists()}
    return sorted(t for t in there if not any(str(p) in there for p in Path(t).parents))


if __name__ == "__main__":
    print("\n".join(chosen(changed(sys.argv[1] if len(sys.argv) > 1 else None))))
