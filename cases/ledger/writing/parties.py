"""The parties named in a row, one record each, with their contacts."""

from collections.abc import Iterable, Sequence

from cases.law.identifiers import is_id_number
from cases.ledger import people
from cases.ledger.records import LedgerRow
from cases.models import Case, Party
from cases.models.party_names import distinguish
from mediation.vault import fingerprint

from .directory import Directory


def parties_of(row: LedgerRow, case: Case, directory: Directory) -> list[Party]:
    """Applicants on side 1, respondents on side 2; people only counted form one group."""
    made = [
        *_side(case, "applicant", row.applicants, row.applicant_heads, row.applicants_more),
        *_side(case, "respondent", row.respondents, row.respondent_heads, row.respondents_more),
    ]
    _note_beside_names(made, row)
    for party in made:
        if party.kind == Party.Kind.ORGANISATION:
            party.company = directory.company(party.name)
    _assign_contacts(made, row)
    distinguish(made)
    return made


def _side(case: Case, role: str, names: Sequence[str], heads: int | None, more: bool):
    side = 1 if role == "applicant" else 2
    shared = {"case": case, "role": role, "side": side, "added_on": case.registered_on}
    made = [Party(name=name, kind=_kind(name), **shared) for name in names]
    others = (heads or 0) - len(names)
    if others > 0:
        name = f"其余{others}人" if names else f"{others}人（姓名未登记）"
        made.append(Party(name=name, kind=Party.Kind.GROUP, head_count=others, **shared))
    elif more and not any(map(people.is_group, names)):
        made.append(Party(name="其余的人（人数未登记）", kind=Party.Kind.GROUP, **shared))
    return made


def _note_beside_names(parties: Sequence[Party], row: LedgerRow) -> None:
    """Give each person the telephone and identity number that stood beside the name."""
    for is_applicant, names, phones, numbers in (
        (True, row.applicants, row.applicant_phones, row.applicant_ids),
        (False, row.respondents, row.respondent_phones, row.respondent_ids),
    ):
        named = [p for p in parties if p.is_applicant == is_applicant][: len(names)]
        for party, phone in zip(named, phones, strict=False):
            party.phone = phone
        for party, number in zip(named, numbers, strict=False):
            party.id_number = number


def _kind(name: str) -> str:
    if people.is_group(name):
        return Party.Kind.GROUP
    return Party.Kind.ORGANISATION if people.is_organisation(name) else Party.Kind.PERSON


def _assign_contacts(parties: list[Party], row: LedgerRow) -> None:
    """Assign the telephones and numbers of each side, and note how they are found."""
    applicants = [p for p in parties if p.is_applicant]
    respondents = [p for p in parties if not p.is_applicant]
    for side, phones, numbers in (
        (applicants, row.phone, row.id_numbers),
        (respondents, row.respondent_phone, row.respondent_id_numbers),
    ):
        _assign_in_order("phone", _split_phones(phones), side)
        _assign_numbers(numbers, side)
    for party in parties:
        party.phone_mark = fingerprint(party.phone) if party.phone else ""
        party.id_mark = fingerprint(party.id_number) if party.id_number else ""


def _assign_numbers(numbers: Iterable[str], side: list[Party]) -> None:
    """Identity numbers to persons, credit codes to organisations, in their order."""
    persons = [p for p in side if p.kind == Party.Kind.PERSON]
    bodies = [p for p in side if p not in persons]
    of_people = [number for number in numbers if is_id_number(number)]
    of_bodies = [number for number in numbers if not is_id_number(number)]
    _assign_in_order("id_number", of_people, persons or side)
    _assign_in_order("id_number", of_bodies, bodies or side)


def _split_phones(phones: str) -> list[str]:
    return phones.split("、") if phones else []


def _assign_in_order(field: str, values: Iterable[str], parties: list[Party]) -> None:
    """The first value to the first party and so on; surplus values to the last one.

    A value that already stood beside a name stays with it alone.
    """
    beside = {value for party in parties for value in getattr(party, field).split("、")}
    for at, value in enumerate(values):
        if parties and value not in beside:
            party = parties[min(at, len(parties) - 1)]
            had = getattr(party, field)
            setattr(party, field, f"{had}、{value}" if had else value)
