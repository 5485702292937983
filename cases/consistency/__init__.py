"""Consistency checks: states, trail, sums, access, papers, numbers, sealed fields.

A check reports each fault in a Chinese sentence and repairs nothing. A check of cases gets a list
of cases whose records are read once for the whole list; other checks read what they need.
"""

from collections.abc import Callable, Iterator

from django.db import transaction

from cases.models import Case
from cases.search.batches import in_batches

from . import (
    admission,
    anchors,
    days,
    files,
    links,
    location,
    members,
    money,
    notices,
    rebuilt,
    records,
    sealed,
    series,
    tallies,
    trail,
)
from .fault import Fault

CASE_CHECKS = (
    trail.faults,
    money.faults,
    members.faults,
    days.faults,
    rebuilt.faults,
    tallies.faults,
    admission.faults,
    location.faults,
    series.faults_of_cases,
    files.faults_of_cases,
    sealed.faults,
    records.faults,
    links.faults,
)

# Upper packages add theirs here (rollups = recount): a callable that yields faults.
own_checks: list[Callable[[], Iterator[Fault]]] = [
    series.faults,
    files.faults,
    notices.faults,
    anchors.faults,
]


def faults(tick: Callable[[int], None] = lambda count: None) -> Iterator[Fault]:
    """All faults of all cases, then those outside cases; `tick` is called with counts of cases."""
    for cases in in_batches(Case.objects.select_related("committee", "estate")):
        if suspects := {fault.number for fault in _of(cases)}:
            yield from _under_lock(suspects)
        tick(len(cases))
    for check in own_checks:
        yield from check()


def _of(cases) -> Iterator[Fault]:
    for check in CASE_CHECKS:
        try:
            yield from list(check(cases))
        except Exception:  # an unreadable record is located case by case
            for case in cases:
                yield from _faults_of_one(check, case)


def _faults_of_one(check, case) -> list[Fault]:
    try:
        return list(check([case]))
    except Exception as wrong:
        why = f"{type(wrong).__name__}：{wrong}".splitlines()[0]
        return [Fault(case.number, f"有一项记录读不出来，没法核对（{why}）。")]


def _under_lock(numbers) -> list[Fault]:
    """Check again under the write lock: a case that moved between two reads has no fault."""
    with transaction.atomic():
        cases = Case.objects.select_related("committee", "estate").select_for_update(of=("self",))
        faults_now = _of(list(cases.filter(number__in=numbers).order_by("pk")))
        return list(dict.fromkeys(faults_now))  # several checks may fail on one record
