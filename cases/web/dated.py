"""What of a case has a day that comes: clocks, promises, instalments, return visits."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from cases.models import Clock, Instalment, Promise, ReturnVisit
from cases.states import OPEN
from cases.web.case_parts import RIGHTS, SOON_DAYS
from mediation import clock

VISIT = "visit"
STILL_OPEN = Q(status__in=sorted(OPEN))


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing with a day: rows that are due soon, and which of them fall today."""

    kind: str
    rows: QuerySet
    case: str
    day: str
    text: Combinable
    today: Q

    def on(self, today: bool) -> QuerySet:
        """The rows that fall today, or those that are due soon or late."""
        if not today:
            return self.rows.exclude(self.today) if self.today else self.rows
        return self.rows.filter(self.today) if self.today else self.rows.none()


def sources(case, visited=None) -> list[Source]:
    """Everything with a day until soon, of one case (a reference), of many (a query) or of all.

    A return visit is owed after the case has ended: `visited` are the cases asked about those.
    """
    now = clock.today()
    last = now + timedelta(days=SOON_DAYS)
    mine = _of(case, "case")
    clocks = running_clocks().filter(**mine, due_on__lte=last)
    promises = Promise.objects.filter(**mine, status=Promise.Status.OPEN, due_on__lte=last)
    visits = ReturnVisit.objects.filter(
        **_of(case if visited is None else visited, "case"), done_on=None, planned_on__lte=last
    )
    parts = Instalment.objects.filter(
        **_of(case, "obligation__case"),
        obligation__title__until=None,
        amount__gt=F("paid"),
        due_on__lte=last,
    )
    that_day, sum_ = Q(due_on=now), Cast("amount", CharField())
    return [
        Source("clock", clocks, "case", "due_on", F("key"), Q()),
        Source("promise", promises, "case", "due_on", F("text"), that_day),
        Source("part", parts, "obligation__case", "due_on", sum_, that_day),
        Source(VISIT, visits, "case", "planned_on", Value(""), Q(planned_on__lte=now)),
    ]


def running_clocks():
    """The clocks somebody must watch; a right that was not used in time is none."""
    running = Clock.objects.filter(ended_on=None)
    return running.exclude(key__in=RIGHTS, due_on__lt=clock.today())


def _of(case, name) -> dict:
    if case is None:
        return {}
    return {f"{name}__in": case} if isinstance(case, QuerySet) else {name: case}


def dated(today: bool) -> Q:
    """A day of the case falls today, or soon (a clock's always counts as soon).

    Asked of open cases one by one; only return visits outlive a case, and these few are read first.
    """
    found = Q()
    for source in sources(OuterRef("pk")):
        if source.kind != VISIT and (source.today or not today):
            found |= Q(Exists(source.on(today)))
    visits = next(each for each in sources(None) if each.kind == VISIT)
    return (STILL_OPEN & found) | Q(pk__in=visits.on(today).values("case"))
