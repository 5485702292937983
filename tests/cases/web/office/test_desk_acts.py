"""The desk's button of a case is the blue act of its page: one rule decides for both."""

import pytest

from cases.states import Status as S
from mediation import clock
from tests.cases.web.staging import promise
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds_of_awards import PROOF, asks, awarded
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


CASES = {
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
    assert (row.action_url.rstrip("/").rpartition("/")[2], first) == (act, act)
    assert row.action_label  # a button without words says nothing
