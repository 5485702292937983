"""After every ending the body that sent the case is told by letter: each ending by each route."""

import re

import pytest
from django.db import transaction
from django.db.models import QuerySet

from cases.law.routes import ROUTES, Route
from cases.models import Case
from cases.phases.mediate.referrals import ONCE_ENDED
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("monday"),
    pytest.mark.one_database,  # the letter is the same on both
]
BEFORE_MEDIATION = {S.DECLINED, S.WITHDRAWN, S.HANDLED, S.JOINED, S.FAILED}
REFERRED = [Route(route) for route in ROUTES if route != Route.OWN]


def letter_by(d, route) -> str:
    """The text of the letter after that route; nothing of it is kept."""
    by_court = ROUTES[route].by_court
    sender = {"court": d.p.court} if by_court else {"body": "示例单位"}
    with transaction.atomic():
        d.case.referrals.create(route=route, received_on=d.case.registered_on, **sender)
        QuerySet(Case).filter(pk=d.pk).update(route=route)
        d.case = Case.objects.get(pk=d.pk)
        d.office("report_back", how="寄送反馈函。")
        html = d.documents.get(kind="feedback").read_html()
        transaction.set_rollback(True)
    d.case = Case.objects.get(pk=d.pk)
    return re.sub(r"<[^>]+>|\s", "", html)


def expected(status, route) -> list[str]:
    """What the letter says of that ending, and what the route makes of it."""
    row = ROUTES[route]
    if status in BEFORE_MEDIATION:
        back = row.if_it_fails or ("已告知各方" if status == S.FAILED else "")
        return [back]
    done = status in (S.PERFORMED, S.CLOSED)
    return ["各方达成", row.once_agreed, row.once_performed if done else ""]


@pytest.mark.parametrize("status", sorted(ONCE_ENDED))
def test_the_letter_says_the_ending_and_what_the_route_makes_of_it(status):
    d = at(cast(), status)
    if d.case.lead is not None:  # what joined another has the result of that one
        lead = at(d.p, S.WITHDRAWN).case
        QuerySet(Case).filter(pk=d.pk).update(lead=lead)
        d.case = Case.objects.get(pk=d.pk)
    for route in REFERRED:
        text = letter_by(d, route)

        assert [one for one in expected(status, route) if one not in text] == [], route
