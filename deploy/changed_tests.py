"""The tests that concern what was changed since the branch left main, one path a line.

A changed module is tested by the tests that mirror its room, by the one test file of its name, and
by every test file that imports it; a module that has none of these by the tests of those that
import it. ALSO names the tests elsewhere that go red with a room. A template is tested by the tests
of its face, a test or its helper by its folder. The quick house tests always run. What everything
rests on (settings, the cast, the models) has no smaller answer than the whole suite; what runs in
a browser is tested by `make browser`.

    changed_tests.py [BASE]     against another commit than the merge base with main
"""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("mediation", "cases", "reports")
ALWAYS = ("rooms", "phases", "function_rows", "matrix", "dead", "few_files", "states")
EVERYTHING = (
    *("pyproject.toml", "requirements.txt", "requirements-dev.txt", "mediation/settings"),
    *("cases/models/", "mediation/wsgi.py", "tests/conftest.py", "tests/cast.py"),
    *("tests/dispute.py", "tests/factories.py", "tests/deeds.py", "tests/kept_rows.py"),
)
EVERYTHING_IN = ("/migrations/", "/apps.py")
IN_A_BROWSER = (".js", ".css")
CONSISTENCY = "tests/cases/commands/test_consistency.py"
BRIEF = ("tests/reports/test_brief_command.py", "tests/reports/test_brief_page.py")
SHARED_BY_FACES = Path("tests/cases/web")
# Rooms that have tests elsewhere too.
ALSO = {
    "cases/phases/handle": ("tests/story/test_1_handle.py",),
    "cases/phases/mediate": ("tests/story/test_2_mediate.py",),
    "cases/phases/adjudicate": ("tests/story/test_3_adjudicate.py",),
    "cases/phases/enforce": ("tests/story/test_4_enforce.py",),
    "cases/phases": (
        "tests/cases/test_law_and_guards.py",
        "tests/house/test_law_page.py",
        "tests/story/test_0_whole_case.py",
    ),
    "cases/forms": ("tests/cases/web/test_money_forms.py", "tests/house/test_budgets.py"),
    "cases/papers": ("tests/reports/documents",),
    "templates/": ("tests/house/test_templates.py",),
    "cases/web": ("tests/house/test_templates.py",),
    "cases/web/listing": ("tests/house/test_budgets.py",),
    "cases/words": (
        *("tests/cases/web/test_what_comes_next.py", "tests/cases/web/test_words_on_pages.py"),
        *("tests/cases/web/test_true_for_the_reader.py",),
    ),
    "cases/earlier_facts": ("tests/cases/phases/test_earlier_facts.py",),
    "cases/law/deadlines": ("tests/cases/phases/test_clocks_by_acts.py",),
    "cases/law/clock_rules": (
        "tests/cases/phases/test_clocks_by_acts.py",
        "tests/house/test_law_page.py",
    ),
    "cases/law/articles": ("tests/cases/test_law_and_guards.py", "tests/house/test_law_page.py"),
    "cases/consistency": (CONSISTENCY,),
    "cases/management": ("tests/cases/commands/test_terminal.py",),
    "cases/management/commands/cases": ("tests/cases/commands/test_cases.py",),
    "cases/management/commands/check_consistency": (CONSISTENCY,),
    "cases/management/commands/demo": ("tests/cases/demo/test_small.py",),
    "cases/management/commands/run_due": ("tests/cases/jobs/test_daily_run.py",),
    "cases/functions.py": ("tests/house/test_doors.py", "tests/house/test_strangers.py"),
    "cases/access": ("tests/house/test_strangers.py",),
    "cases/visibility": ("tests/house/test_strangers.py",),
    "mediation/static": ("tests/mediation/test_static.py",),
    "mediation/short_static.py": ("tests/mediation/test_static.py",),
    "mediation/template_parts": ("tests/house/test_templates.py",),
    "mediation/errors": ("tests/mediation/test_stale_page.py", "tests/house/test_headers.py"),
    "mediation/urls.py": ("tests/house/test_doors.py", "tests/house/test_headers.py"),
    "mediation/directory": ("tests/house/test_doors.py", "tests/mediation"),
    "mediation/workdays/data": ("tests/mediation/test_workdays.py", "tests/cases/law"),
    "mediation/accounts": ("tests/house/test_forged.py",),
    "mediation/accounts/refused_pages": ("tests/mediation/test_whose_refused_page.py",),
    "reports/management": BRIEF,
    "reports/statistics": BRIEF,
    "reports/web": BRIEF,
    "reports/documents/fonts": ("tests/reports/documents/test_base.py",),
    "templates/reports": BRIEF,
    "docs/decisions": ("tests/house/test_decisions.py",),
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


def left_main() -> str:
    """The commit at which this branch left main, here or where the clone came from.

    Exits with a sentence where neither is known.
    """
    for main in ("main", "origin/main"):
        try:
            return git("merge-base", "HEAD", main)[0]
        except subprocess.CalledProcessError:
            continue
    sys.exit("✗ neither main nor origin/main is known here: make test-fast BASE=commit")


def changed(base: str | None) -> list[str]:
    """Paths that differ from the base, in commits or not yet; on main itself, the last commit."""
    since = base or left_main()
    paths = git("diff", "--name-only", since) + git("ls-files", "--others", "--exclude-standard")
    return paths or git("diff", "--name-only", "HEAD~1")


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules a file imports, also as names of their package."""
    names = set()
    package = ".".join(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            near = (package,) if node.level else ()
            module = ".".join((*near, *((node.module,) if node.module else ())))
            names |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


@cache
def suite() -> tuple[str, ...]:
    """The test files but for those of `make strength`."""
    tests = (path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py"))
    return tuple(sorted(str(path) for path in tests if "strength" not in path.parts))


@cache
def modules() -> tuple[str, ...]:
    """The modules of the product."""
    found = (path.relative_to(ROOT) for room in PRODUCT for path in (ROOT / room).rglob("*.py"))
    return tuple(sorted(map(str, found)))


def importing(path: str, files: tuple[str, ...]) -> list[str]:
    """Those of the files that import the module at a path."""
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return [file for file in files if module in imported(ROOT / file)]


def of_its_name(path: str) -> list[str]:
    """The test file of a module's name wherever it is, if both are the only ones of that name."""
    stem = Path(path).stem
    named = [test for test in suite() if Path(test).name == f"test_{stem}.py"]
    modules_named = [module for module in modules() if Path(module).stem == stem]
    return named if len(named) == len(modules_named) == 1 else []


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


def tests_of_module(path: str) -> list[str]:
    """The tests of a module: by its place, its name, its imports, and where ALSO says.

    One that has none is tested by those of the modules that import it; the search goes up one floor
    of imports at a time and stops at the first with tests.
    """
    seen, floor = {path}, [path]
    while floor:
        tests = [t for p in floor for t in (*also(p), *mirrored(p), *of_its_name(p))]
        tests += [t for p in floor for t in importing(p, suite())]
        if tests:
            return tests
        floor = sorted({user for p in floor for user in importing(p, modules())} - seen)
        seen.update(floor)
    return []


def also(path: str) -> list[str]:
    """The tests elsewhere that go red with the room of a path."""
    return [test for prefix, tests in ALSO.items() if path.startswith(prefix) for test in tests]


def tests_of_template(path: str) -> list[str]:
    """The tests of the face or of the paper whose template it is."""
    within = path.removeprefix("templates/")
    if (ROOT / "tests/reports" / within).parent.is_dir() or within.startswith("reports/"):
        return mirrored(f"reports/{within}")
    return mirrored(f"cases/web/{within}")


def tests_of(path: str) -> list[str]:
    """The tests that concern one changed path."""
    room = path.split("/")[0]
    if path.startswith("templates/"):
        return [*also(path), *tests_of_template(path)]
    if room == "tests" and path.endswith(".py") and "strength" not in path:
        return [path] if Path(path).name.startswith("test_") else [str(Path(path).parent)]
    if room in PRODUCT and path.endswith(".py"):
        return [path, *tests_of_module(path)]
    return also(path)


def chosen(paths: list[str]) -> list[str]:
    """The tests that concern these paths, none within another."""
    if any(p.startswith(EVERYTHING) or any(x in p for x in EVERYTHING_IN) for p in paths):
        return ["tests"]
    tests = {test for path in paths for test in tests_of(path)}
    tests |= {f"tests/house/test_{name}.py" for name in ALWAYS}
    there = {test for test in tests if (ROOT / test).exists()}
    return sorted(t for t in there if not any(str(p) in there for p in Path(t).parents))


def main(base: str | None) -> None:
    """Print the tests; a note on stderr where only a browser can test what was changed."""
    paths = changed(base)
    if any(path.endswith(IN_A_BROWSER) for path in paths):
        print("→ scripts or styles changed: run `make browser` as well", file=sys.stderr)
    print("\n".join(chosen(paths)))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
