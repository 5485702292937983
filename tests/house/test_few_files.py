"""How many product files an act, a paper and a face touch: counted from the registries.

A file counts that holds the name of the act or paper as a word of its own, in code or in a
template. What needs more than the house allows stands in a list that can only grow shorter.
"""

import ast
import re
from functools import cache
from pathlib import Path

from cases.papers.kinds import KINDS
from tests.house import matrix

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("mediation", "cases", "reports", "templates")
# Drawings, the invented town, and the documents that are generated.
DRAWN = {"demo", "documents", "migrations", "static"}
DECLARING = {"step", "entry"}
ALLOWED, EXISTING = 4, 3
# Their people are named in acts as well: by what they do, not by what they look at.
ACTING = {"public", "resident"}.union(*(act.may for act in matrix.ACTS))
# More than allowed today. Where the number falls, it falls here too, and at ALLOWED the line goes;
# none may be added.
ACTS = {
    # The quick record takes them all at once.
    "conclude_orally": 5,
    "give_notice": 5,
    "log_session": 5,
    "open_session": 5,
    "pay": 5,
    "perform_at_once": 5,
    "record_act": 5,
    "request_mediation": 5,
    "start_performance": 5,
    # A list or a page leads straight to it.
    "answer": 5,
    "court_receive": 5,
    "file_scan": 5,
    # Also what a court answers.
    "accept": 6,
    # Also a value of a column: a party's consent, the seal, a channel and a way of contact.
    "consent": 7,
    "seal": 5,
    "visit": 6,
}
PAPERS = {"agreement": 13}  # also the record behind it, a field of its clauses and marks, a section


@cache
def words_of_files() -> dict[str, frozenset[str]]:
    """The names and strings each product file holds, by its path."""
    found = {}
    for folder in PRODUCT:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".html") and not DRAWN & set(path.parts):
                found[str(path.relative_to(ROOT))] = frozenset(words(path))
    return found


def words(path: Path) -> set[str]:
    """Acts and whole strings of code, but no references; quoted words of a template."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return set(re.findall(r"['\"/]([a-z_]+)['\"/]", text))
    nodes = list(ast.walk(ast.parse(text)))
    referring = {id(part) for node in nodes for part in references(node)}
    return {
        *(node.name for node in nodes if isinstance(node, ast.FunctionDef) and is_act(node)),
        *(str(n.value) for n in nodes if isinstance(n, ast.Constant) and id(n) not in referring),
        *(node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr.isupper()),
    }


def references(node: ast.AST) -> list[ast.AST]:
    """What one act only says of another: a guard's remedy, the earlier act that a day rests on."""
    if isinstance(node, ast.keyword) and node.arg == "remedy":
        return [node.value]
    rests = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return node.args if rests and node.func.id == "last_act" else []


def is_act(node: ast.FunctionDef) -> bool:
    """Whether a method is declared as an act: a page's `dispatch` or a sheet's property is none."""
    calls = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
    return any(isinstance(call, ast.Name) and call.id in DECLARING for call in calls)


def files_with(name: str) -> list[str]:
    """The product files that hold this name."""
    return sorted(path for path, names in words_of_files().items() if name in names)


def wiring_of(face: str) -> list[str]:
    """The product files outside a face that name its pages, or its function if it takes no act."""
    plain = set() if face in ACTING else {face, face.upper()}
    return sorted(
        path
        for path, names in words_of_files().items()
        if face not in Path(path).parts
        and (plain & names or any(w.startswith((f"{face}:", f"cases.web.{face}.")) for w in names))
    )


def too_many(counts: dict[str, int], listed: dict[str, int]) -> dict[str, int]:
    """What touches more files than allowed or listed, and what is listed with too many."""
    over = {name: n for name, n in counts.items() if n > listed.get(name, ALLOWED)}
    return over | {name: counts[name] for name, n in listed.items() if counts[name] < n}


def test_an_act_touches_few_files():
    counts = {name: len(files_with(name)) for name in matrix.BUILT}

    assert too_many(counts, ACTS) == {}


def test_a_paper_touches_few_files():
    counts = {kind.name: len(files_with(kind.name)) for kind in KINDS if kind.drawing}

    assert too_many(counts, PAPERS) == {}


def test_a_face_is_wired_in_few_files():
    faces = [
        path.name for path in (ROOT / "cases" / "web").iterdir() if (path / "urls.py").exists()
    ]
    wired = {face: wiring_of(face) for face in faces}

    assert len(faces) >= 6
    assert {face: files for face, files in wired.items() if len(files) > EXISTING} == {}


def test_a_file_more_is_counted():
    assert too_many({"fail": 5, "pay": 4}, {}) == {"fail": 5}
    assert too_many({"fail": 5, "pay": 5}, {"fail": 5, "pay": 5}) == {}
    assert too_many({"fail": 5, "pay": 5}, {"fail": 5, "pay": 6}) == {"pay": 5}
