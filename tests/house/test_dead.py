"""No unused code: functions, classes, constants, articles, styles.

A name counts as used when it occurs anywhere else in the product, its templates, scripts or tools.
Its use in a test does not count.
"""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from cases.forms.questions import Kind

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("mediation", "cases", "reports")
READ = {".py", ".html", ".txt", ".js", ".toml", ".sh", ".css"}
WORD, STYLE = re.compile(r"[A-Za-z_]\w*"), re.compile(r"\.(-?[A-Za-z_][\w-]*)(?=[^}]*\{)")
# Found by the framework or by a name put together.
FOUND_BY_NAME = re.compile(
    r"""\w+Config | __\w+__ | urlpatterns | app_name | handler\d+ | _ended_\w+ """, re.VERBOSE
)
KEPT = {"ASKED_BY_OTHER_PHASES"}  # read by the test of the phases only
SET_BY_SCRIPT = {"htmx-request"}
PUT_TOGETHER = {f"q-{kind}" for kind in Kind}  # by templates/parts/question.html
SETTINGS = {"mediation/settings.py", "mediation/settings_test.py"}


@cache
def texts() -> dict[str, str]:
    """Every text of the product and its tools that runs or is shown, by its path."""
    folders = (*PRODUCT, "templates", "deploy")
    paths = [p for folder in folders for p in (ROOT / folder).rglob("*") if p.suffix in READ]
    kept = [p for p in paths if not {"migrations", "vendor"} & set(p.parts)]
    return {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8") for p in kept}


@cache
def uses() -> Counter:
    """The number of occurrences of each word in these texts."""
    return Counter(word for text in texts().values() for word in WORD.findall(text))


def is_handed_on(node) -> bool:
    """Whether a decorator uses what it decorates; one that registers a filter only names it."""
    return not all(ast.unparse(one).startswith("register.") for one in node.decorator_list)


def declared(source: str):
    """(name, line) of what a module declares and no decorator hands on."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not is_handed_on(node):
            yield node.name, node.lineno
            yield from private_methods(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((t.id, node.lineno) for t in targets if isinstance(t, ast.Name))


def private_methods(node):
    """(name, line) of the methods only their own class may call."""
    methods = [m for m in node.body if isinstance(m, ast.FunctionDef) and m.name.startswith("_")]
    yield from ((m.name, m.lineno) for m in methods)


def unused(source: str) -> list[tuple[str, int]]:
    """The declarations of a module that no other text names."""
    names = [row for row in declared(source) if not FOUND_BY_NAME.fullmatch(row[0])]
    return [(name, line) for name, line in names if uses()[name] <= 1]


def test_everything_that_is_declared_is_used():
    modules = {p: t for p, t in texts().items() if p.endswith(".py") and p not in SETTINGS}
    found = [
        f"{path}:{line} {name}"
        for path, text in modules.items()
        if path.split("/")[0] in PRODUCT
        for name, line in unused(text)
    ]

    assert {line.split()[-1] for line in found} == KEPT, found


def test_a_function_nobody_calls_is_seen():
    source = (
        "def nobody_calls_this_one():\n    pass\n\n\nclass Case:\n    def _nor_that_one(self):\n"
    )

    a_filter = "@register.filter\ndef no_page_writes_it(value):\n    return value\n"
    assert unused(f"{source}        pass\n\n\n{a_filter}") == [
        ("nobody_calls_this_one", 1),
        ("_nor_that_one", 6),
        ("no_page_writes_it", 11),
    ]


def test_every_style_is_used():
    sheets = [path for path in texts() if path.endswith(".css")]
    styled = {name for path in sheets for name in STYLE.findall(texts()[path])}
    all_text = " ".join(text for path, text in texts().items() if path not in sheets)
    used = set(re.findall(r"[\w-]+", all_text))

    assert styled - used - PUT_TOGETHER == SET_BY_SCRIPT
