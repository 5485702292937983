"""Storing many rows at once: numbers, cases, parties, trail, access, one statement per kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet

from cases.access import entitlement
from cases.ledger.records import LedgerRow
from cases.ledger.writing.trail import trail_of
from cases.legal_records.base import LegalRecord
from cases.models import (
    Assignment,
    Case,
    CaseAccess,
    NumberDrawn,
    NumberSeries,
    Party,
    Rating,
    ReturnVisit,
    Step,
)
from cases.models.location import locate
from cases.models.numbers import draw, format_number
from cases.signals import act_done
from mediation.accounts.actor import SYSTEM, principal_of
from mediation.directory.models import Function

from .directory import Directory
from .inserting import insert_many
from .parties import parties_of
from .records import assignments_of, case_of, ratings_of, visits_of

Pair = tuple[LedgerRow, Case]


def store(rows: Sequence[LedgerRow], directory: Directory, how: str = "") -> list[Case]:
    """Store the rows as cases and return them.

    The caller holds transaction and lock, and has created the names. `how` is the answer
    whether numbers begin again every year.
    """
    serials = list(_draw(rows, directory.committee))
    cases = [
        case_of(row, drawn.number, directory, how) for row, drawn in zip(rows, serials, strict=True)
    ]
    locate(cases)
    insert_many(Case, cases)
    for drawn, case in zip(serials, cases, strict=True):
        drawn.case = case
    insert_many(NumberDrawn, serials)
    pairs = list(zip(rows, cases, strict=True))
    records = _beside(pairs, directory)
    _trail(pairs, [*serials, *records])
    for case in cases:
        act_done.send(Case, case=case, by=SYSTEM)
    return cases


def _draw(rows: Sequence[LedgerRow], committee) -> Iterator[NumberDrawn]:
    """One serial per row from the series of its year, in row order."""
    kind = NumberSeries.Kind.LEDGER
    years = Counter(row.registered_on.year for row in rows)
    drawn = {year: draw(committee, kind, year, years[year]) for year in sorted(years)}
    upcoming = {year: first for year, (_, first) in drawn.items()}
    for row in rows:
        year = row.registered_on.year
        serial = upcoming[year]
        upcoming[year] += 1
        number = format_number(committee, kind, year, serial)
        yield NumberDrawn(series=drawn[year][0], serial=serial, number=number)


def _beside(pairs: list[Pair], directory: Directory) -> list[LegalRecord]:
    """Store parties, mediators, visits, ratings and admissions; returns the legal records."""
    parties = [party for row, case in pairs for party in parties_of(row, case, directory)]
    insert_many(Party, parties)
    assignments = [a for row, case in pairs for a in assignments_of(row, case, directory)]
    insert_many(Assignment, assignments)
    visits = [visit for pair in pairs for visit in visits_of(*pair)]
    insert_many(ReturnVisit, visits)
    ratings = [rating for pair in pairs for rating in ratings_of(*pair)]
    insert_many(Rating, ratings)
    _admit(assignments, parties)
    return [*parties, *assignments, *visits, *ratings]


def _admit(assignments: Iterable[Assignment], parties: Iterable[Party]) -> None:
    """Create the access rows of `access.entitled`: mediators in bulk, companies by case."""
    wanted = {(a.person_id, a.case_id): a.case for a in assignments}
    insert_many(
        CaseAccess,
        (
            CaseAccess(case=case, principal=principal_of(person), function=Function.MEDIATOR)
            for (person, _), case in wanted.items()
        ),
    )
    for case in {p.case_id: p.case for p in parties if p.company_id}.values():
        entitlement.update_access_rows(case)


def _trail(pairs: list[Pair], records: Iterable[LegalRecord]) -> None:
    """Store the lines; the last of each case covers its records."""
    written: dict[int, list] = defaultdict(list)
    for record in records:
        written[record.case_id].append(record)
    steps = (trail_of(row, case, written[case.pk]) for row, case in pairs)
    insert_many(Step, (step for of_case in steps for step in of_case))
    QuerySet(Case).bulk_update([case for _, case in pairs], ["trail_head"])
