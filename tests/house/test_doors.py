"""Everybody requests every route: routes × methods × people × own and foreign case.

What each answer must be follows from the reviewed table in `doors.py`; marker strings of what a
reader must not see are searched in every body. The walk must go red when one filter is gone.
"""

from itertools import cycle

import pytest
from django.urls import reverse

from cases.models import Case
from cases.visibility import CaseQuerySet
from tests.house.checks import actors_of, readings_beyond_the_table
from tests.house.doors import DOORS, READS
from tests.house.walking import A_FEW_ACTS, FACES, face_of, path_of, request_everywhere, routes

pytestmark = pytest.mark.usefixtures("quiet")
UNSAFE = ("PUT", "PATCH", "DELETE")
SPACES = sorted({name.partition(":")[0] for name in DOORS})


def test_everybody_reads_just_the_sections_and_lines_of_the_table(world):
    assert READS.keys() == actors_of(world[0]).keys()
    assert readings_beyond_the_table(world) == []


def test_every_route_stands_in_the_table_and_says_whom_it_admits():
    found = dict(routes())

    assert set(found) == set(DOORS)
    assert [name for name, view in found.items() if not hasattr(view, "admits")] == []


def walked_in(space) -> list[str]:
    """The routes of one namespace, but the acts."""
    names = [name for name in DOORS if name.partition(":")[0] == space]
    return [name for name in names if DOORS[name].kind != "act"]


@pytest.mark.one_database  # the same pages are read by test_budgets.py
@pytest.mark.parametrize("space", SPACES)
def test_everybody_gets_just_what_the_table_says(world, space):
    wrong, count = request_everywhere(world, walked_in(space))

    print(f"{count} requests")
    assert wrong == []


@pytest.mark.one_database  # the same pages are read in every state in test_budgets.py
@pytest.mark.parametrize("face", FACES)
def test_every_act_page_opens_to_those_who_may_and_to_nobody_else(world, face):
    wrong, count = request_everywhere(world, [f"{face}:act"])

    print(f"{count} requests")
    assert wrong == []


def unsafe_requests(people):
    """(somebody, route, method): every method of those admitted, in turn one of the others.

    Who is not admitted is refused before the method is looked at.
    """
    in_turn = cycle(UNSAFE)
    for somebody in people:
        for name, door in DOORS.items():
            admitted = not door.admits or somebody.role in door.admits
            yield from ((somebody, name, m) for m in (UNSAFE if admitted else [next(in_turn)]))


@pytest.mark.one_database  # asks for no rows that the walk does not ask for
def test_no_unsafe_method_does_anything(world):
    a, _, people = world
    before = state_of_everything()
    wrong = []
    paths = {name: path_of(name, a) for name in DOORS}
    for somebody, name, method in unsafe_requests(people):
        answer = somebody.client.generic(method, paths[name])
        if answer.status_code not in (302, 303, 403, 404, 405, 410):
            wrong.append(f"{somebody.name} {method} {paths[name]}: {answer.status_code}")
    assert wrong == []
    assert state_of_everything() == before


@pytest.mark.one_database  # asks for no rows that the walk does not ask for
@pytest.mark.parametrize("face", FACES)
def test_an_empty_post_changes_nothing(world, face):
    a, b, people = world
    before = state_of_everything()
    wrong = []
    for somebody in people:
        for letter, town in (("A", a), ("B", b)):
            if letter in somebody.sees and face_of(somebody) == face:
                continue
            for act in A_FEW_ACTS:  # refused before the act is looked at
                path = path_of(f"{face}:act", town, act)
                answer = somebody.client.post(path, {})
                if answer.status_code not in (302, 303, 403, 404):
                    wrong.append(f"{somebody.name} POST {path}: {answer.status_code}")
    assert wrong == []
    assert state_of_everything() == before


def state_of_everything():
    return list(Case.objects.order_by("pk").values_list("number", "status", "trail_head"))


def test_lists_and_pages_agree_on_what_is_visible(world):
    a, b, people = world
    for somebody in people:
        if somebody.role not in ("office", "mediator", "company", "court", "supervisor"):
            continue
        body = somebody.client.get(reverse(f"{somebody.role}:list")).content.decode()
        listed = {letter for letter, t in (("A", a), ("B", b)) if t.case.number in body}
        assert listed == somebody.sees, somebody.name


@pytest.mark.one_database  # tries the walk, not the site
def test_the_walk_goes_red_when_a_filter_is_taken_away(world, monkeypatch):
    monkeypatch.setattr(CaseQuerySet, "_admitted", lambda cases, actor: cases)

    wrong, _ = request_everywhere(
        world, ["mediator:case", "mediator:list", "company:case"], acts=["fail"]
    )

    assert any("bystander A GET" in sentence for sentence in wrong)
    assert any("shows" in sentence for sentence in wrong)
