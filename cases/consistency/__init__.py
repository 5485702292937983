"""Does everything still agree: states, trail, sums, access, papers, numbers, sealed fields.

Every check says what is wrong in a sentence and never mends anything. A check of cases takes a
list of them, its records read once for the whole list; a check of its own walks by itself.
"""

from collections.abc import Callable, Iterator

from django.db import transaction

from cases.models import Case
from cases.search.batches import in_batches

from . import admission, files, ledger, sealed, series, tallies, trail
from .fault import Fault

CASE_CHECKS = (
    trail.faults,
    ledger.faults,
    tallies.faults,
    admission.faults,
    series.faults_of_cases,
    files.faults_of_cases,
    sealed.faults,
)

# Packages above add theirs (rollups = recount): a callable that yields faults.
own_checks: list[Callable[[], Iterator[Fault]]] = [series.faults, files.faults]


def faults(tick: Callable[[int], None] = lambda count: None) -> Iterator[Fault]:
    """Every fault of every case, then of what stands beside the cases; `tick` counts cases."""
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
        except Exception:  # whose record cannot even be read is looked for case by case
            for case in cases:
                yield from _alone(check, case)


def _alone(check, case) -> list[Fault]:
    try:
        return list(check([case]))
    except Exception as wrong:
        why = f"{type(wrong).__name__}：{wrong}".splitlines()[0]
        return [Fault(case.number, f"有一项记录读不出来，没法核对（{why}）。")]


def _under_lock(numbers) -> list[Fault]:
    """Look again while nobody can write: a case that moved between two reads has no fault."""
    with transaction.atomic():
        cases = Case.objects.select_related("committee", "estate").select_for_update(of=("self",))
        found = _of(list(cases.filter(number__in=numbers).order_by("pk")))
        return list(dict.fromkeys(found))  # several checks may stumble over one record
