"""The result of mediation of each case: the last ending milestone of its trail."""

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from cases.models import Case, Step
from cases.states import MEDIATION_ENDED, Milestone

GOING_ON = "going_on"
RESULTS = {
    Milestone.AGREED_WRITTEN.value: Milestone.AGREED_WRITTEN.label,
    Milestone.AGREED_ORAL.value: Milestone.AGREED_ORAL.label,
    Milestone.FAILED.value: Milestone.FAILED.label,
    Milestone.WITHDRAWN.value: "当事人要求终止",
    GOING_ON: "尚在调解",
}


def with_result(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Annotate `result`: the last ending milestone of mediation, or `going_on`."""
    ended = Step.objects.filter(
        case=OuterRef("pk"), milestone__in=[m.value for m in MEDIATION_ENDED]
    ).order_by("-seq")
    last = Subquery(ended.values("milestone")[:1])
    return cases.annotate(result=Coalesce(last, Value(GOING_ON)))
