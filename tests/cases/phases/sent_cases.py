"""A case by the route that brought it, and its appraisals."""

from datetime import date

from cases.consistency import rebuilt
from cases.law import routes
from cases.models import Case
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at
from tests.moments import morning_of

MONDAY, THURSDAY = date(2026, 3, 2), date(2026, 3, 5)


def received(route, **more):
    """Asked for, and received by the committee on Monday by that route; empty: sent by nobody."""
    d = at(cast(), S.REQUESTED)
    if route:
        court = d.p.court if routes.row_of(route).by_court else None
        d.office("record_referral", route=route, court=court, **{"body": "某单位"} | more)
    return d


def sent(route, **more):
    """The same, accepted on Thursday."""
    d = received(route, **more)
    with morning_of(THURSDAY):
        return d.all_consent().office("accept", mediator=d.p.mediator)


def begun(d, on, recorded=None):
    """An appraisal was commissioned that day."""
    with morning_of(recorded or on):
        d.mediator("begin_appraisal", on=on, what="渗漏原因", body="某鉴定所（示例）")
    return d


def ended(d, on, recorded=None, which=-1):
    """An appraisal, the last one, ended that day."""
    with morning_of(recorded or on):
        appraisal = list(d.case.appraisals.order_by("pk"))[which]
        d.mediator("end_appraisal", on=on, appraisal=appraisal, result="已出具意见")
    return d


def fits_the_trail(d):
    """Whether consent and days held are those of the trail."""
    return list(rebuilt.faults(list(Case.objects.filter(pk=d.case.pk)))) == []
