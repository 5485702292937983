"""The source files of the house: where they stand, what they import, what a template says."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("mediation", "cases", "reports")
TEMPLATE_FOLDER = ROOT / "templates"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def package_of(path: Path) -> tuple[str, ...]:
    """The package a file stands in, part by part."""
    return path.relative_to(ROOT).parts[:-1]


def imports(path: Path) -> set[str]:
    """Dotted names a file imports anywhere, relative ones resolved."""
    return imports_of(path.read_text(encoding="utf-8"), package_of(path))


def imports_of(source: str, package: tuple[str, ...]) -> set[str]:
    """Dotted names a text imports anywhere, if it stands in this package."""
    return imported_by(ast.walk(ast.parse(source)), package)


def imports_when_loaded(source: str, package: tuple[str, ...]) -> set[str]:
    """Of these, the names imported as soon as the module is: not for types, not in a function."""
    return imported_by(nodes_run_when_loaded(ast.parse(source)), package)


def imported_by(nodes: Iterable[ast.AST], package: tuple[str, ...]) -> set[str]:
    """Dotted names that import statements name, relative ones resolved in this package."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *([node.module] if node.module else [])))
            names |= {f"{stem}.{alias.name}" for alias in node.names}
    return names


def nodes_run_when_loaded(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below this one, without functions and what only type checkers read."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if not isinstance(child, FUNCTIONS):
            yield child
            yield from nodes_run_when_loaded(child)


def sources(package: str) -> list[Path]:
    """The Python files of a package, without its migrations."""
    return [p for p in (ROOT / package).rglob("*.py") if "migrations" not in p.parts]


def text_of(name):
    """The text of a template."""
    return (TEMPLATE_FOLDER / name).read_text()


def without_comments(name):
    """The text of a template without its comments."""
    return re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", text_of(name), flags=re.DOTALL)
