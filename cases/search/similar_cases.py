"""Cases that may be about the same matter as one that is being registered."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from cases.models import Case, Party
from mediation import clock
from mediation.accounts.typed_names import folded
from mediation.directory.models import Estate

RECENT = timedelta(days=365)
MOST_READ, MOST_SHOWN = 200, 3
PLACE, PHONE, NAME, CATEGORY = "地点", "电话", "姓名", "类型"
WEIGHTS = {PLACE: 3, PHONE: 3, NAME: 2, CATEGORY: 1}
ENOUGH = 3  # one place or telephone, or a name together with the category


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known so far: estate, place, category, names of persons, marks of telephones."""

    estate: Estate | None
    place: str = ""
    category: str = ""
    names: frozenset[str] = frozenset()
    phone_marks: frozenset[str] = frozenset()

    @property
    def can_be_compared(self) -> bool:
        """Whether enough is known that a similar case could be recognized."""
        of_estate = self.estate is not None and bool(self.place or self.names)
        return of_estate or bool(self.phone_marks)


@dataclass(frozen=True, slots=True)
class Similar:
    """A case that may be the same, and what it has in common with the matter."""

    case: Case
    shared: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much speaks for the same matter."""
        return sum(WEIGHTS[name] for name in self.shared)


def similar_cases_context(
    cases: QuerySet, matter: Matter | None, *, deferred: bool = False
) -> dict[str, Any]:
    """What a page that opens a case shows: `similar` cases, and whether any could be `compared`.

    `deferred` is for a page that may be kept: it shows none and asks for them whenever it is
    opened.
    """
    compared = matter is not None and matter.can_be_compared
    similar = similar_cases(cases, matter) if compared and not deferred else []
    return {"similar": similar, "compared": compared, "deferred": deferred}


def similar_cases(cases: QuerySet, matter: Matter) -> list[Similar]:
    """At most three of these cases that may be the same matter, the most similar first.

    Looks at the last year of the same estate, and at every case with one of the telephones.
    Three statements at most.
    """
    candidates = _candidates(cases, matter)
    parties = defaultdict(list)
    for party in Party.objects.filter(case__in=list(candidates), released_on=None):
        parties[party.case_id].append(party)
    rows = [
        Similar(case, tuple(_shared(case, parties[pk], matter))) for pk, case in candidates.items()
    ]
    similar = [row for row in rows if row.weight >= ENOUGH]
    return sorted(similar, key=lambda row: (-row.weight, -row.case.pk))[:MOST_SHOWN]


def _candidates(cases: QuerySet, matter: Matter) -> dict[int, Case]:
    rows: list[Case] = []
    if matter.estate is not None:
        recent = cases.filter(
            estate=matter.estate, registered_on__gte=clock.today() - RECENT
        ).order_by("-registered_on", "-pk")
        rows += recent[:MOST_READ]
    if matter.phone_marks:
        called = Party.objects.filter(phone_mark__in=matter.phone_marks).values("case")
        rows += cases.filter(pk__in=called).order_by("-pk")[:MOST_READ]
    return {case.pk: case for case in rows}


def _shared(case: Case, parties: Iterable[Party], matter: Matter) -> Iterable[str]:
    if _same_place(case, matter):
        yield PLACE
    if matter.phone_marks & {party.phone_mark for party in parties}:
        yield PHONE
    persons = {folded(party.name) for party in parties if party.kind == Party.Kind.PERSON}
    if persons & {folded(name) for name in matter.names}:
        yield NAME
    if case.category == matter.category:
        yield CATEGORY


def _same_place(case: Case, matter: Matter) -> bool:
    """The same numbers in the same estate, whose own name may hold one."""
    numbers = numbers_of(matter.place)
    if not numbers or matter.estate is None or case.estate_id != matter.estate.pk:
        return False
    return numbers_of(case.place)[-len(numbers) :] == numbers


def numbers_of(place: str) -> tuple[str, ...]:
    """The numbers of a place, by which two ways of writing it are the same; one alone is vague.

    >>> numbers_of("侨韵苑6号楼1202室"), numbers_of("６-1202"), numbers_of("6号楼")
    (('6', '1202'), ('6', '1202'), ())
    """
    numbers = re.findall(r"[0-9]+", unicodedata.normalize("NFKC", place))
    return tuple(number.lstrip("0") for number in numbers) if len(numbers) > 1 else ()
