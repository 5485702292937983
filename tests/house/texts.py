"""The texts people read, taken out of the code and the templates of the product."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import ROOT

PRODUCT = ("mediation", "cases", "reports", "templates")
ENDS = re.compile(r"[。；！？\n\0<>\"]")
FILLED_IN = re.compile(r"{{.*?}}|{%.*?%}|<[^>]*>", re.DOTALL)
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)


def texts_of_code(source: str) -> Iterator[str]:
    """The strings of a module, values filled in as NUL; no docstring."""
    nodes = list(ast.walk(ast.parse(source)))
    skipped = {id(n.value) for n in nodes if isinstance(n, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield "".join(
                getattr(part, "value", "\0") if is_text(part) else "\0" for part in node.values
            )
    yield from (n.value for n in nodes if is_text(n) and id(n) not in skipped)


def is_text(node: ast.AST) -> bool:
    """Whether a node is a plain string."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def texts_of_template(source: str) -> Iterator[str]:
    """The text of a template between its tags, and the strings in them."""
    source = COMMENT.sub("", source)
    yield FILLED_IN.sub("\0", source)
    yield from (
        text for tag in FILLED_IN.findall(source) for text in re.findall(r"\"([^\"]*)\"", tag)
    )


def product() -> dict[str, str]:
    """The code and templates of the product by their paths."""
    paths = [p for folder in PRODUCT for p in (ROOT / folder).rglob("*")]
    kept = [p for p in paths if p.suffix in (".py", ".html") and "migrations" not in p.parts]
    return {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8") for p in kept}
