"""A row as a case with its minor records. Takes no step."""

from collections.abc import Iterator

from cases.law.categories import Category
from cases.ledger.numbers_seen import restarts
from cases.ledger.records import CONTENT, LedgerRow
from cases.ledger.writing.lengths import mediators_of, place_of
from cases.ledger.writing.trail import lines_of, moment, requested_by_a_party, status_of
from cases.models import Assignment, Case, Channel, Rating, ReturnVisit, Source
from cases.models.trail import Origin
from mediation.keyed_digests import keyed

from .directory import Directory

SOURCES = {"own_initiative": Source.OWN_INITIATIVE, "application": Source.APPLICATION}
# Where a ledger names no channel, the ledger is all we know.
CHANNELS = {
    "grid": Channel.GRID,
    "patrol": Channel.VISIT,
    "chat_group": Channel.OTHER,
    "company": Channel.COMPANY,
    "owners_committee": Channel.OWNERS,
    "street": Channel.COMMUNITY,
    "deputies": Channel.OTHER,
    "centre": Channel.OTHER,
    "hotline": Channel.HOTLINE,
    "window": Channel.WINDOW,
    "phone": Channel.PHONE,
    "qr": Channel.ESTATE_PAGE,
    "court": Channel.COURT,
    "procuratorate": Channel.OTHER,
    "police": Channel.POLICE,
    "petition": Channel.PETITION,
    "housing": Channel.HOUSING,
    "other_organ": Channel.OTHER,
}


def source_of(row: LedgerRow) -> str:
    """The statutory source; empty if the ledger's word implies none."""
    return f"entrusted_{row.organ}" if row.source == "entrusted" else SOURCES.get(row.source, "")


def is_agreed(row: LedgerRow) -> bool:
    """Whether the row ended in an agreement on a known day."""
    return row.is_closed and row.result_code in ("written", "oral")


def case_of(row: LedgerRow, number: str, directory: Directory, how: str = "") -> Case:
    """The case as recorded in the ledger; `how`: do numbers begin again every year?"""
    lines = lines_of(row)
    return Case(
        number=number,
        status=status_of(row),
        committee=directory.committee,
        estate=directory.estate(row),
        place=place_of(row),
        title=f"{Category(row.category_code).label}纠纷",
        summary=row.summary,
        mediator=next((a.person for a in assignments_of(row, None, directory)), None),
        recorded_number=row.recorded_number,
        recorded_year=row.registered_on.year if restarts(row.recorded_number, how) else 0,
        content_hash=keyed(CONTENT, row.content_hash.encode()),
        origin=Origin.IMPORTED,
        trail_length=len(lines),
        moved_at=moment(lines[-1].on),
        **_money(row),
        **_words(row),
        **_days(row),
    )


def _money(row: LedgerRow) -> dict:
    """The amount in dispute; ledgers use one column for it and for the agreed amount.

    Nothing counts as paid, and without obligations nothing is owed.
    """
    return {
        "amount": row.amount,
        "amount_approximate": row.amount_is_approximate,
        "amount_agreed": (row.amount or 0) if is_agreed(row) else 0,
    }


def _words(row: LedgerRow) -> dict[str, str]:
    return {
        "category": row.category_code,
        "official_class": row.official_class,
        "source": source_of(row),
        "channel": CHANNELS.get(row.channel, Channel.LEDGER),
        "category_written": row.category,
        "source_written": row.source_word,
        "result_written": row.result_word,
    }


def _days(row: LedgerRow) -> dict:
    return {
        "registered_on": row.registered_on,
        "requested_on": row.registered_on if requested_by_a_party(row) else None,
        "accepted_on": row.registered_on,
        "effective_on": row.ended_on if is_agreed(row) else None,
        "closed_on": row.ended_on,
    }


def assignments_of(row: LedgerRow, case: Case, directory: Directory) -> Iterator[Assignment]:
    """The first mediator named has the case, the others share it."""
    kinds = Assignment.Kind
    for at, name in enumerate(mediators_of(row)):
        person = directory.mediator(name, row.registered_on)
        kind = kinds.SHARED if at else kinds.MAIN
        yield Assignment(case=case, person=person, kind=kind, since=row.registered_on)


def visits_of(row: LedgerRow, case: Case) -> Iterator[ReturnVisit]:
    """The recorded return visit of a closed case; ledgers do not name the visitor."""
    if row.visited_on and row.is_closed:
        words = f"满意度：{row.satisfaction_word}" if row.satisfaction_word else ""
        yield ReturnVisit(case=case, planned_on=row.visited_on, done_on=row.visited_on, words=words)


def ratings_of(row: LedgerRow, case: Case) -> Iterator[Rating]:
    """The recorded rating (满意度); ledgers do not name the party."""
    if row.satisfaction_code in Rating.Score.values:
        day = row.visited_on or row.ended_on or row.registered_on
        yield Rating(case=case, score=row.satisfaction_code, words=row.satisfaction_word, on=day)
