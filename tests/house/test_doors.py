"""Everybody knocks at every door: routes × methods × people × own and foreign case.

What each answer must be follows from the reviewed table in `doors.py`; marker strings of what a
reader must not see are searched in every body. The walk must go red when one filter is gone.
"""

import io
import logging

import pypdf
import pytest
from django.urls import get_resolver, reverse

from cases import steps
from cases.forms import FORMS
from cases.models import Case
from cases.visibility import CaseQuerySet
from tests.house.doors import ACTS, DOORS
from tests.house.world import build, everybody

UNSAFE = ("PUT", "PATCH", "DELETE")
ONLY_AT = {"edit_agreement": "mediator", "give_link": "office"}
FACE_OF = {"applicant": "resident", "respondent": "resident"}


def routes(patterns=None, space=""):
    """(name, callback) of every route."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace or pattern.app_name}:" if pattern.app_name else space
            yield from routes(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}", pattern.callback


def test_every_route_stands_in_the_table_and_says_whom_it_admits():
    found = dict(routes())

    assert set(found) == set(DOORS)
    assert [name for name, view in found.items() if not hasattr(view, "admits")] == []


def test_every_act_with_a_form_stands_in_the_table():
    assert set(ACTS) == set(FORMS) | set(ONLY_AT)
    assert {act.name for act in steps.catalogue() if act.built and not act.follow} == set(ACTS)


@pytest.fixture(autouse=True)
def quiet():
    """Refusals are what is asked for here; they need not fill the log."""
    logger = logging.getLogger("django.request")
    level, logger.level = logger.level, logging.CRITICAL
    yield
    logger.level = level


@pytest.fixture
def world(db):
    a, b = build("A"), build("B")
    return a, b, everybody(a, b)


def path_of(name, town, act="consent"):
    """The address of a route for one town's objects."""
    page = name.partition(":")[2]
    document = town.case.documents.get()
    given = {
        "case": [town.case.number],
        "receipt": [town.case.number],
        "give_link": [town.case.number],
        "agreement": [town.case.number],
        "act": [town.case.number, act],
        "paper": [town.case.number, document.pk],
        "read": [town.case.number, document.pk],
        "estate": [town.estate.code],
        "open": [town.links["applicant"].token],
    }
    if name == "public:paper":
        return reverse(name, args=[document.check_code])
    return reverse(name, args=given.get(page, []))


def expected(door, somebody, letter, act=None):
    """The statuses the table allows for one answer to GET."""
    if door.kind == "open":
        return {200, 302}
    if somebody.role not in door.admits:
        return {403, 302}
    if door.kind in ("desk", "home"):
        return {200} if door.kind == "desk" else {200, 302, 303}
    if letter not in somebody.sees:
        return {404}
    return inside(door, somebody, act)


def inside(door, somebody, act):
    """The statuses for somebody who may see the case."""
    if door.kind == "paper":
        return {200} if somebody.role != "company" else {403}
    if door.kind == "editor":
        return {200, 409}
    if door.kind != "act":
        return {200}
    if ONLY_AT.get(act, next(iter(door.admits))) not in door.admits:
        return {404}  # it has a page of its own at one face
    return {200, 409} if somebody.role in ACTS[act] else {403}


def acts_to_try(door, somebody, letter, acts):
    """Every act in a case one may see; in a foreign case a few stand for all."""
    if door.kind != "act":
        return [None]
    return (acts or sorted(ACTS)) if letter in somebody.sees else ["consent", "pay", "seal"]


def text_of(answer) -> str:
    """Everything a body says, PDF included."""
    if answer.headers.get("Content-Type", "").startswith("application/pdf"):
        reader = pypdf.PdfReader(io.BytesIO(answer.content))
        return "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


STAFF_ONLY = ("statement", "session", "offer", "note")


def forbidden_marks(somebody, a, b):
    """Marker strings this reader must never be sent."""
    found = {f"ID {t}": t.marks["id"] for t in (a, b)}
    for letter, town in (("A", a), ("B", b)):
        m = town.marks
        if letter not in somebody.sees:
            found |= {f"{k} of {letter}": v for k, v in m.items() if k != "place"}
            continue
        if somebody.role != "mediator":
            found[f"caucus of {letter}"] = m["caucus"]
        if somebody.role in ("company", "court", "applicant", "respondent"):
            found |= {f"{k} of {letter}": m[k] for k in ("statement", "session", "note")}
        if somebody.role in ("company", "court"):
            found[f"offer of {letter}"] = m["offer"]
        if somebody.role in ("company", "respondent"):
            found[f"phone of {letter}"] = m["phone"]
            found[f"hidden name of {letter}"] = m["applicant"]
        if somebody.role in ("company", "applicant"):
            found[f"other phone of {letter}"] = m["other_phone"]
    return found


def knock(world, names, acts=None):
    """Knock everywhere; every deviation from the table as a sentence, and how often we knocked."""
    a, b, people = world
    wrong, count = [], 0
    for somebody in people:
        hidden = forbidden_marks(somebody, a, b)
        for name in names:
            for letter, town in (("A", a), ("B", b)):
                for act in acts_to_try(DOORS[name], somebody, letter, acts):
                    count += 1
                    path = path_of(name, town, act)
                    answer = somebody.client.get(path)
                    wants = expected(DOORS[name], somebody, letter, act)
                    if answer.status_code not in wants:
                        wrong.append(f"{somebody.name} GET {path}: {answer.status_code}")
                    body = text_of(answer)
                    wrong += [
                        f"{somebody.name} GET {path} shows {what}"
                        for what, mark in hidden.items()
                        if mark in body and not printed_on_paper(name, what, somebody)
                    ]
    return wrong, count


def printed_on_paper(name, what, somebody) -> bool:
    """An issued agreement lawfully discloses the parties' names to the other side."""
    return name in ("resident:paper", "resident:read") and what.startswith("hidden name")


KINDS = ("open", "desk", "home", "case", "paper", "editor")
WALKED = [name for name, door in DOORS.items() if door.kind in KINDS]


def test_everybody_gets_just_what_the_table_says(world):
    wrong, count = knock(world, WALKED)

    print(f"{count} knocks")
    assert wrong == []


@pytest.mark.parametrize("face", ["office", "mediator", "company", "court", "resident"])
def test_every_act_page_opens_to_those_who_may_and_to_nobody_else(world, face):
    wrong, count = knock(world, [f"{face}:act"])

    print(f"{count} knocks")
    assert wrong == []


def test_no_unsafe_method_does_anything(world):
    a, _, people = world
    before = state_of_everything()
    wrong = []
    for somebody in people:
        for name in [n for n in DOORS if DOORS[n].kind not in ("skip",)]:
            for method in UNSAFE:
                path = path_of(name, a)
                answer = somebody.client.generic(method, path)
                if answer.status_code not in (302, 303, 403, 404, 405, 410):
                    wrong.append(f"{somebody.name} {method} {path}: {answer.status_code}")
    assert wrong == []
    assert state_of_everything() == before


def test_an_empty_post_changes_nothing(world):
    a, b, people = world
    before = state_of_everything()
    wrong = []
    for somebody in people:
        for face in ("office", "mediator", "company", "court", "resident"):
            for letter, town in (("A", a), ("B", b)):
                if letter in somebody.sees and FACE_OF.get(somebody.role, somebody.role) == face:
                    continue
                for act in sorted(ACTS):
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
        if somebody.role not in ("office", "mediator", "company", "court"):
            continue
        body = somebody.client.get(reverse(f"{somebody.role}:list")).content.decode()
        listed = {letter for letter, t in (("A", a), ("B", b)) if t.case.number in body}
        assert listed == somebody.sees, somebody.name


def test_the_walk_goes_red_when_a_filter_is_taken_away(world, monkeypatch):
    monkeypatch.setattr(CaseQuerySet, "_admitted", lambda cases, actor: cases)

    wrong, _ = knock(world, ["mediator:case", "mediator:list", "company:case"], acts=["fail"])

    assert any("bystander A GET" in sentence for sentence in wrong)
    assert any("shows" in sentence for sentence in wrong)
