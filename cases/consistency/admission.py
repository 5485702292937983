"""Rows of access: exactly those the records of the case entitle, counted again."""

from collections.abc import Iterator

from cases import access
from cases.models import CaseAccess
from mediation import clock

from .fault import Fault, by_case


def faults(cases) -> Iterator[Fault]:
    """Rows too many, missing or with another last day; what has lapsed admits nobody."""
    today = clock.today()
    rows = by_case(CaseAccess.objects.filter(case__in=cases))
    for case in cases:
        kept = {(row.principal, row.function): row.until for row in rows[case.pk]}
        for what in _differences(_in_force(kept, today), _in_force(access.entitled(case), today)):
            yield Fault(case.number, what)


def _in_force(admitted, today) -> dict:
    return {who: until for who, until in admitted.items() if until is None or until >= today}


def _differences(kept, wanted) -> Iterator[str]:
    for who in sorted(kept.keys() | wanted.keys()):
        name = " ".join(who)
        if who not in wanted:
            yield f"{name} 能看到本案，但没有依据。"
        elif who not in kept:
            yield f"{name} 应能看到本案，但没有准入记录。"
        elif kept[who] != wanted[who]:
            yield f"{name} 的准入期限是 {kept[who] or '无期'}，应为 {wanted[who] or '无期'}。"
