"""Steps that are declared but whose forms are not built yet (待建).

The demo shows the states behind them: the edge is the declared one, the trail line is chained and
marked `generated`, and so is the case.
"""

from django.db import transaction

from cases import door
from cases.access import entitlement
from cases.door import offering
from cases.door.recording import append, change, flush
from cases.models import Case, Step
from cases.models.trail import Origin
from cases.states import Status


def nothing(case: Case) -> None:
    """A step that changes no record."""


def write_unbuilt_step(
    case: Case, name, *, by, on, sentence, target=None, milestone="", write=nothing, **changed
) -> Case:
    """Write a step the door does not take yet; `changed` are columns of the case.

    `write` writes the records the step changes, under its lock.
    """
    with transaction.atomic():
        fresh = door.lock(case.pk, by)
        edge = _edge(fresh, name, target)
        row = _line(name, sentence, by, on)
        row.kind, row.source, row.target = Step.Kind.STEP, fresh.status, edge.target
        row.milestone = milestone
        write(fresh)
        append(fresh, row)
        _move(fresh, edge.target, changed)
        entitlement.update_access_rows(fresh)
    return fresh


def remark(case: Case, name, *, by, on, sentence, write=nothing) -> Case:
    """Write an entry the door does not record yet, and its records."""
    with transaction.atomic():
        fresh = door.lock(case.pk, by)
        row = _line(name, sentence, by, on)
        row.kind = Step.Kind.ENTRY
        write(fresh)
        append(fresh, row)
        fresh.origin = Origin.GENERATED
        change(fresh, ("origin",))
        flush(fresh)
        entitlement.update_access_rows(fresh)
    return fresh


def _edge(case, name, target):
    """The declared edge from the present state; raises for an undeclared one."""
    return next(
        act
        for act in offering.catalogue()
        if act.name == name and case.status in act.sources and target in (None, act.target)
    )


def _line(name, sentence, by, on) -> Step:
    return Step(
        name=name,
        sentence=sentence,
        on=on,
        actor=by.name,
        actor_title=by.title_line,
        function=by.function,
        principal=by.principal,
        origin=Origin.GENERATED,
    )


def _move(case, target: Status, changed) -> None:
    case.__dict__.pop("status")  # a protected field may be set once
    case.status, case.origin = target, Origin.GENERATED
    case.version += 1
    for column, value in changed.items():
        setattr(case, column, value)
    case.forget()
    change(case, ("status", "version", "origin", *changed))
    flush(case)
