"""Every Chinese sentence of the product stands in one place.

A sentence is what stands between full stops, question marks, line ends and values filled in.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("mediation", "cases", "reports", "templates")
# The drawing of an official form is complete in itself: once frozen, no page changes it.
FORMS_OWN_WORDS = {"纠纷主要事实、争议事项", "人民调解不收取任何费用"}
LONG_ENOUGH = 10  # Chinese characters
HAN = re.compile(r"[\u4e00-\u9fff]")
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


def sentences_of(path: str, source: str) -> Iterator[str]:
    """The sentences of a file that are long enough to be written once."""
    texts = texts_of_template(source) if path.endswith(".html") else texts_of_code(source)
    for text in texts:
        for part in ENDS.split(text):
            sentence = part.strip(" \t，、：,")
            if len(HAN.findall(sentence)) >= LONG_ENOUGH:
                yield sentence


def written_twice(sources: dict[str, str]) -> dict[str, list[str]]:
    """The files of each sentence that stands in more than one place."""
    places = defaultdict(list)
    for path, source in sources.items():
        for sentence in sentences_of(path, source):
            places[sentence].append(path)
    return {sentence: paths for sentence, paths in places.items() if len(paths) > 1}


def product() -> dict[str, str]:
    """The code and templates of the product by their paths."""
    paths = [p for folder in PRODUCT for p in (ROOT / folder).rglob("*")]
    kept = [p for p in paths if p.suffix in (".py", ".html") and "migrations" not in p.parts]
    return {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8") for p in kept}


def test_a_sentence_is_written_once():
    assert set(written_twice(product())) == FORMS_OWN_WORDS


def test_a_sentence_in_a_guard_and_in_a_template_is_seen():
    sources = {
        "cases/guards.py": 'A = f"{who}不能办理；还有当事人没有签名或者盖章。"',
        "templates/page.html": "<p>{{ name }}：还有当事人没有签名或者盖章</p>",
    }

    assert written_twice(sources) == {"还有当事人没有签名或者盖章": list(sources)}


def test_a_sentence_twice_in_one_module_is_seen():
    source = '"""一句说明，在文件的最上面写着。"""\n'
    source += 'A = "还有当事人没有签名或者盖章。"\nB = "还有当事人没有签名或者盖章"\n'

    assert written_twice({"cases/a.py": source}) == {
        "还有当事人没有签名或者盖章": ["cases/a.py"] * 2
    }
