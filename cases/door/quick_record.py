"""The quick record 当场调解速录: a small dispute settled on the spot, on record in one go.

It walks the ordinary way — register, request, consent, notice, accept, open, log, conclude,
perform — through the same door, in one transaction under one key. No guard is relaxed: when one
does not hold nothing is kept, and every reason along the whole way is named at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases import door
from cases.door import idempotency, offering, refusals
from cases.guards import Guard
from cases.models import Case, Channel, Party, Source
from mediation.accounts.actor import Actor
from mediation.directory.models import Estate, Function, Person

EVENING = time(18)
HOW = "当场口头"
Plan = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the mediator put down; `sides` are fields of parties with `willing` and `told`.

    `asker`, `payer` and `payee` are places in `sides`; sums are 分.
    """

    estate: Estate
    place: str
    category: str
    summary: str
    sides: list[dict[str, Any]]
    on: date
    asker: int | None = None
    clash: str = ""
    clash_waived: bool = False
    payer: int | None = None
    payee: int | None = None
    amount: int | None = None
    at_once: bool = True
    due_on: date | None = None
    way: str = "cash"
    content: str = ""
    begins: time | None = None
    ends: time | None = None


def record_quickly(by: Actor, key: str, **facts: Any) -> Case:
    """Put a dispute settled on the spot on record; the same key again gives the same case.

    Raises `PermissionDenied`, `StepBlocked` with every reason, or `repeats.KeyReused`.
    """
    told = Told(**facts)
    if by.function != Function.MEDIATOR or told.estate.committee_id not in by.bodies:
        raise PermissionDenied("quick")
    try:
        with transaction.atomic():
            idempotency.claim(by, key, "quick", facts)
            case = _walk(by, told)
            idempotency.keep_answer(by, key, case)
    except idempotency.KeyTaken:
        return idempotency.done_before(by, key, "quick", facts)
    return case


def _walk(by: Actor, told: Told) -> Case:
    case = _register(by, told)
    plan = _plan(by, told, list(case.parties.order_by("pk")))
    for place, (name, facts) in enumerate(plan):
        try:
            case = door.do(case, name, by=by, on=told.on, **facts)
        except refusals.StepBlocked as blocked:
            later = _unmet(case, plan[place + 1 :], by, told)
            raise refusals.StepBlocked(list(dict.fromkeys([*blocked.guards, *later]))) from None
    return case


def _register(by: Actor, told: Told) -> Case:
    return door.register(
        by=by,
        on=told.on,
        committee=told.estate.committee,
        estate=told.estate,
        place=told.place,
        category=told.category,
        summary=told.summary,
        amount=told.amount,
        channel=Channel.ON_THE_SPOT,
        parties=[_party_fields(side) for side in told.sides],
        claims=_claims(told),
    )


def _party_fields(side: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in side.items() if name not in ("willing", "told")}
    applying = fields["side"] == 1
    return fields | {"role": Party.Role.APPLICANT if applying else Party.Role.RESPONDENT}


def _claims(told: Told) -> list[dict[str, Any]]:
    if not told.amount or told.payer is None or told.payee is None:
        return []
    ends = {"from_index": told.payee, "to_index": told.payer}
    return [{"item": told.summary[:200], "amount": told.amount, **ends}]


def _plan(by: Actor, told: Told, parties: list[Party]) -> Plan:
    """The acts after registration in their order, each with its facts."""
    return [
        ("request_mediation", _request(told, parties)),
        *_consents(told, parties),
        *_notice(told, parties),
        ("accept", _acceptance(by, told)),
        ("open_session", {"place": told.place}),
        ("log_session", _session(told, parties)),
        ("conclude_orally", _conclusion(told, parties)),
        _performance(told),
    ]


def _request(told: Told, parties: list[Party]) -> dict[str, Any]:
    asker = _at(parties, told.asker)
    source = Source.APPLICATION if asker else Source.OWN_INITIATIVE
    return {"source": source, "party": asker, "how": "当场"}


def _at(parties: list[Party], place: int | None) -> Party | None:
    return parties[place] if place is not None and place < len(parties) else None


def _consents(told: Told, parties: list[Party]) -> Plan:
    """Silence is never recorded as a yes: only who said so."""
    return [
        ("consent", {"party": party, "agrees": True, "how": HOW})
        for party, side in zip(parties, told.sides, strict=True)
        if side["willing"]
    ]


def _notice(told: Told, parties: list[Party]) -> Plan:
    served = [p for p, side in zip(parties, told.sides, strict=True) if side["told"]]
    return [("give_notice", {"parties": served, "how": HOW})] if served else []


def _acceptance(by: Actor, told: Told) -> dict[str, Any]:
    mediator = Person.objects.get(pk=by.person_id)
    return {"mediator": mediator, "clash": told.clash, "clash_waived": told.clash_waived}


def _session(told: Told, parties: list[Party]) -> dict[str, Any]:
    return {
        "present": parties,
        "place": told.place,
        "begins": told.begins,
        "ends": told.ends,
        "evening": told.begins is not None and told.begins >= EVENING,
        "statements": told.summary,
        "content": told.content or "双方就付款达成一致。",
        "outcome": "agreed",
    }


def _conclusion(told: Told, parties: list[Party]) -> dict[str, Any]:
    return {
        "content": told.content,
        "amount": told.amount,
        "payer": _at(parties, told.payer),
        "payee": _at(parties, told.payee),
        "at_once": told.at_once,
        "due_on": told.due_on,
    }


def _performance(told: Told) -> tuple[str, dict[str, Any]]:
    if told.at_once:
        return "perform_at_once", {"all_done": True, "way": told.way}
    return "start_performance", {}


def _unmet(case: Case, plan: Plan, by: Actor, told: Told) -> Iterable[Guard]:
    """The guards further along that would not hold either, as if all before had been done.

    What an earlier act of the plan brings about (something owed) is left out: only guards on
    what was put down are asked there.
    """
    case.forget()
    for party, side in zip(sorted(case.sheet.parties, key=lambda p: p.pk), told.sides, strict=True):
        if side["willing"]:
            party.consent, party.consent_on = Party.Consent.YES, told.on
        party.notice_on = told.on if side["told"] else party.notice_on
    acts = {act.name: act for act in offering.catalogue()}
    for name, facts in plan:
        for guard in offering.unmet_guards(case, acts[name], {**facts, "by": by, "on": told.on}):
            if guard.needs or not name.startswith(("perform", "start_performance")):
                yield guard
