"""Chips over a list: each a question about cases, with the true number of what it opens."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Count, Q, QuerySet, Value

from cases.web.listing.addresses import address, narrowed
from cases.web.listing.cells import Shown


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow a list: its value in addresses, its words, which cases it holds."""

    key: str
    label: str
    holds: Q


@dataclass(frozen=True, slots=True)
class Chip(Shown):
    """One chip as its part draws it."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


def count_each(cases: QuerySet, questions: Mapping[str, Q]) -> dict[str, int]:
    """How many of the cases each question holds; one statement.

    Every question is counted on its own, so that each may use its own index: one pass over all
    cases would ask every question of the many that are closed.
    """
    base = cases.order_by()
    arms = [
        base.filter(holds).annotate(question=Value(key, CharField())).values_list("question")
        for key, holds in questions.items()
    ]
    counted = [arm.annotate(n=Count("pk")) for arm in arms]
    return dict.fromkeys(questions, 0) | dict(counted[0].union(*counted[1:], all=True))


def chips_of(request, name: str, choices, counts, chosen) -> list[Chip]:
    """The chips of the parameter `name`; each keeps the sort alone, so that its number is true."""
    current = None if narrowed(request, name) and not chosen.key else chosen.key
    return [
        Chip(
            choice.label,
            address(**{name: choice.key}, sort=request.GET.get("sort", "")),
            current=choice.key == current,
            count=counts[choice.key],
        )
        for choice in choices
    ]
