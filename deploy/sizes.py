"""The ten longest functions, files and templates, compared with the budget.

A warning at the first number, a failure (exit 1) beyond the second. Migrations are not counted;
complexity is checked by ruff.
"""

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Budget:
    """What is counted, and the numbers at which to warn and to fail."""

    title: str
    unit: str
    aim: int
    warn: int
    fail: int


FUNCTIONS = Budget("functions", "lines", 6, 25, 40)
FILES = Budget("files", "lines", 80, 300, 400)
TEMPLATES = Budget("templates", "lines", 25, 100, 150)
ARGUMENTS = Budget("positional arguments", "", 2, 4, 6)

Size = tuple[int, str]


def main() -> int:
    """Print the four tables; returns 1 when something is beyond its budget."""
    modules = [(path, path.read_text()) for path in sources("*.py")]
    functions, arguments = [], []
    for path, text in modules:
        for node in ast.walk(ast.parse(text, str(path))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                where = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                functions.append((node.end_lineno - node.lineno + 1, where))
                arguments.append((positional(node), where))
    files = [(lines(text), str(path.relative_to(ROOT))) for path, text in modules]
    templates = [
        (lines(path.read_text()), str(path.relative_to(ROOT))) for path in sources("*.html")
    ]
    over = report(FUNCTIONS, functions) + report(FILES, files)
    over += report(TEMPLATES, templates) + report(ARGUMENTS, arguments)
    return int(over > 0)


def sources(pattern: str) -> list[Path]:
    """Files that git tracks or would add, without migrations and third-party files."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern]
    listed = subprocess.run(  # noqa: S603 -- the words are our own
        command, cwd=ROOT, check=True, capture_output=True, text=True
    )
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [p for p in paths if p.is_file() and not {"migrations", "vendor"} & set(p.parts)]


def lines(text: str) -> int:
    return len(text.splitlines())


def positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The number of positional arguments, without self and cls."""
    names = [a.arg for a in node.args.posonlyargs + node.args.args]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def report(budget: Budget, sizes: list[Size]) -> int:
    """Print the longest with a mark each and return how many are beyond the budget."""
    if not sizes:
        return 0
    over = sum(size > budget.fail for size, _ in sizes)
    warned = sum(budget.warn < size <= budget.fail for size, _ in sizes)
    print(
        f"\n{budget.title}: {len(sizes)}, median {middle(sizes):g}"
        f" (aim {budget.aim}); over {budget.warn}: {warned}, over {budget.fail}: {over}"
    )
    for size, where in sorted(sizes, reverse=True)[: max(SHOWN, over)]:
        mark = "✗" if size > budget.fail else "!" if size > budget.warn else " "
        print(f"  {mark} {size:4d} {budget.unit} {where}")
    return over


def middle(sizes: list[Size]) -> float:
    return median(size for size, _ in sizes)


if __name__ == "__main__":
    sys.exit(main())
