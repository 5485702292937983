"""The desk's button of a case is the blue act of its page: one rule decides for both."""

from datetime import timedelta

import pytest

from cases.door.next_afterwards import STAYS
from cases.states import Status as S
from mediation import clock
from tests import deeds_of_awards as awards
from tests import deeds_of_retrials as retrials
from tests.cases.web.staging import promise
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds import nothing
from tests.deeds_after import nobody_ever_planned
from tests.deeds_of_awards import PROOF, asks, awarded
from tests.deeds_of_objections import is_objected_to
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def award_fell():
    d = awarded(clock.today().isoformat())
    asks(d)
    return d.office("award_falls", how="set_aside", ruling="民事裁定书")


def lost_again():
    """The award fell, and the suit after it was withdrawn: nothing else is to be tried first."""
    d = award_fell()
    d.office("open_suit", kind="suit", party=d.li, court=d.p.court, **PROOF)
    return d.office("court_withdraw").office("no_result")


def kept_under_a_ruling():
    """All that a confirmed agreement asks for was done."""
    d = at(cast(), S.PERFORMING).everything_is_done()
    assert d.status == S.PERFORMED
    return d


def under(paper, asks_a_court, *, closed=False):
    """Performed, closed, or enforced in vain under this paper, of which a court is asked."""

    def made():
        d = kept_under_a_ruling()
        d = closing(d) if closed else d
        paper(d)
        asks_a_court(d)
        return d

    return made


def closing(d):
    today = clock.today()
    d.office("strike_off", checked="到场核实")
    days = {"first_visit_on": today, "second_visit_on": today + timedelta(days=180)}
    return d.office("close", **days)


def unconfirmed_in_vain():
    d = at(cast(), S.UNSATISFIED)
    return d.pay(d.debt.owed, confirmed=False)


def in_vain_and_objected_to():
    d = at(cast(), S.UNSATISFIED)
    is_objected_to(d)
    return d


def visited_badly():
    """Closed after an enforcement in vain; the debt is open, and those visited are dissatisfied."""
    d = closing(at(cast(), S.UNSATISFIED))
    return d.office("visit", words="没有付", others_met="李申的家人", score="unsatisfied")


def closed_without_visits():
    d = closing(kept_under_a_ruling())
    nobody_ever_planned(d)
    return d


CASES = {
    "performed, objected to": (under(nothing, is_objected_to), "objection_rejected"),
    "closed, objected to": (under(nothing, is_objected_to, closed=True), "objection_rejected"),
    "in vain, objected to": (in_vain_and_objected_to, "objection_rejected"),
    "performed, an award is to be set aside": (
        under(awards.an_award_may_be_set_aside, asks),
        "setting_aside_refused",
    ),
    "closed, an award is arbitrated again": (
        under(awards.an_award_is_given, awards.is_arbitrated_again, closed=True),
        "title_replaced",
    ),
    "closed, a retrial is asked for": (
        under(retrials.a_judgment_may_be_tried_again, retrials.asks, closed=True),
        "retrial_decided",
    ),
    "performed, a retrial is ordered": (
        under(
            retrials.a_judgment_may_be_tried_again,
            lambda d: (retrials.asks(d), retrials.orders(d)),
        ),
        "retrial_decided",
    ),
    "in vain, then a payment nobody confirmed": (unconfirmed_in_vain, "confirm_payment"),
    "closed, a visit is due": (lambda: closing(kept_under_a_ruling()), "visit"),
    "closed, never to be visited": (closed_without_visits, "plan_visits"),
    "closed, visited badly, something is open": (visited_badly, "reopen_performance"),
    "closed": (lambda: at(cast(), S.CLOSED), ""),
    "mediation ended": (lambda: at(cast(), S.FAILED), "strike_off"),
    "an award fell": (award_fell, "open_suit"),
    "after it a suit was withdrawn": (lost_again, "strike_off"),
    "a promise is due": (lambda: promise(at(cast(), S.FAILED), 0), "check_promise"),
    "all was performed": (lambda: at(cast(), S.PERFORMED), "strike_off"),
}


@pytest.mark.parametrize(("case", "act"), CASES.values(), ids=CASES)
def test_the_desk_names_the_blue_act_of_the_page(case, act):
    d = case()
    client = sign_in(d.p.clerk)
    shelves = client.get("/office/").context["shelves"]
    rows = [row for shelf in shelves for row in shelf["rows"] if d.number in row.url]
    [row] = [row for row in rows if row.action_url]
    page = client.get(f"/office/cases/{d.number}/")
    first = next(offer.name for offer in page.context["offers"] if not offer.quiet)
    assert client.get(row.action_url).status_code == 200
    if not act:  # what lacks is known from the dossier alone
        assert (row.action_label, first) == ("核对卷宗", "file_scan")
    elif act in STAYS.values():  # it may fall as well: the page shows both ways
        assert (row.action_label, row.action_url, first) == ("登记决定", row.url, act)
    else:
        assert (row.action_url.rstrip("/").rpartition("/")[2], first) == (act, act)
    assert row.action_label  # a button without words says nothing
