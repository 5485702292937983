"""A case by the route that brought it."""

from datetime import date

from cases.law import routes
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
