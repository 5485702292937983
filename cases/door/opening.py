"""Opening a case: its first columns, parties, claims and number."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from cases.access.links import Ticket
from cases.functions import row_of
from cases.law import limitation
from cases.law.categories import Category, class_of
from cases.models import Case, Channel, Party
from cases.models.location import locate
from cases.phases import roles
from cases.phases.common import dwelling_is_in_the_estate
from cases.phases.handle.guards import arose_by_the_registration, who_is_called
from cases.phases.handle.guards_of_claim_changes import OF_A_CLAIM
from cases.phases.mediate.guards import company_is_an_organisation
from cases.phases.mediate.guards_of_dual_agency import acts_for_one_side
from cases.phases.mediate.guards_of_representation import (
    capacity_has_its_ground,
    who_speaks_is_named,
)
from cases.phases.mediate.guards_of_who_acts import (
    a_guardian_acts_for_who_needs_one,
    authority_has_not_ended,
)
from cases.words.party_marks import party_mark
from mediation import clock
from mediation.accounts.actor import Actor
from mediation.directory.models import Committee

from .foreign_rows import refusal_of_foreign_rows
from .legal_day import check_is_past, out_of_bounds
from .refusals import StepBlocked

Facts = Mapping[str, Any]


def check_registration(by: Actor, on: date, facts: Facts) -> None:
    """Raise `PermissionDenied` or `StepBlocked` against a registration with that committee."""
    given = {"channel": facts["channel"]} if "channel" in facts else {}
    planned = Case(committee=facts["committee"], registered_on=on, **given)
    if not roles.may_register(planned, by):
        raise PermissionDenied("register")
    check_is_past(on)
    unmet = [*out_of_bounds(facts), *refusal_of_foreign_rows(None, facts)]
    if not arose_by_the_registration(planned, facts):
        unmet.append(arose_by_the_registration.worded_for(planned, facts))
    if unmet:
        raise StepBlocked(unmet)


def open_case(
    *,
    by: Actor,
    on: date,
    committee: Committee,
    parties: Iterable[Facts] = (),
    claims: Collection[Facts] = (),
    request: Facts | None = None,
    tickets: Mapping[int, Ticket] | None = None,
    **fields: Any,
) -> tuple[Case, str]:
    """Create the registered case with parties and claims; returns it with its first sentence.

    `request` (how, proof) fixes each applicant's day of request for good (诉讼时效规定第十二条).
    Claims and `tickets` (one-case links) refer to parties by index. Sums are 分.
    Raises `StepBlocked` for a company registered as another kind of party.
    """
    case = _case(committee, on, fields | _amount_of(claims))
    made = _parties(case, on, parties, request)
    _add_claims(case, on, made, claims)
    _share_with(case, by, on)
    protected = _protect(case, on, request, made)
    links = _give_links(case, made, tickets or {})
    return case, f"{_as_registered(case, on)}{protected}{links}"


def _as_registered(case: Case, on: date) -> str:
    """What is registered, in which level, and what an urgent matter needs at once."""
    graded = f"定级{case.level_in_words}{case.led_in_words}。" if case.is_graded else ""
    registered = f"登记（{case.get_channel_display()}）：{case.summary.rstrip('。')}。{graded}"
    return f"{registered}{_number_to_call(case, on)}{case.supervise_at_once(on)}"


def _number_to_call(case: Case, on: date) -> str:
    """The 24-hour number that an urgent matter needs at once, in words; empty if none is known."""
    called = who_is_called(case, on) if case.urgent else None
    if called is None or not called.phone:
        return ""
    return f"紧急：先打{called}二十四小时电话{called.phone}。"


def _share_with(case: Case, by: Actor, on: date) -> None:
    """Share the case with the person who opened it, if their function sees only assigned cases."""
    if by.person_id and row_of(by.function).assigned:
        case.assignments.create(person_id=by.person_id, kind="shared", since=on)


def _amount_of(claims: Iterable[Facts]) -> dict[str, Any]:
    """The sum involved is that of the claims; where none has a sum, what was entered by itself."""
    counted = [claim for claim in claims if claim.get("amount") is not None]
    about = any(claim.get("approximate") for claim in counted)
    sum_ = sum(claim["amount"] for claim in counted)
    return {"amount": sum_, "amount_approximate": about} if counted else {}


def _case(committee: Committee, on: date, fields: dict[str, Any]) -> Case:
    category = fields["category"]
    fields.setdefault("official_class", class_of(category))
    fields.setdefault("title", f"{Category(category).label}纠纷")
    fields.setdefault("channel", Channel.WINDOW)
    case = Case(committee=committee, registered_on=on, moved_at=clock.now(), **fields)
    if case.nature is not None:
        case.set_level(case.nature, case.extent, case.harm, on)
    case.note_what_is_written()
    locate([case])
    case.number = case.draw_number("complaint", on)
    case.save_first()
    case.numbers.model.objects.filter(number=case.number, case=None).update(case=case)
    return case


def _parties(case: Case, on: date, parties: Iterable[Facts], request: Facts | None) -> list[Party]:
    """The parties; an applicant's row keeps the request, proved by the number of the complaint."""
    parties = list(parties)
    _check_parties(case, [{**row, "on": on} for row in parties])
    asked = {}
    if request:
        how = request.get("how") or case.get_channel_display()
        proof = request.get("proof") or f"登记编号{case.number}"
        asked = {"asked_on": on, "asked_how": how, "asked_proof": proof}
    applying = Party.Role.APPLICANT
    rows = [{**row, **asked} if row["role"] == applying else row for row in parties]
    made = [case.new_party(on=on, **row) for row in rows]
    case.sheet.all_parties = made  # there are no others to be read
    case.distinguish_namesakes()
    return made


OF_A_PARTY = (
    *(company_is_an_organisation, dwelling_is_in_the_estate),
    *(who_speaks_is_named, capacity_has_its_ground),
    *(a_guardian_acts_for_who_needs_one, authority_has_not_ended),
)


def _check_parties(case: Case, parties: list[Facts]) -> None:
    """Raise `StepBlocked` against what parties cannot be, or who cannot act for them."""
    unmet = [
        guard.worded_for(case, row)
        for guard in OF_A_PARTY
        for row in parties
        if not guard(case, row)
    ]
    acting = {"speaker": "", "speaker_name": "", "parties": parties}
    if not acts_for_one_side(case, acting):
        unmet.append(acts_for_one_side.worded_for(case, acting))
    if unmet:
        raise StepBlocked(unmet)


def _protect(case: Case, on: date, request: Facts | None, made: list[Party]) -> str:
    """Fix the day of request, which interrupts limitation; returns its sentence, if any.

    Of limitation it says what holds for every applicant, or for which of them it is interrupted.
    """
    if not request:
        return ""
    case.requested_on = on
    case.save_first()
    asked = [party for party in made if party.is_applicant]
    sentences = {party.pk: limitation.at_request(case.sheet.claims_of(party)) for party in asked}
    head = "登记时已请求调委会保护权利"
    if len(set(sentences.values())) == 1:
        sentence = next(iter(sentences.values()))
        return f"{head}，{sentence}" if sentence else f"{head}。"
    each = "".join(
        f"{party_mark(pk)}：{sentence}" for pk, sentence in sentences.items() if sentence
    )
    return f"{head}。{each}"


def _give_links(case: Case, made: list[Party], tickets: Mapping[int, Ticket]) -> str:
    """Admit parties by their links; returns a sentence for each."""
    given = []
    for place, ticket in tickets.items():
        case.admit_by_link(made[place], ticket)
        given.append(f"已给{party_mark(made[place].pk)}一案链接。")
    return "".join(given)


def _add_claims(case: Case, on: date, made: list[Party], claims: Collection[Facts]) -> None:
    """The claims between parties named by their index; raises `StepBlocked` against one of them."""
    for claim in claims:
        given = _with_parties(made, **claim)
        unmet = [guard for guard in OF_A_CLAIM if not guard(case, given | {"on": on})]
        if unmet:
            raise StepBlocked([guard.worded_for(case, given | {"on": on}) for guard in unmet])
        case.new_claim(**given)


def _with_parties(
    made: list[Party], *, from_index: int = 0, to_index: int = 1, **fields: Any
) -> dict[str, Any]:
    """The facts of a claim with its parties instead of their indexes."""
    ends = {"party": from_index, "against": to_index}
    found: dict[str, Any] = {
        name: made[place] if place < len(made) else None for name, place in ends.items()
    }
    for name in ("also_party", "also_against"):
        found[name] = [made[place] for place in fields.pop(name, ())]
    shares = [(made[place], share) for place, share in fields.pop("shares", ())]
    return fields | found | {"shares": shares}
