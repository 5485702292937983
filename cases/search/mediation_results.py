"""The result of mediation of each case: the last ending milestone of its trail.

A case that is mediated again after a mediation that failed or was stopped, or whose agreement was
void, has no result yet; one whose agreement holds while it is negotiated again keeps its own.

A party may stop mediation at any time (当事人要求终止), also one that never asked for it; that is
told apart from a request withdrawn (撤回申请). Their milestone is the same, their reason is not.
"""

from datetime import date

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from cases.models import Case, Step
from cases.states import IN_MEDIATION, MEDIATION_ENDED, EndReason, Milestone

NO_LONGER = (EndReason.UNWILLING, EndReason.REFUSED)
GOING_ON, STOPPED = "going_on", "stopped"
RESULTS = {
    Milestone.AGREED_WRITTEN.value: Milestone.AGREED_WRITTEN.label,
    Milestone.AGREED_ORAL.value: Milestone.AGREED_ORAL.label,
    Milestone.FAILED.value: Milestone.FAILED.label,
    STOPPED: "当事人要求终止",
    Milestone.WITHDRAWN.value: "撤回申请",
    GOING_ON: "尚在调解",
}

TAKEN_UP_AGAIN = Q(status__in=sorted(IN_MEDIATION), effective_on=None)


def steps_at(*milestones: str) -> QuerySet[Step]:
    """The lines of the trail with one of these milestones.

    That none is empty goes without saying, but not for SQLite: only then does it use the index of
    the lines with a milestone, and not every line of every case.
    """
    return Step.objects.filter(milestone__in=milestones).exclude(milestone="")


def that_reached(
    cases: QuerySet[Case], *milestones: str, since: date | None = None, until: date | None = None
) -> QuerySet[Case]:
    """The cases that reached one of the milestones on a legal day of the period, both included."""
    rows = steps_at(*milestones)
    rows = rows.filter(on__gte=since) if since else rows
    rows = rows.filter(on__lte=until) if until else rows
    return cases.filter(pk__in=rows.values("case"))


def has_ended() -> Q:
    """That the mediation of a case has ended: that it has a result, as `with_result` says it."""
    return Q(pk__in=steps_at(*MEDIATION_ENDED).values("case")) & ~TAKEN_UP_AGAIN


def with_result(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Annotate `result`: the last ending milestone of mediation, `stopped` or `going_on`."""
    ended = Step.objects.filter(
        case=OuterRef("pk"), milestone__in=[m.value for m in MEDIATION_ENDED]
    ).order_by("-seq")
    last = Coalesce(Subquery(ended.values("milestone")[:1]), Value(GOING_ON))
    stopped = Q(last_end=Milestone.WITHDRAWN.value, end_reason__in=NO_LONGER)
    return cases.annotate(last_end=last).annotate(
        result=models.Case(
            When(TAKEN_UP_AGAIN, then=Value(GOING_ON)),
            When(stopped, then=Value(STOPPED)),
            default="last_end",
            output_field=models.CharField(),
        )
    )
