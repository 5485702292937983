"""What a default leads to: the ways to a court that are lawful that day, and no other."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from cases.door import offering
from cases.door.next_at_court import ways_to_a_court
from cases.door.next_by_state import wanted_acts
from cases.models import Case
from cases.states import Status as S
from cases.web.what_next import what_next
from cases.words.readers import Reader
from mediation import clock
from tests.cast import cast
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("monday")]
SUIT, ORDER = "sue_on_the_agreement", "open_payment_order"
BY_SUIT_OR_ORDER = "督促履行；仍不履行的，可以就协议起诉、就到期的款项申请支付令。"


def default(days, *deeds):
    """In default on the usual agreement of so many days ago; its first part is due on day 18."""

    def make(p):
        d = at(p, S.AGREED, day=clock.today() - timedelta(days=days))
        for deed in deeds:
            deed(d)
        if d.status == S.AGREED:
            d.mediator("start_performance")
        assert d.passes_to(clock.today())
        return d

    return make


def dismissed(d):
    d.apply_for_confirmation().court_takes_it()
    d.court("court_decide", outcome="dismissed", ground="unclear").court("agreement_stands")


def entrusted_after_filing(d):
    d.case.route = "court_after"
    QuerySet(Case).filter(pk=d.case.pk).update(route="court_after")


def all_paid(d):
    d.mediator("start_performance").pay(d.debt.owed)


WAYS = {
    "within the thirty days": (
        default(20),
        ("open_proceeding", SUIT, ORDER),
        "督促履行；仍不履行的，可以共同申请司法确认（须各方同意）、就协议起诉、就到期的款项申请支付令。",
    ),
    "after the thirty days": (default(60), (SUIT, ORDER), BY_SUIT_OR_ORDER),
    "dismissed within the thirty days": (default(20, dismissed), (SUIT, ORDER), BY_SUIT_OR_ORDER),
    "entrusted by a court": (
        default(20, entrusted_after_filing),
        ("open_deed", SUIT, ORDER),
        "督促履行；仍不履行的，可以请委托的法院制作调解书（须各方同意）、就协议起诉、就到期的款项申请支付令。",
    ),
    "only an act is overdue": (
        default(60, all_paid),
        (SUIT,),
        "督促履行；仍不履行的，可以就协议起诉。",
    ),
    "with a title": (
        lambda p: at(p, S.DEFAULTED),
        ("open_enforcement",),
        "督促履行；仍不履行的，可以申请强制执行。",
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_default_leads_to_the_ways_that_are_lawful_that_day(name):
    make, ways, sentence = WAYS[name]
    people = cast()
    d = make(people)
    case = Case.objects.get(pk=d.case.pk)
    offered = offering.offers(case, people.as_mediator)
    names = {offer.name for offer in offered}

    assert ways_to_a_court(case) == ways
    assert wanted_acts(case, names) == ("dun", *ways)
    assert what_next(case, Reader.STAFF) == sentence
    asked_of_one = [way for way in ways if way != "open_deed"]  # for which all have to ask
    assert offering.ways_on(offered)["open_enforcement"] == asked_of_one[0]


def test_an_agreement_on_a_matter_entrusted_after_filing_is_not_said_to_be_confirmable():
    d = at(cast(), S.AGREED)
    entrusted_after_filing(d)

    for reader in (Reader.STAFF, Reader.PARTY, Reader.COMPANY):
        sentence = what_next(d.case, reader)
        assert "委托调解的法院制作调解书" in sentence
        assert "确认" not in sentence
