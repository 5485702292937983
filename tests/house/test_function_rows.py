"""Functions of people: one row each, used by everything, compared by name nowhere."""

import ast
from dataclasses import replace

import pytest

from cases.access import entitlement
from cases.functions import ROWS, CaseFunction, Finds, row_of
from cases.models import Case
from cases.visibility import audiences, name_of, sections, sees_contact
from cases.web.listing.filters import CaseFilter
from mediation.accounts.actor import PostHeld, actor_of
from mediation.accounts.functions import Reach
from mediation.accounts.views import desk_of
from mediation.directory.models import Function
from tests.cast import hire
from tests.house.sources import PACKAGES, ROOT, sources

UNDECIDED = [function for function in Function if function not in {row.function for row in ROWS}]
# Where functions may be compared: whose act it is, and the function of the face.
COMPARING = {"cases/phases/roles.py", "mediation/accounts/actor.py"}
# Where functions are declared, with the body each needs.
DECLARING = {"mediation/directory/models/people.py"}


def lines_of(path, is_fault) -> list[int]:
    """The lines of a file on which a node is a fault."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return sorted({node.lineno for node in nodes if is_fault(node)})


def compares_a_function(node) -> bool:
    """Whether it compares an actor's function, a variable of that name, or one named function."""
    if not isinstance(node, ast.Compare | ast.Match):
        return False
    asked = node.subject if isinstance(node, ast.Match) else node
    return any(is_a_function(part) for part in ast.walk(asked))


def is_a_function(node) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "function" or is_named(node.value, "Function")
    return is_named(node, "function")


def is_named(node, name) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def maps_functions(node) -> bool:
    """Whether it is a table with functions as keys: what it holds belongs in their rows."""
    return isinstance(node, ast.Dict) and any(
        isinstance(key, ast.Attribute) and is_named(key.value, "Function") for key in node.keys
    )


def writes_a_function_as_text(node) -> bool:
    """Whether it passes a function as text, to a record or a look-up: posts__function="court"."""
    return (
        isinstance(node, ast.keyword)
        and node.arg is not None
        and "function" in node.arg.split("__")
        and any(isinstance(p, ast.Constant) and p.value in set(Function) for p in ast.walk(node))
    )


def lines_of_the_product(is_fault) -> dict[str, list[int]]:
    """The lines with such a node, by file of the product."""
    paths = [path for package in PACKAGES for path in sources(package)]
    found = {str(path.relative_to(ROOT)): lines_of(path, is_fault) for path in paths}
    return {name: lines for name, lines in found.items() if lines}


def test_no_file_asks_which_function_somebody_has():
    found = lines_of_the_product(compares_a_function)
    assert found.keys() == COMPARING, found


def test_no_file_keeps_a_table_of_functions_beside_their_rows():
    assert lines_of_the_product(maps_functions) == {}


def test_no_file_writes_a_function_as_text():
    found = lines_of_the_product(writes_a_function_as_text)
    assert found.keys() == DECLARING, found


def test_a_comparison_is_seen(tmp_path):
    path = tmp_path / "planted.py"
    path.write_text(
        'if by.function == "company":\n    pass\n'
        "if self.actor.function in (Function.OFFICE,):\n    pass\n"
        "match actor.function:\n    case Function.COURT:\n        pass\n"
        '[row for row in rows if function == "court"]\n'
        "kept = held is Function.COURT\n"
        "match function:\n    case Function.COURT:\n        pass\n"
    )
    assert lines_of(path, compares_a_function) == [1, 3, 5, 8, 9, 10]


def test_a_table_of_functions_is_seen(tmp_path):
    path = tmp_path / "planted.py"
    path.write_text(
        'WHO = {Function.COMPANY: "公司", Function.COURT: "法院"}\n'
        "desks = {**more, Function.COURT: 1}\n"
        "admitted = {(principal, Function.COURT): None}\n"
    )
    assert lines_of(path, maps_functions) == [1, 2]


def test_a_function_written_as_text_is_seen(tmp_path):
    path = tmp_path / "planted.py"
    path.write_text(
        'posts.filter(function="court")\n'
        'people.filter(posts__function="mediator")\n'
        'posts.filter(function__in=["mediator", "office"])\n'
        "posts.filter(function=Function.COURT, title='court')\n"
        'Link(function="")\n'
    )
    assert lines_of(path, writes_a_function_as_text) == [1, 2, 3]


def test_each_function_has_at_most_one_row_and_each_row_a_way_of_admitting_that_exists():
    assert len({row.function for row in ROWS}) == len(ROWS)
    ways = {row.admission for row in ROWS if row.admission}
    assert ways == set(entitlement.WAYS)
    assert all(bool(row.admission) == (row.reach is Reach.ADMITTED) for row in ROWS)


@pytest.mark.parametrize("function", UNDECIDED, ids=str)
def test_an_undeclared_function_sees_nothing(world, function):
    town = world[0]
    person = hire("未定", Function.MEDIATOR, committee=town.committee)
    post = PostHeld(function, "", town.committee.pk, "")
    actor = replace(actor_of(person), function=function, posts=(post,))

    assert row_of(function) == CaseFunction(function=function)
    assert not Case.objects.visible_to(actor).exists()
    assert sections(town.case, actor) == frozenset()
    assert audiences(town.case, actor) == ()
    assert desk_of(actor) == ""


@pytest.mark.parametrize("function", UNDECIDED, ids=str)
def test_an_undeclared_function_reads_and_finds_nothing_in_a_case_passed_to_it(world, function, rf):
    town = world[0]
    person = hire("未定", Function.MEDIATOR, committee=town.committee)
    request = rf.get("/", {"q": town.marks["respondent"]})
    request.actor = actor = replace(actor_of(person), function=function)
    applicant = next(party for party in town.case.sheet.parties if party.is_applicant)

    chosen = CaseFilter({"q": town.marks["respondent"]}, Case.objects.all(), request=request)

    assert row_of(function).finds is Finds.NUMBERS
    assert name_of(applicant, actor) == "一位住户"
    assert not sees_contact(town.case, applicant, actor)
    assert list(chosen.form.fields) == []


# Files the face of overseeing offices changes, beside new files, migrations, templates and demo.
TOUCHED_BY_A_FACE = {
    "cases/functions.py",  # its row
    "mediation/urls.py",  # its address
    "mediation/directory/models/people.py",  # its name, and the body its posts have
}
MOST_FILES_OF_A_FACE = 3


def files_that_name(word, more=()) -> set[str]:
    """The product files outside the face itself, and these, that hold a word, in any case."""
    own = ROOT / "cases" / "web" / word
    files = [path for package in PACKAGES for path in sources(package)]
    return {
        str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name)
        for path in (*files, *more)
        if own not in path.parents and "demo" not in path.parts
        if word in path.read_text(encoding="utf-8").lower()
    }


def test_a_new_face_touches_three_files_of_the_product():
    assert files_that_name("supervisor") == TOUCHED_BY_A_FACE
    assert len(TOUCHED_BY_A_FACE) <= MOST_FILES_OF_A_FACE


def test_a_fourth_file_that_knows_the_face_is_seen(tmp_path):
    fourth = tmp_path / "planted.py"
    fourth.write_text("if by.function == Function.SUPERVISOR:\n    pass\n")

    assert files_that_name("supervisor", [fourth]) == TOUCHED_BY_A_FACE | {"planted.py"}
