"""The rows of the guards on ties of a mediator in a case that a court sent (特邀规定 15)."""

from django.db.models import QuerySet

from cases.phases.mediate import guards as m
from cases.phases.mediate import guards_of_agreeing as g
from cases.states import Status as S
from tests.cases.phases.deeds_of_mediation import CLASH, row
from tests.cases.phases.guard_rows import after
from tests.cases.phases.guards_of_joining import (
    CLEAR,
    company_joins,
    company_joins_as,
    joined_by,
    orally,
    our_company,
    serves,
    written,
)
from tests.cases.phases.in_a_dispute import bystander, mediator
from tests.deeds import all_consent
from tests.moments import MONDAY

DAY = MONDAY


def invited(d):
    """A court sent the case to be mediated before it is filed there."""
    if d.status == S.REQUESTED:
        d.office("record_referral", route="court_before", court=d.p.court, body="", number="")
    QuerySet(type(d.case)).filter(pk=d.pk).update(route="court_before")


def by_invitation(sentence):
    return sentence.replace("《人民调解法》", "《特邀调解规定》")


TIED = {"mediator": mediator, "clash": "表兄弟"}
CHANGED = {"mediator": bystander, "reason": "休假"}

ROWS = [
    row(
        m.no_clash,
        by_invitation(CLASH),
        "accept",
        after(S.REQUESTED, all_consent, invited, clash_waived=True, **TIED),
        after(S.REQUESTED, all_consent, invited, clash_waived=False, **TIED),
        "clerk",
    ),
    row(
        m.no_clash,
        by_invitation(CLASH),
        "reassign",
        after(S.ACCEPTED, invited, **CHANGED),
        after(S.ACCEPTED, invited, clash="邻居", **CHANGED),
        "clerk",
    ),
    row(
        g.mediators_have_no_clash_now,
        by_invitation(CLEAR),
        "conclude_orally",
        orally(invited, company_joins),
        orally(invited, company_joins, serves(our_company)),
    ),
    row(
        g.mediators_have_no_clash_now,
        by_invitation(CLEAR),
        "draft_agreement",
        written(invited, joined_by()),
        written(invited, joined_by(), serves(our_company), lambda d: company_joins_as(d, "安邻")),
    ),
]
