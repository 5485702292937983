"""The counters a case keeps for its pages equal a recount."""

from collections import Counter
from collections.abc import Iterator

from cases.models import Promise

from .fault import Fault


def faults(cases) -> Iterator[Fault]:
    """Cases whose count of open promises is not the number of promises still open."""
    rows = Promise.objects.filter(case__in=cases, status=Promise.Status.OPEN)
    waiting = Counter(rows.values_list("case", flat=True))
    for case in cases:
        if case.open_promises != waiting[case.pk]:
            said = f"待兑现承诺记为{case.open_promises}项，实有{waiting[case.pk]}项。"
            yield Fault(case.number, said)
