"""No act bears a day before the facts it rests on.

Every act is tried on a case registered long before, at which everything else happened on Monday:
once dated before Monday, once on Monday itself.
"""

from datetime import date

import pytest

from cases import door
from cases.access.links import Ticket
from cases.door import offering, refusals
from cases.models import Case, Party
from cases.states import Status as S
from tests.cases.phases.all_guard_rows import ROWS
from tests.cases.phases.guard_rows import Row, actor, after, usual
from tests.cast import cast
from tests.deeds import time_is_held
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db

LONG_BEFORE, BEFORE, LATER = date(2026, 2, 2), date(2026, 2, 20), date(2026, 3, 20)
# Acts that may precede everything but the registration, and why.
EARLIER = {
    "add_party": "they joined the dispute on a day of their own",
    "consent": "a party may agree or refuse from the first day on",
    "correct": "what was registered is corrected, on whichever day",
    "give_link": "a party may hold a link from the day they joined",
    "request_protection": "the day of the request counts, not that of its record (时效规定 12)",
}


PROMISE = {"promise_text": "补漆", "promise_due_on": date(2026, 4, 1), "promised_by": "安邻"}


def li(d):
    return d.li


def promised(d):
    d.office("make_promise", **PROMISE)


def promise(d):
    return d.promises.get()


FURTHER = [
    Row(None, "", "add_party", usual(S.REQUESTED, role="respondent", side=2, name="王后来"), None),
    Row(None, "", "correct", usual(S.REQUESTED, level=2), None),
    Row(None, "", "give_link", usual(S.MEDIATING, party=li, ticket=Ticket.fresh()), None),
    Row(None, "", "offer", usual(S.MEDIATING, party=li, text="先修"), None, "mediator"),
    Row(None, "", "caucus", usual(S.MEDIATING, party=li, text="可多出"), None, "mediator"),
    Row(
        None,
        "",
        "investigate",
        usual(S.MEDIATING, place="1202室", asked="周被", text="渗水"),
        None,
        "mediator",
    ),
    Row(None, "", "decline", usual(S.DISPATCHED, reason="不属民间纠纷"), None),
    Row(None, "", "withdraw", usual(S.ANSWERED, reason="已和好"), None),
    Row(None, "", "withdraw_mediation", usual(S.MEDIATING, words="已和好"), None),
    Row(None, "", "check_promise", after(S.ANSWERED, promised, promise=promise, kept=True), None),
    Row(None, "", "dispatch", usual(S.REGISTERED, company=lambda d: d.p.company), None),
    Row(None, "", "make_promise", usual(S.DISPATCHED, **PROMISE), None),
    Row(None, "", "amend", usual(S.SIGNING, reason="错字"), None, "mediator"),
    Row(None, "", "release_hold", after(S.MEDIATING, time_is_held), None),
    Row(None, "", "enforcement_refused", usual(S.ENFORCING, words="驳回"), None, "liaison"),
]
DATED = {row.act: row for row in [*reversed(ROWS), *FURTHER] if row.held}


def acts_with_a_day():
    return sorted({a.name for a in offering.catalogue() if a.built and not a.follow})


def long_registered(dispute, facts):
    """The case and its parties were there long before all else."""
    Case.objects.filter(pk=dispute.pk).update(registered_on=LONG_BEFORE)
    dispute.parties.update(added_on=LONG_BEFORE)
    dispute.case = Case.objects.get(pk=dispute.pk)
    for given in facts.values():
        for party in given if isinstance(given, list) else [given]:
            if isinstance(party, Party):
                party.refresh_from_db()


def refusal(dispute, name, by, facts, day):
    """The sentences against the act on that day; empty if it was done."""
    try:
        door.do(dispute.case, name, by=by, **facts | {"on": day})
    except refusals.StepBlocked as blocked:
        return [str(guard) for guard in blocked.guards]
    return []


@pytest.mark.parametrize("name", acts_with_a_day())
def test_an_act_is_refused_before_the_day_of_what_it_rests_on_and_not_on_that_day(name):
    people, row = cast(), DATED[name]
    with morning_of(MONDAY):
        dispute, facts = row.held(people)
        long_registered(dispute, facts)
    with morning_of(LATER):
        by = actor(people, row, dispute)
        refused = refusal(dispute, name, by, facts, BEFORE)

        assert bool(refused) == (name not in EARLIER), refused
        assert not refused or refusal(dispute, name, by, facts, MONDAY) == []
