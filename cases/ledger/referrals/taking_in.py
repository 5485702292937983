"""Opening the cases of a workbook of referrals, a row each in a transaction of its own.

Each case is registered, its referral recorded and mediation requested, through the one door. What
was opened before is found again by its route, sender and number, so that a workbook sent twice,
by two people at once, or after the work was killed opens nothing twice.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction

from cases import door
from cases.door.named_acts import ASK_FOR_MEDIATION
from cases.door.refusals import StepBlocked
from cases.forms.handle.registered_matter import title_of
from cases.law.routes import Route
from cases.ledger import people, words
from cases.ledger.records import Refusal
from cases.ledger.safe_unpacking import Source
from cases.models import Case, Channel, Party, Referral, ReferralBatch, ReferredCase
from mediation import clock
from mediation.accounts.actor import SYSTEM, Actor
from mediation.accounts.typed_names import plain_figures, tidy_name
from mediation.directory.models import Court, Estate, PropertyCompany
from mediation.vault import exact_marks

from .known import Places, of_committee
from .reading import Reading, Referred, read

CHANNELS = {
    Route.COURT_BEFORE: Channel.COURT,
    Route.COURT_AFTER: Channel.COURT,
    Route.COURT_SIMPLIFIED: Channel.COURT,
    Route.POLICE: Channel.POLICE,
    Route.CENTRE: Channel.CENTRE,
    Route.PETITION: Channel.PETITION,
    Route.HOTLINE: Channel.HOTLINE,
}
BY_THE_BOOK = replace(SYSTEM, title="按移送表登记")  # what follows from a court's own row
OTHER_CONTENT = "{}已经登记了这个文号，内容和这一行不同，请核对；要改的在那一件里更正"
RECORDED = "{}已经登记了这个文号，请核对"


@dataclass(slots=True)
class Outcome:
    """What became of a workbook: rows read, opened now, known before, refused; what is told."""

    read: int = 0
    opened: int = 0
    known: int = 0
    refused: list[Refusal] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """The outcome as it is kept with the batch."""
        return json.dumps(asdict(self), ensure_ascii=False)


class Workbook(NamedTuple):
    """A workbook as it was read, and the places and bodies by which its rows were understood."""

    reading: Reading
    known: Places


def read_for(committee, court, source: Source) -> Workbook:
    """Read a workbook, of which nothing is kept yet; raises `ReaderError` if it cannot be used."""
    known = places_of(committee, court)
    return Workbook(read(source, today=clock.today(), known=known), known)


def take_in(batch: ReferralBatch, workbook: Workbook, by: Actor) -> Outcome:
    """Open every row that can be; what became of each is kept with the batch."""
    reading, known = workbook
    outcome = Outcome(reading.read, refused=list(reading.refused), told=list(reading.told))
    for row in reading.rows:
        _take_row(batch, row, known, by, outcome)
    batch.report, batch.finished = outcome.as_json(), True
    batch.save(update_fields=["report", "finished"])
    return outcome


def places_of(committee, sender=None) -> Places:
    """The estates of the committee, the courts of its district, and the companies there."""
    estates = Estate.objects.filter(committee=committee)
    companies = PropertyCompany.objects.filter(managements__estate__committee=committee).distinct()
    courts = Court.objects.filter(districts=committee.district_id)
    return of_committee(estates, courts, companies, sender)


def _take_row(batch, row: Referred, known: Places, by: Actor, outcome: Outcome) -> None:
    """Open the case of a row, unless it is known; what the door refuses is a reason too."""
    before = _opened_before(batch, row)
    if before is None:
        try:
            with transaction.atomic():
                case = _open(batch, row, known, by, outcome)
                marks = {"known_by": row.known_by, "content": _marks(row)[0], "row": row.row}
                ReferredCase.objects.create(
                    batch=batch, committee=batch.committee, case=case, **marks
                )
            outcome.opened += 1
            return
        except StepBlocked as blocked:
            outcome.refused += [_refusal(row, "", str(guard)) for guard in blocked.guards]
            return
        except IntegrityError:  # somebody else opened it in this moment
            before = _opened_before(batch, row)
            if before is None:
                raise
    if before == "":
        outcome.known += 1
    else:
        outcome.refused.append(_refusal(row, "文号", f"文号“{row.facts['number']}”{before}。"))


def _opened_before(batch, row: Referred) -> str | None:
    """None for a new one; empty for one that is known as it is; else why the row is refused."""
    opened = ReferredCase.objects.filter(committee=batch.committee, known_by=row.known_by)
    if found := opened.select_related("case").first():
        return "" if found.content in _marks(row) else OTHER_CONTENT.format(found.case.number)
    facts = row.facts
    same = Referral.objects.filter(case__committee=batch.committee, route=facts["route"])
    same = same.filter(number=facts["number"], court=facts["court"]).select_related("case")
    for referral in same:
        if referral.court_id or words.key(referral.body) == words.key(facts["sender"]):
            return RECORDED.format(referral.case.number)
    return None


def _marks(row: Referred) -> list[str]:
    """The keyed hash of what the row says, under every key."""
    packed = json.dumps(row.facts, sort_keys=True, ensure_ascii=False, default=str)
    return exact_marks(f"referral:{hashlib.sha256(packed.encode()).hexdigest()}")


def _refusal(row: Referred, column: str, reason: str) -> Refusal:
    return Refusal(row.row, column, "", reason, row.sheet)


def _open(batch, row: Referred, known: Places, by: Actor, outcome: Outcome) -> Case:
    """The registered case with its referral, for which mediation is requested.

    What a court sent is registered by its liaison, who sees no case of the committee: the rest
    follows by itself.
    """
    facts = row.facts
    case = door.register(by=by, committee=batch.committee, **_registration(facts, known))
    if facts["claim"] and not _is_one_each(facts):
        outcome.told.append(
            f"第 {row.row} 行一方不止一人，请求写进情况里，请在 {case.number} 里补登。"
        )
    by = BY_THE_BOOK if batch.court else by
    sent = {name: facts[name] for name in ("route", "via", "number", "report_until", "court")}
    sent["body"] = "" if facts["court"] else facts["sender"]
    on: date = facts["received_on"]
    case = door.record(case, "record_referral", by=by, on=on, **sent)
    return door.take(case, ASK_FOR_MEDIATION, by=by, on=on)


def _registration(facts: dict, known: Places) -> dict:
    """The fields of the registration; a claim needs one person on each side."""
    estate, place = facts["estate"], tidy_name(facts["place"])
    summary = plain_figures(facts["summary"])
    name = estate.name if estate else ""
    fields = {
        "estate": estate,
        "place": place if name in place else f"{name}{place}",
        "category": facts["category"],
        "summary": summary,
        "title": title_of(summary),
        "channel": CHANNELS.get(Route(facts["route"]), Channel.OTHER),
        "parties": [*_side(facts, "applicants", 1, known), *_side(facts, "respondents", 2, known)],
    }
    money = {"amount": facts["amount"], "amount_approximate": facts["amount_approximate"]}
    if facts["claim"] and _is_one_each(facts):
        amount, about = money.values()
        return fields | {
            "claims": [{"item": facts["claim"], "amount": amount, "approximate": about}]
        }
    if facts["claim"]:
        fields["summary"] = f"{summary.rstrip('。')}。请求：{facts['claim']}"
    return fields | money


def _is_one_each(facts: dict) -> bool:
    return len(facts["applicants"]) == len(facts["respondents"]) == 1


def _side(facts: dict, name: str, side: int, known: Places) -> list[dict]:
    role = Party.Role.APPLICANT if side == 1 else Party.Role.RESPONDENT
    return [
        {"role": role, "side": side, "phone": phone, "id_number": id_number, **_who(written, known)}
        for written, phone, id_number in facts[name]
    ]


def _who(name: str, known: Places) -> dict:
    company = known.companies.get(words.key(name))
    if company is not None:
        return {"kind": Party.Kind.ORGANISATION, "name": company.name, "company": company}
    is_body = people.is_organisation(name)
    return {"kind": Party.Kind.ORGANISATION if is_body else Party.Kind.PERSON, "name": name}
