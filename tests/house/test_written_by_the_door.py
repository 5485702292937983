"""Cases and legal records are written in the rooms of the door alone.

At run time a case refuses (`CaseQuerySet`, `Case.save`), and a legal record outside of an act
(`writing.check`), but for a query set made by hand. This reads the code: a write by a manager of a
legal record, by a query set made by hand, or by a relation.
"""

import ast
from pathlib import Path

from django.apps import apps

from cases.legal_records.base import legal_models
from cases.models import Case, Step

ROOT = Path(apps.get_app_config("cases").path).parent
# What an act does, the door itself, the daily run under the lock, and the records' own methods.
OF_THE_DOOR = ("phases", "door", "jobs", "models", "papers", "legal_records")
# What writes beside the door, each with lines of its own: imports, keys and digests, the old demo.
BESIDE_THE_DOOR = ("consistency", "ledger/writing", "demo", "migrations")
ROOMS = tuple(f"cases/{room}/" for room in (*OF_THE_DOOR, *BESIDE_THE_DOOR))
WRITES = frozenset(
    "create update get_or_create update_or_create bulk_create bulk_update delete save "
    "update_from update_read update_returning insert_from _raw_delete _update".split()
)
OTHERS = {"mediation/accounts/sessions.py": "Session"}  # of a log-in, not of a mediation
MODELS = {model.__name__ for model in (Case, Step, *legal_models())}
RELATIONS = {
    relation.get_accessor_name()
    for model in (Case, *legal_models())
    for relation in model._meta.related_objects
    if relation.related_model.__name__ in MODELS
}


def reached(node) -> set[str]:
    """The names by which a receiver is reached, without what filters it: Clock, objects, clocks."""
    names, made_by_hand = set(), isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if made_by_hand:  # QuerySet(Clock)
        return {part.id for part in node.args if isinstance(part, ast.Name)}
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return names | reached(node)
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return names | ({node.id} if isinstance(node, ast.Name) else set())


def writes_in(source: str) -> list[str]:
    """The calls that write a case or a legal record, as they stand."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = (c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr in WRITES)
    return [ast.unparse(c)[:80] for c in named if reached(c.func.value) & (MODELS | RELATIONS)]


def test_no_room_but_the_doors_writes_a_case_or_a_legal_record():
    files = [p for room in ("cases", "reports", "mediation") for p in (ROOT / room).rglob("*.py")]
    found = {}
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(ROOMS) and name not in OTHERS:
            found |= {name: writes} if (writes := writes_in(path.read_text())) else {}

    assert len(files) > 500
    assert found == {}


def test_a_write_is_found_in_each_of_its_forms():
    planted = """
Clock.objects.filter(case=case).update(due_on=day)
case.clocks.filter(key="K9").update(due_on=day)
QuerySet(Payment).filter(pk=1).update(amount=2)
Obligation._base_manager.filter(pk=1).delete()
case.payments.create(amount=1)
case.sheet.agreement.clauses.all().delete()
"""
    assert len(writes_in(planted)) == 6
