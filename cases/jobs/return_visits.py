"""Return visits (K21): reminded of before their day, marked once when late, and missed in cases
that are over and have none planned.

Reminders come in office hours, like those of clocks. Lines are for the staff: nobody else makes a
visit. A late visit stays in the lists until it is made, moved or given up with a reason.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, When

from cases import door
from cases.acts import Audience
from cases.door import recording
from cases.law import deadlines
from cases.law.clock_rules import rule
from cases.law.clocks_of_visits import MONTHS, VISITS
from cases.law.deadlines import months_after
from cases.models import Case, ReturnVisit, Step
from cases.models.trail import Origin
from cases.models.visit_rules import in_force_under_effect
from cases.phases.enforce.guards_of_visits import OVER, SINCE_THE_EFFECT, cycle, nobody_planned
from cases.phases.enforce.records_of_visits import TO_COME
from mediation import clock
from mediation.accounts.actor import SYSTEM

from . import reminders

WANTED = "visits_wanted"
NOBODY_PLANNED = "{since}后还没有安排回访，请办“安排回访”：{last}以前两次（{basis}）。"


def to_watch(at: date) -> QuerySet:
    """The visits past their day and not marked yet, or to be reminded of soon (index
    `visits_open`)."""
    ahead = at + deadlines.LONGEST_FESTIVAL
    soon = Q(planned_on__gte=at, planned_on__lte=ahead, reminded_on=None)
    late = Q(planned_on__lt=at, lapsed_on=None)
    return ReturnVisit.objects.filter(soon | late, **TO_COME)


def to_remind(days: Iterable[tuple[int, date]], without: Iterable[int], at: date) -> list[int]:
    """Of these cases with the day of a visit, those whose last working day before is reached, and
    those without any; none outside office hours."""
    ahead = [(pk, day) for pk, day in days if day >= at]
    without = list(without)
    if not (ahead or without) or not reminders.in_office_hours():
        return []
    last = reminders.next_worked(at)
    return list(dict.fromkeys([*(pk for pk, day in ahead if day <= last), *without]))


def _late(at: date):
    return ReturnVisit.objects.filter(**TO_COME, planned_on__lt=at, lapsed_on=None)


def _due(at: date):
    """The visits of which to remind: at the last working day before theirs, or on it."""
    last = reminders.next_worked(at)
    return ReturnVisit.objects.filter(
        **TO_COME, planned_on__gte=at, planned_on__lte=last, reminded_on=None
    )


def without_any(at: date, rules_of: Mapping[int, list]) -> QuerySet:
    """The cases with an agreement in force, and `counted_from`: over for less than a year, or in
    force for less than one where their committee counts from there, that have no visit at all, of
    which nobody was reminded since that day. `rules_of` are the choices of each committee.

    Of a ledger the result of the import says so once, not a line for each of its cases.
    """
    visits = ReturnVisit.objects.filter(case=OuterRef("pk"), dropped_on=None)
    said = Step.objects.filter(case=OuterRef("pk"), name=WANTED, on__gte=OuterRef("counted_from"))
    year = months_after(at, -MONTHS), at - timedelta(days=1)
    over = Q(status__in=sorted(OVER), effective_on__isnull=False, closed_on__range=year)
    under_way = Q(status__in=sorted(SINCE_THE_EFFECT), effective_on__range=year)
    done_here = Case.objects.exclude(origin=Origin.IMPORTED)
    rows = done_here.filter(over | (under_way & in_force_under_effect(rules_of)))
    since = models.Case(When(status__in=sorted(OVER), then="closed_on"), default="effective_on")
    return rows.annotate(counted_from=since).filter(~Exists(visits), ~Exists(said))


def remind(pk: int, at: date) -> int:
    """Write the reminders of a case, one line a visit; returns their number."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        rows = list(_due(at).filter(case=case).order_by("planned_on", "pk"))
        for row in rows:
            row.reminded_on = clock.today()
            row.save(update_fields=["reminded_on"])
            _append(case, "visit_reminded", f"提醒调委会：{_planned(row)}，请按期回访。", row)
        lines = len(rows) + _say_that_none_is_planned(case, at)
        if lines:
            recording.flush(case)
    return lines


def _say_that_none_is_planned(case: Case, at: date) -> int:
    wanted = without_any(at, {case.committee_id: case.committee.visit_rules})
    if not (wanted.filter(pk=case.pk).exists() and nobody_planned(case, at)):
        return 0
    words = {
        "since": "案件结案" if case.status in OVER else "协议生效",
        "last": clock.in_words(cycle(case, at)[1]),
        "basis": rule(VISITS, at).basis,
    }
    _append(case, WANTED, NOBODY_PLANNED.format(**words))
    return 1


def mark(pk: int, at: date) -> int:
    """Mark the late visits of a case, one line each; returns their number."""
    with transaction.atomic():
        case = door.lock(pk, SYSTEM)
        rows = list(_late(at).filter(case=case).order_by("planned_on", "pk"))
        for row in rows:
            row.lapsed_on = clock.today()
            row.save(update_fields=["lapsed_on"])
            broken = rule(VISITS, row.planned_on)
            sentence = f"{_planned(row)}，还没有做（{broken.basis}）。{broken.lapse}"
            _append(case, "visit_lapsed", sentence, row)
        if rows:
            recording.flush(case)
    return len(rows)


def _planned(row: ReturnVisit) -> str:
    slot = row.get_slot_display() if row.slot else ""
    return f"{rule(VISITS, row.planned_on).name}计划在{clock.in_words(row.planned_on)}{slot}"


def _append(case: Case, name: str, sentence: str, row: ReturnVisit | None = None) -> None:
    """Append a line for the staff; the state does not change."""
    entry = recording.line(name, sentence, clock.today(), SYSTEM, Audience.STAFF)
    entry.kind, entry.facts = Step.Kind.ENTRY, {"planned": row.pk} if row else {}
    recording.append(case, entry)
