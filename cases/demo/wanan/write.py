"""万安 written in bulk, in one transaction, and verified."""

from collections.abc import Callable
from random import Random

from django.db import transaction
from django.db.models import QuerySet

from cases.access import entitlement
from cases.jobs.planner_statistics import refresh_planner_statistics
from cases.models import (
    Agreement,
    Assignment,
    Case,
    CaseAccess,
    Claim,
    Clause,
    Instalment,
    NumberDrawn,
    Obligation,
    Party,
    Payment,
    Proceeding,
    ReturnVisit,
    Session,
    Signature,
    Step,
    Title,
)
from cases.models.location import locate
from mediation import clock
from mediation.directory.models import Function

from . import cases, days, numbers, place, plan, verify
from .bundle import Bundle
from .trail import Trail

BATCH = 400
# in the order in which they refer to each other
KINDS = (
    Claim,
    Assignment,
    Session,
    Agreement,
    Clause,
    Signature,
    Proceeding,
    Title,
    Obligation,
    Instalment,
    Payment,
    ReturnVisit,
)


@transaction.atomic
def write(court, say: Callable[[str], None]) -> int:
    """Create 万安 with its 1886 cases, verified before and after; returns the number of cases."""
    rng = Random(plan.SEED)  # noqa: S311 -- the same demo each time
    made = plan.plans(rng)
    days.date_all(rng, made)
    verify.plan(made)
    say(f"{place.SHORT}：{len(made)}件的各项合计已核对，开始写入")
    here = place.settle(rng, court)
    made.sort(key=lambda one: (one.days["registered"], one.days["accepted"]))
    bundles = [cases.bundle(one, here, rng) for one in made]
    _store(here, bundles, say)
    refresh_planner_statistics()
    verify.database(here.committee)
    return len(bundles)


def _store(here, made: list[Bundle], say) -> None:
    drawn = numbers.draw_all(here.committee, made)
    for one in made:
        one.case.moved_at = clock.now()
    locate(one.case for one in made)
    QuerySet(Case).bulk_create([one.case for one in made], BATCH)
    QuerySet(Party).bulk_create([party for one in made for party in one.parties], BATCH)
    for kind in KINDS:
        rows = [row for one in made for row in one.rows.get(kind, ())]
        QuerySet(kind).bulk_create(rows, BATCH)
    QuerySet(NumberDrawn).bulk_create(drawn, BATCH)
    say(f"{place.SHORT}：当事人、调解记录、协议和台账已写入")
    _attend(made)
    _admit(made)
    _chain(here, made)


def _attend(made: list[Bundle]) -> None:
    """Record both sides as present at every session."""
    present = Session.present.through
    for one in made:
        for session in one.rows[Session]:
            session._prefetched_objects_cache = {"present": one.parties}
    present.objects.bulk_create(
        (
            present(session_id=session.pk, party_id=party.pk)
            for one in made
            for session in one.rows[Session]
            for party in one.parties
        ),
        BATCH,
    )


def _admit(made: list[Bundle]) -> None:
    """Admit the mediator of each case, and the court's people where the papers were sent."""
    rows = [row for one in made for row in one.rows[CaseAccess]]
    for one in made:
        if one.plan.confirmation:
            rows += _court_people(one.case)
    CaseAccess.objects.bulk_create(rows, BATCH)


def _court_people(case) -> list[CaseAccess]:
    return [
        CaseAccess(case=case, principal=principal, function=function, until=until)
        for (principal, function), until in entitlement.entitled(case, (Function.COURT,)).items()
    ]


def _chain(here, made: list[Bundle]) -> None:
    """Write the trails, and their heads on the cases."""
    lines = [row for one in made for row in Trail(one, here.office).written()]
    QuerySet(Step).bulk_create(lines, BATCH)
    columns = ["trail_head", "trail_length", "moved_at"]
    QuerySet(Case).bulk_update([one.case for one in made], columns, BATCH)
