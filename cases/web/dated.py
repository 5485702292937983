"""Everything in a case with a due day: clocks, sessions, promises, payments, acts, visits, and
the last days of agreed conditions.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db import models
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, Least, NullIf

from cases.door.situation import rests
from cases.law import deadlines
from cases.law.clause_kinds.condition import PRECEDENT
from cases.law.clause_kinds.letting_off import UPON
from cases.models import (
    Agreement,
    Clause,
    Clock,
    Instalment,
    Obligation,
    Promise,
    ReturnVisit,
    Session,
)
from cases.phases.enforce import due_days
from cases.phases.enforce.open_terms import UNDER_WAY
from cases.phases.enforce.records import left_to_pay, settled
from cases.phases.enforce.records_of_visits import TO_COME
from cases.states import OPEN, Status
from cases.web.clock_rows import AS_TEXT, RIGHTS
from cases.web.urgency import calendar_on, soon_day
from mediation import clock

CLOCK, VISIT = "clock", "return_visit"
PART, ACT, CONDITION = "part", "act", "condition"
BINDING = {"obligation__status": "open"}  # not while a condition bars it
OF_A_DUTY = "obligation__"
KEPT = "kept"  # in a row's text: the parties agreed that days off move nothing
AHEAD = timedelta(days=45)  # how far the list of a case looks for days that are moved
NEVER = Value(date.max, models.DateField())
STILL_OPEN = Q(status__in=sorted(OPEN))


class Pile(StrEnum):
    """The pile of a dated row: overdue, due today as a task, or due soon."""

    LATE = "late"
    TODAY = "today"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of dated row: the rows that are late or due until soon."""

    kind: str
    rows: QuerySet
    case: str
    day: str
    text: Combinable

    def on(self, pile: Pile) -> QuerySet:
        """The rows of one pile; a clock that lapses today is due, all else is a task of today."""
        today, is_clock = clock.today(), self.kind == CLOCK
        if pile == Pile.LATE:
            return self.rows.filter(**{f"{self.day}__lt": today})
        if pile == Pile.TODAY:
            return self.rows.none() if is_clock else self.rows.filter(**{self.day: today})
        return self.rows.filter(**{f"{self.day}__{'gte' if is_clock else 'gt'}": today})


def sources(case, visited=None) -> list[Source]:
    """Everything due until soon, of one case (a reference), of many (a query) or of all.

    A return visit is due after the case has ended: `visited` are the cases whose visits count.
    """
    last = soon_day(clock.today())
    mine = _of(case, "case")
    clocks = running_clocks().filter(**mine, due_on__lte=last)
    promises = Promise.objects.filter(**mine, status=Promise.Status.OPEN, due_on__lte=last)
    time = Coalesce(Cast("next_at", CharField()), Value(""))
    sessions = appointments().filter(**mine, next_on__lte=last)
    return [
        Source(CLOCK, clocks, "case", "due_on", AS_TEXT),
        Source("session", sessions, "case", "next_on", time),
        Source("promise", promises, "case", "due_on", F("text")),
        _parts(case, last),
        _acts(case, last),
        _conditions(case, last),
        _visits(case if visited is None else visited),
    ]


def _parts(case, last) -> Source:
    """The instalments due until soon, by their last day; the text has the sum in 分 first."""
    owed = _owed(case).filter(due_on__lte=last).annotate(last_day=_last_day(last, OF_A_DUTY))
    left = Cast(left_to_pay(), CharField())
    text = Concat(left, Value(" "), _agreed_day(OF_A_DUTY))
    return Source(PART, owed, "obligation__case", "last_day", text)


def _acts(case, last) -> Source:
    """The acts due until soon, by their last day."""
    acts = _to_do(case).filter(due_on__lte=last).annotate(last_day=_last_day(last))
    return Source(ACT, acts, "case", "last_day", _agreed_day())


def _conditions(case, last) -> Source:
    """The conditions that have to come about until soon, by their last day."""
    rows = _awaited(case).filter(due_on__lte=last).annotate(last_day=_last_day(last, None))
    return Source(CONDITION, rows, "agreement__case", "last_day", Cast("due_on", CharField()))


def _awaited(case) -> QuerySet:
    """The conditions with a day of which nobody has recorded the outcome, and that still matter.

    Before the agreement is in force, these are the ones on which all of it takes effect.
    """
    in_force = Q(agreement__status=Agreement.Status.IN_FORCE, agreement__case__status__in=UNDER_WAY)
    signing = Q(agreement__status=Agreement.Status.SIGNING, agreement__case__status=Status.SIGNING)
    of_all = signing & Q(of_clause=None, effect=PRECEDENT)
    rows = Clause.objects.filter(in_force | of_all, **_of(case, "agreement__case"))
    which = Q(kind="condition", effect__gt="") | Q(kind="waiver", effect=UPON)
    return rows.filter(which, due_on__isnull=False, outcome=None)


def _agreed_day(of="") -> Combinable:
    """The day agreed, and whether days off leave it where it is: 2026-10-25 kept."""
    kept = Case(When(**{f"{of}day_is_fixed": True}, then=Value(f" {KEPT}")), default=Value(""))
    return Concat(Cast("due_on", CharField()), kept)


def _owed(case) -> QuerySet:
    owed = Instalment.objects.filter(**_of(case, "obligation__case"))
    return owed.filter(obligation__title__until=None, amount__gt=settled(), **BINDING)


def _to_do(case) -> QuerySet:
    """The acts agreed that are not done, while no condition bars them."""
    open_acts = Q(kind=Obligation.Kind.ACT, status=Obligation.Status.OPEN, title__until=None)
    return Obligation.objects.filter(open_acts, due_on__isnull=False, **_of(case, "case"))


def _last_day(until, of: str | None = "") -> Combinable:
    """The last day of a part (`of` its duty), an act, or a condition (of none).

    Exact for those not over, due by then.
    """
    today = clock.today()
    return due_days.last_day_in_sql(today, until, calendar_on(today), of=of)


def visits() -> QuerySet:
    """The visits late or due until soon, in every case."""
    return _visits(None).rows


def visits_on(pile: Pile) -> QuerySet:
    """The visits of one pile, in every case."""
    return _visits(None).on(pile)


def _visits(case) -> Source:
    """The planned return visits until soon."""
    last = soon_day(clock.today())
    rows = ReturnVisit.objects.filter(**_of(case, "case"), **TO_COME, planned_on__lte=last)
    return Source(VISIT, rows, "case", "planned_on", F("slot"))


def pile_of(kind: str, on) -> Pile:
    """The pile of one loaded row, by the rule of `Source.on`."""
    today = clock.today()
    if on < today:
        return Pile.LATE
    return Pile.TODAY if on == today and kind != CLOCK else Pile.DUE


def next_day() -> Combinable:
    """The first day of a case, late or to come, of all that is dated in it; None without one.

    Lists are sorted by it; of a duty already late it has the agreed day, `deadline_of` the last.
    """
    here = OuterRef("pk")
    dues = _owed(here).filter(due_on__isnull=False)
    until = clock.today() + AHEAD
    moved = [
        _soonest(dues.annotate(last_day=_last_day(until, OF_A_DUTY)), "last_day"),
        _soonest(_to_do(here).annotate(last_day=_last_day(until)), "last_day"),
        _soonest(_awaited(here).annotate(last_day=_last_day(until, None)), "last_day"),
    ]
    return _first_of(*moved)


def with_deadline(cases) -> QuerySet:
    """Cases sorted by `deadline`, with the days from which `deadline_of` has it exactly."""
    here = OuterRef("pk")
    parts, acts = _owed(here).filter(due_on__isnull=False), _to_do(here)
    fixed = [
        _soonest(parts.filter(**{f"{OF_A_DUTY}day_is_fixed": True}), "due_on"),
        _soonest(acts.filter(day_is_fixed=True), "due_on"),
    ]
    moving = [
        _soonest(parts.filter(**{f"{OF_A_DUTY}day_is_fixed": False}), "due_on"),
        _soonest(acts.filter(day_is_fixed=False), "due_on"),
        _soonest(_awaited(here), "due_on"),
    ]
    days = {"moving_day": NullIf(Least(*moving), NEVER), "kept_day": _first_of(*fixed)}
    may_move = running_clocks().filter(case=here, provisional=True).order_by("due_on")
    days["provisional_day"] = Subquery(may_move.values("due_on")[:1])
    return cases.alias(deadline=next_day()).annotate(**days)


def deadline_of(case) -> date | None:
    """The first last day of a case from `with_deadline`, late or to come; None without one."""
    moving = case.moving_day if case.status in OPEN else None
    last = deadlines.last_day(moving, calendar_on(clock.today())) if moving else None
    return min(filter(None, (last, case.kept_day)), default=None)


def is_provisional(case) -> bool:
    """Whether that day is of a duty or a clock which the notice of its year may still move."""
    if case.status not in OPEN or (first := deadline_of(case)) is None:
        return False
    moving = case.moving_day and deadlines.moved_day(case.moving_day, calendar_on(clock.today()))
    return first == case.provisional_day or moving == deadlines.Due(first, provisional=True)


def _first_of(*of_duties: Combinable) -> Combinable:
    """The first of these days and of all that is no duty; a case that is over has visits alone."""
    *others, visit = _of_no_duty(OuterRef("pk"))
    first = Case(When(STILL_OPEN, then=Least(*others, *of_duties, visit)), default=visit)
    return NullIf(first, NEVER)


def _of_no_duty(case) -> list[Combinable]:
    """The first days of a case of its clocks, promises, sessions and return visits."""
    return [
        _soonest(running_clocks().filter(case=case), "due_on"),
        _soonest(Promise.objects.filter(case=case, status=Promise.Status.OPEN), "due_on"),
        _soonest(appointments().filter(case=case), "next_on"),
        _soonest(ReturnVisit.objects.filter(case=case, **TO_COME), "planned_on"),
    ]


def _soonest(rows, day):
    return Coalesce(Subquery(rows.order_by(day).values(day)[:1]), NEVER)


def running_clocks():
    """The running clocks somebody must watch, without lapsable rights of the parties."""
    return Clock.objects.running().exclude(key__in=RIGHTS, due_on__lt=clock.today())


def overdue_parts(today) -> QuerySet:
    """The instalments of every case that are still owed, though their last day was before today."""
    over = due_days.is_over(today, calendar_on(today), of=OF_A_DUTY)
    late = Instalment.objects.filter(over, obligation__title__until=None, amount__gt=settled())
    return late.filter(**BINDING)


def appointments():
    """The days agreed for a next session that was not held yet; none while mediation rests."""
    later = Session.objects.filter(case=OuterRef("case"), number__gt=OuterRef("number"))
    agreed = Session.objects.filter(next_on__isnull=False, case__status=Status.MEDIATING)
    return agreed.filter(~Exists(later), ~rests(OuterRef("case")))


def _of(case, name) -> dict:
    if case is None:
        return {}
    return {f"{name}__in": case} if isinstance(case, QuerySet) else {name: case}


def dated(pile: Pile) -> Q:
    """The condition that a day of the case falls into this pile.

    Applies to open cases; only return visits outlive a case, and these few are read first.
    """
    found = Q()
    for source in sources(OuterRef("pk")):
        if source.kind != VISIT and not (source.kind == CLOCK and pile == Pile.TODAY):
            found |= Q(Exists(source.on(pile)))
    return (STILL_OPEN & found) | Q(pk__in=visits_on(pile).values("case"))
