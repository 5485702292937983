"""The quick record 当场调解速录: a small dispute settled on the spot, recorded in one form.

It takes the ordinary acts — register, request, consent, notice, accept, open, log, conclude,
perform — through the same door, in one transaction under one key. All guards apply: if one fails,
nothing is stored, and every reason along the way is reported at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied

from cases import door
from cases.door import idempotency, offering, refusals
from cases.functions import row_of
from cases.guards import Guard
from cases.law.limitation import Nature
from cases.models import Case, Channel, Party, Source
from mediation.accounts.actor import Actor
from mediation.directory.models import Estate, Person

EVENING = time(18)
# How a side that was there took part, and one that was not: no written notice was served.
ASKING, CONSENT, ORAL_NOTICE = (
    {True: "当场", False: "电话"},
    {True: "当场口头", False: "电话口头"},
    {True: "当场口头告知", False: "电话口头告知"},
)
RECEIVED, DONE = "当场收讫", "当场做完"
OF_THE_DAY = ("present", "willing", "informed", "came", "came_as")
Plan = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The submitted values; `sides` are party fields with `present`, `willing` and `informed`,
    and of a unit who `came` for it `came_as` what.

    `asker`, `payer`, `payee` and `doer` (of the acts; None: all) are indexes into `sides`; sums
    are 分. The money was paid `at_once`
    or is due by `due_on`; the acts of `content` are `done`, due by `done_by`, or to be `kept` from
    now on.
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
    done: bool = True
    done_by: date | None = None
    kept: bool = False
    doer: int | None = None
    way: str = "cash"
    content: str = ""
    begins: time | None = None
    ends: time | None = None

    @property
    def is_fully_performed(self) -> bool:
        """Whether everything was paid and done on the spot."""
        return (self.at_once or not self.amount) and (self.done or not self.content)


def record_quickly(by: Actor, key: str, once_from: str | None = None, **facts: Any) -> Case:
    """Record a dispute settled on the spot; the same key again returns the same case.

    `once_from` names the browser from which these values open one case a day (None: not asked).
    Raises `PermissionDenied`, `StepBlocked` with every reason, `idempotency.KeyReused` or
    `idempotency.SentAlike`.
    """
    submitted = Submitted(**facts)
    if not row_of(by.function).assigned or submitted.estate.committee_id not in by.bodies:
        raise PermissionDenied("quick")
    walk = partial(_walk, by, submitted)
    return idempotency.open_once(by, key, "quick", facts, once_from, walk)


def _walk(by: Actor, submitted: Submitted) -> Case:
    case = _register(by, submitted)
    plan = _plan(by, submitted, list(case.parties.order_by("pk")))
    for place, (name, facts) in enumerate(plan):
        try:
            case = door.do(case, name, by=by, on=submitted.on, **facts)
        except refusals.StepBlocked as blocked:
            later = _unmet(case, plan[place + 1 :], by, submitted)
            raise refusals.StepBlocked(list(dict.fromkeys([*blocked.guards, *later]))) from None
    return case if submitted.is_fully_performed else _record_done_on_the_spot(case, by, submitted)


def _record_done_on_the_spot(case: Case, by: Actor, submitted: Submitted) -> Case:
    """The money paid or the acts done on the spot, where the rest is still owed."""
    on = submitted.on
    paid = {"paid_on": on, "confirmed_on": on, "way": submitted.way, "how": RECEIVED}
    for duty in case.sheet.obligations:
        if duty.is_money and submitted.at_once:
            facts = {"obligation": duty, "amount": duty.amount, **paid}
            case = door.do(case, "pay", by=by, on=on, **facts)
        elif duty.kind == duty.Kind.ACT and submitted.done:
            case = door.do(case, "record_act", by=by, on=on, obligation=duty, proof=DONE)
    return case


def _register(by: Actor, submitted: Submitted) -> Case:
    return door.register(
        by=by,
        on=submitted.on,
        committee=submitted.estate.committee,
        estate=submitted.estate,
        place=submitted.place,
        category=submitted.category,
        summary=submitted.summary,
        channel=Channel.ON_THE_SPOT,
        parties=[_party_fields(side) for side in submitted.sides],
        claims=_claims(submitted),
    )


def _party_fields(side: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in side.items() if name not in OF_THE_DAY}
    applying = fields["side"] == 1
    return fields | {"role": Party.Role.APPLICANT if applying else Party.Role.RESPONDENT}


def _claims(submitted: Submitted) -> list[dict[str, Any]]:
    """Who is to be paid by whom; what was agreed is no sum that anybody claimed."""
    if not submitted.amount or submitted.payer is None or submitted.payee is None:
        return []
    ends = {"from_index": submitted.payee, "to_index": submitted.payer}
    return [{"item": submitted.summary[:200], "nature": Nature.DEBT, **ends}]


def _plan(by: Actor, submitted: Submitted, parties: list[Party]) -> Plan:
    """The acts after registration in order, each with its facts."""
    return [
        ("request_mediation", _request(submitted, parties)),
        *_consents(submitted, parties),
        *_notice(submitted, parties),
        ("accept", _acceptance(by, submitted)),
        ("open_session", {"place": submitted.place}),
        ("log_session", _session(submitted, parties)),
        ("conclude_orally", _conclusion(submitted, parties)),
        _performance(submitted),
    ]


def _request(submitted: Submitted, parties: list[Party]) -> dict[str, Any]:
    asker = _at(parties, submitted.asker)
    source = Source.APPLICATION if asker else Source.OWN_INITIATIVE
    here = submitted.asker is None or submitted.sides[submitted.asker]["present"]
    return {"source": source, "party": asker, "how": ASKING[here]}


def _at(parties: list[Party], place: int | None) -> Party | None:
    return parties[place] if place is not None and place < len(parties) else None


def _consents(submitted: Submitted, parties: list[Party]) -> Plan:
    """One consent per party that stated it; silence is never recorded as a yes."""
    return [
        ("consent", {"party": party, "agrees": True, "how": CONSENT[side["present"]]})
        for party, side in zip(parties, submitted.sides, strict=True)
        if side["willing"]
    ]


def _notice(submitted: Submitted, parties: list[Party]) -> Plan:
    """The notices to those who were there, and to those on the telephone."""
    pairs = list(zip(parties, submitted.sides, strict=True))
    informed = {
        present: [p for p, side in pairs if side["informed"] and side["present"] == present]
        for present in (True, False)
    }
    return [
        ("give_notice", {"parties": parties, "how": ORAL_NOTICE[present], "orally": True})
        for present, parties in informed.items()
        if parties
    ]


def _acceptance(by: Actor, submitted: Submitted) -> dict[str, Any]:
    assert by.person_id is not None  # a mediator is always a person
    mediator = Person.objects.get(pk=by.person_id)
    return {"mediator": mediator, "clash": submitted.clash, "clash_waived": submitted.clash_waived}


def _session(submitted: Submitted, parties: list[Party]) -> dict[str, Any]:
    pairs = list(zip(parties, submitted.sides, strict=True))
    return {
        "present": [p for p, side in pairs if side["present"]],
        "attending": [
            {"party": p, "name": side["came"], "post": side.get("came_as") or ""}
            for p, side in pairs
            if side.get("came")
        ],
        "place": submitted.place,
        "begins": submitted.begins,
        "ends": submitted.ends,
        "evening": submitted.begins is not None and submitted.begins >= EVENING,
        "content": submitted.content or "各方就付款达成一致。",
        "outcome": "agreed",
    }


def _conclusion(submitted: Submitted, parties: list[Party]) -> dict[str, Any]:
    return {
        "content": submitted.content,
        "amount": submitted.amount,
        "payer": _at(parties, submitted.payer),
        "payee": _at(parties, submitted.payee),
        "at_once": submitted.at_once if submitted.amount else submitted.done or submitted.kept,
        "due_on": submitted.due_on if submitted.amount else submitted.done_by,
        "done_by": submitted.on if submitted.done else submitted.done_by,
        "kept": submitted.kept,
        "doer": _at(parties, submitted.doer),
    }


def _performance(submitted: Submitted) -> tuple[str, dict[str, Any]]:
    if submitted.is_fully_performed:
        return "perform_at_once", {"all_done": True, "way": submitted.way}
    return "start_performance", {}


def _unmet(case: Case, plan: Plan, by: Actor, submitted: Submitted) -> Iterable[Guard]:
    """The guards of later acts that would fail, evaluated as if the earlier acts were done.

    Guards on what an earlier act of the plan creates (such as a debt) are left out: only guards on
    the submitted values are evaluated here.
    """
    case.forget()
    for party, side in zip(
        sorted(case.sheet.parties, key=lambda p: p.pk), submitted.sides, strict=True
    ):
        if side["willing"]:
            party.consent, party.consent_on = Party.Consent.YES, submitted.on
        party.notice_on = submitted.on if side["informed"] else party.notice_on
    acts = {act.name: act for act in offering.catalogue()}
    for name, facts in plan:
        for guard in offering.unmet_guards(
            case, acts[name], {**facts, "by": by, "on": submitted.on}
        ):
            if guard.needs or not name.startswith(("perform", "start_performance")):
                yield guard
