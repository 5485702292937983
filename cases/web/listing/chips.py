"""Chips above a list: each a condition on cases, with the number of cases it opens."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Count, Q, QuerySet, Value

from cases.web.listing.addresses import address, is_narrowed
from cases.web.listing.cells import TemplateValue


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow a list: its value in addresses, its label, its condition.

    `notice` is what the page says while there is any such row.
    """

    key: str
    label: str
    holds: Q
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Chip(TemplateValue):
    """One chip for the template part."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


def count_each(cases: QuerySet, questions: Mapping[str, Q]) -> dict[str, int]:
    """The number of cases for each condition; one statement.

    Each condition is a subquery of its own, so that each may use its own index: one pass over all
    cases would evaluate every condition on the many closed cases.
    """
    base = cases.order_by()
    arms = [
        base.filter(holds).annotate(question=Value(key, CharField())).values_list("question")
        for key, holds in questions.items()
    ]
    counted = [arm.annotate(n=Count("pk")) for arm in arms]
    return dict.fromkeys(questions, 0) | dict(counted[0].union(*counted[1:], all=True))


def chips_of(request, name: str, choices, counts, chosen) -> list[Chip]:
    """The chips of the parameter `name`; each keeps only the sort, so that its count is right."""
    current = None if is_narrowed(request, name) and not chosen.key else chosen.key
    return [
        Chip(
            choice.label,
            address(**{name: choice.key}, sort=request.GET.get("sort", "")),
            current=choice.key == current,
            count=counts[choice.key],
        )
        for choice in choices
    ]
