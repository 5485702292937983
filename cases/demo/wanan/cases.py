"""One plan as the records of a case, in memory; `write` stores them all at once."""

from datetime import time, timedelta
from random import Random

from cases.demo import names
from cases.demo.phrases import QUIET_AFTERWARDS, TERMS_AGREED
from cases.law.categories import Category, class_of
from cases.models import Assignment, Case, CaseAccess, Claim, Party, ReturnVisit, Session
from cases.states import EndReason, Status
from mediation.clock import today
from mediation.directory.models import Function
from mediation.vault import fingerprint

from . import agreements, days, words
from .bundle import Bundle
from .place import Place
from .plan import Plan


def bundle(plan: Plan, place: Place, rng: Random) -> Bundle:
    """The case of a plan and its records, without the trail."""
    story, asked, promised, against = words.of(plan.category, rng.choice)
    mediator = place.mediator_of[plan.estate]
    room = _room(rng)
    made = Bundle(plan, _case(plan, place, rng, story, room), mediator, promised)
    made.parties = _parties(made, place, rng, against, room)
    fen = plan.yuan * 100 or None
    made.add(
        Claim(
            case=made.case,
            from_party=made.applicant,
            to_party=made.respondent,
            item=asked,
            amount=fen,
        )
    )
    made.add(Assignment(case=made.case, person_id=mediator.person_id, since=plan.days["accepted"]))
    made.add(CaseAccess(case=made.case, principal=mediator.principal, function=Function.MEDIATOR))
    _sessions(made, place, rng)
    if plan.agreed:
        agreements.agree(made, place, rng)
    _visits(made)
    return made


def _room(rng: Random) -> str:
    return f"{rng.randint(1, 18)}号楼{rng.randint(1, 17)}0{rng.randint(1, 4)}室"


def _case(plan: Plan, place: Place, rng: Random, story: str, room: str) -> Case:
    estate = place.estates[plan.estate]
    return Case(
        status=Status.CLOSED,
        committee=place.committee,
        estate=estate,
        place=f"{estate.name}{room}",
        category=plan.category,
        official_class=class_of(plan.category),
        title=f"{Category(plan.category).label}纠纷",
        summary=story,
        source=plan.source,
        channel=rng.choice(words.CHANNELS[plan.source]),
        level=2 if plan.difficult else 1,
        difficult=plan.difficult,
        company=place.company_of[plan.estate],
        mediator_id=place.mediator_of[plan.estate].person_id,
        end_reason=_end_reason(plan, rng),
        origin="generated",
        version=1,
        **_sums(plan, rng),
        **_days(plan, place),
    )


def _sums(plan: Plan, rng: Random) -> dict:
    fen = plan.yuan * 100
    return {"amount": fen or None, "amount_agreed": fen, "amount_paid": _paid(plan, rng)}


def _days(plan: Plan, place: Place) -> dict:
    """The days for lists; a case given up in the end was never struck off."""
    when, given_up = plan.days, plan.performance in ("partly", "not")
    return {
        "registered_on": when["registered"],
        "requested_on": None if plan.source == "own_initiative" else when["requested"],
        "accepted_on": when["accepted"],
        "effective_on": when["ended"] if plan.agreed else None,
        "closed_on": when["closed"],
        "struck_off_on": None if given_up else when["struck_off"],
        "struck_off_by": "" if given_up else place.office.principal,
    }


def _end_reason(plan: Plan, rng: Random) -> str:
    if plan.agreed:
        return ""
    if plan.result == "withdrawn":
        return EndReason.SETTLED_THEMSELVES
    return rng.choice((EndReason.GAP, EndReason.GAP, EndReason.UNWILLING, EndReason.TIME_OVER))


def _paid(plan: Plan, rng: Random) -> int:
    """分 paid in the end; in part is between a quarter and three quarters, in tens of 元."""
    if plan.performance == "not":
        return 0
    if plan.performance == "partly":
        return max(10, plan.yuan * rng.randint(25, 75) // 1000 * 10) * 100
    return plan.yuan * 100


def _parties(made: Bundle, place: Place, rng: Random, against: str, room: str) -> list[Party]:
    when = made.plan.days
    common = {
        "case": made.case,
        "added_on": when["registered"],
        "consent": "yes",
        "consent_on": when["requested"],
        "consent_how": "当面表示",
        "notice_on": when["accepted"],
        "notice_how": "当面送达",
    }
    roles = (("applicant", 1), ("respondent", 2))
    pairs = zip(roles, _sides(made, place, rng, against, room), strict=True)
    return [
        Party(role=role, side=side, **common, **who, **_request(made.case, role))
        for (role, side), who in pairs
    ]


def _sides(made: Bundle, place: Place, rng: Random, against: str, room: str) -> tuple[dict, dict]:
    """The fields of applicant and respondent; `owner` means that the company applies."""
    estate, company = place.estates[made.plan.estate], place.company_of[made.plan.estate]
    taken = {made.mediator.name}
    resident = _person(rng, taken, estate, room)
    other = _person(rng, taken, estate, _room(rng))
    if against in ("company", "owner"):
        other = _firm(company)
    elif against == "committee":
        name = f"{estate.name}业主委员会（示例）"
        other = {"kind": "organisation", "name": name, "address": estate.name}
    return (other, resident) if against == "owner" else (resident, other)


def _request(case, role: str) -> dict:
    """The request fields of the applicant's row; empty if nobody asked."""
    if role != "applicant" or case.requested_on is None:
        return {}
    return {"asked_on": case.requested_on, "asked_how": case.get_channel_display()}


def _person(rng: Random, taken: set, estate, room: str) -> dict:
    name = names.person(rng)
    while name in taken:
        name = names.person(rng)
    taken.add(name)
    phone, number = names.phone(rng), names.id_number(rng)
    return {
        "name": name,
        "phone": phone,
        "phone_mark": fingerprint(phone),
        "id_number": number,
        "id_mark": fingerprint(number),
        "address": f"{estate.name}{room}",
        "relation": "owner",
    }


def _firm(company) -> dict:
    return {
        "kind": "organisation",
        "name": company.name,
        "company": company,
        "phone": company.phone,
        "phone_mark": fingerprint(company.phone),
        "address": company.address,
    }


def _sessions(made: Bundle, place: Place, rng: Random) -> None:
    plan = made.plan
    last = {"failed": "failed", "withdrawn": "continue"}.get(plan.result, "agreed")
    for number, day in enumerate(plan.sessions, 1):
        ends = number == len(plan.sessions)
        evening = rng.random() < 0.3
        made.add(
            Session(
                case=made.case,
                number=number,
                on=day,
                begins=time(19, 30) if evening else time(9, 30),
                place=f"{place.estates[plan.estate].name}评理室",
                risk_told=True,
                content=OUTCOMES[last if ends else "continue"],
                outcome=last if ends else "continue",
                evening=evening,
                mediator=made.mediator.name,
            )
        )


OUTCOMES = {
    "agreed": TERMS_AGREED,
    "failed": "各方差距较大，未能达成一致。",
    "continue": "各方说明情况和请求，约定再谈。",
}


FIRST_VISIT, SECOND_VISIT = timedelta(30), timedelta(180)
OPEN_VISITS = timedelta(14)  # as far back as visits due are not yet made


def _visits(made: Bundle) -> None:
    """Two visits planned after an agreement; made were those due two weeks ago or earlier."""
    plan = made.plan
    if not plan.agreed:
        return
    visited_until = max(days.LAST, today() - OPEN_VISITS)
    for after in (FIRST_VISIT, SECOND_VISIT):
        day = plan.days["closed"] + after
        done = day <= visited_until
        made.add(
            ReturnVisit(
                case=made.case,
                planned_on=day,
                done_on=day if done else None,
                words=QUIET_AFTERWARDS if done else "",
                evening=True,
                by=made.mediator.name if done else "",
            )
        )
