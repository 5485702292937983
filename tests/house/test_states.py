"""Every edge names its actors and guards, no other act is taken, and the states page is current."""

import ast
from pathlib import Path

import pytest
from django.db import connection

from cases import door
from cases.access import entitlement, links
from cases.door import offering, refusals
from cases.door.states_page import MACHINES, moves, states_page, who_takes
from cases.management.commands.draw_states import PAGE
from cases.models import Case
from cases.states import Status
from mediation.accounts.actor import SYSTEM
from tests.cases.commands.shared_cases import registered
from tests.cast import cast

ROOT = Path(__file__).resolve().parents[2]


def test_every_edge_starts_from_a_named_state():
    field = Case._meta.get_field("status")
    for edge in field.get_all_transitions(Case):
        assert edge.source in Status.values, f"{edge.name} from {edge.source}"
        assert edge.target in Status.values, f"{edge.name} to {edge.target}"


@pytest.mark.parametrize("act", offering.catalogue(), ids=lambda act: f"{act.name}-{act.target}")
def test_every_act_names_who_may_take_it_and_what_it_is_called(act):
    assert callable(act.permission)
    assert act.label
    assert who_takes(act)
    assert all(str(guard.basis) and guard.otherwise.endswith("。") for guard in act.guards)


@pytest.mark.parametrize(("model", "title"), MACHINES)
def test_every_move_of_a_small_machine_has_a_label_and_one_way(model, title):
    rows = moves(model)

    assert rows
    assert all(label for _, _, label in rows)
    assert len(rows) == len({(source, target) for source, target, _ in rows})


def test_the_page_of_states_is_as_the_code_has_it():
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != states_page()
    assert not stale, "docs/states.md is stale: make draw"


def sources():
    """The code that is shipped, the demo too."""
    for package in ("mediation", "cases", "reports"):
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def writes_a_status(path) -> list[str]:
    """Calls of update, bulk_update or F-tricks that name `status` of a case."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        named = {keyword.arg for keyword in node.keywords}
        if node.func.attr in ("update", "update_or_create") and "status" in named:
            found.append(f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}")
    return found


# Rows with a status that is no machine: a clock, a drawn number, an issued paper, a task.
PLAIN_STATUSES = ("self.clocks.", "drawn.update", "case.documents.", "DBTaskResult.")


def test_no_status_is_written_by_an_update():
    found = [line for path in sources() for line in writes_a_status(path)]

    assert [line for line in found if not any(ok in line for ok in PLAIN_STATUSES)] == []


def test_the_search_for_such_updates_finds_one(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    bad = tmp_path / "bad.py"
    bad.write_text("Case.objects.filter(pk=1).update(status='closed')\n", encoding="utf-8")

    assert writes_a_status(bad) == ["bad.py:1 Case.objects.filter(pk=1).update"]


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def case(people):
    """A case with access for everybody of the cast."""
    case = registered(people)
    case.assignments.create(person=people.mediator, since=case.registered_on)
    case.proceedings.create(
        court=people.court,
        kind="confirmation",
        applied_on=case.registered_on,
        sent_on=case.registered_on,
        status="sent",
    )
    case.proceedings.create(
        court=people.court,
        kind="enforcement",
        applied_on=case.registered_on,
        sent_on=case.registered_on,
        status="decided",
    )
    case.dispatches.create(company=people.company, sent_on=case.registered_on)
    links.issue_link(case, case.parties.first())
    put(case, company_id=people.company.pk, mediator_id=people.mediator.pk)
    entitlement.update_access_rows(Case.objects.get(pk=case.pk))
    return case


def put(case, **columns):
    """Write columns around the door, as only a test may."""
    names = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE cases_case SET {names} WHERE id = %s", [*columns.values(), case.pk])


def actors(case, people):
    link = links.actor_of_link(case.links.get().pk)
    return [
        people.as_clerk,
        people.as_mediator,
        people.as_manager,
        people.as_liaison,
        link,
        SYSTEM,
    ]


def permitted(name, case, known):
    """Somebody who may ever take an act of that name."""
    acts = [act for act in offering.catalogue() if act.name == name]
    return next(actor for actor in known if any(act.permission(case, actor) for act in acts))


@pytest.mark.one_database  # decided before the database is asked
@pytest.mark.parametrize("state", Status.values)
def test_from_any_other_state_an_act_is_refused(state, case, people):
    put(case, status=state)
    case = Case.objects.get(pk=case.pk)
    known, lines = actors(case, people), case.trail_length
    possible = {act.name for act in offering.catalogue() if state in act.sources}

    for name in offering.names() - possible:
        with pytest.raises(refusals.NoSuchStep):
            door.do(case, name, by=permitted(name, case, known))

    again = Case.objects.get(pk=case.pk)
    assert (again.status, again.trail_length) == (state, lines)
