"""Heirs on the pages: what is next for them, whose place they take, where a refusal stands."""

from datetime import timedelta

import pytest

from cases.door.situation import waiting_heirs
from cases.states import Status as S
from mediation import clock
from tests.cast import cast
from tests.clients import sign_in
from tests.deeds_of_succession import PROOF, died, heir, heirs, takes
from tests.factories import at
from tests.moments import MONDAY, morning_of

TUESDAY = MONDAY + timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def d():
    found = at(cast(), S.PERFORMING).pay(100000)
    heirs("周甲", "周乙")(found)
    return found


def next_act(d):
    offers = sign_in(d.p.clerk).get(f"/office/cases/{d.number}/").context["offers"]
    return next(offer.name for offer in offers if not (offer.quiet or offer.blocked_by))


def test_who_was_registered_as_an_heir_takes_over_next(d):
    assert next_act(d) == "succeed"
    d.office("succeed", **died(d, takes(d, "周甲", 5000), takes(d, "周乙", 5000)))
    assert next_act(d) != "succeed"


def test_heirs_are_named_with_whom_they_follow_and_not_as_silent(d):
    page = sign_in(d.p.clerk).get(f"/office/cases/{d.number}/?part=parties")
    assert {"周甲": "接替周被", "周乙": "接替周被"}.items() <= {
        party["name"]: party["follows"] for party in page.context["parties"]
    }.items()
    assert "· 接替周被" in page.text
    assert "· 接替周被" in page.content.decode()
    assert "未表态" not in page.content.decode()


def test_the_dead_are_followed_and_who_renounced_left(d):
    d.office("succeed", **died(d, takes(d, "周甲", 10_000), takes(d, "周乙", renounced=True)))
    page = sign_in(d.p.clerk).get(f"/office/cases/{d.number}/?part=parties")
    left = {party["name"]: party["left_as"] for party in page.context["parties"]}
    assert (left["周被"], left["周甲"], left["周乙"]) == ("由他人承继", "", "退出")
    assert "由他人承继" in page.content.decode()


def test_whom_one_follows_is_asked_openly_once_mediation_is_over(d):
    form = sign_in(d.p.clerk).get(f"/office/cases/{d.number}/add_party/").context["form"]
    [place] = [section for section in form.sections if "predecessor" in section.names]
    assert place.title == "站在哪一边"


def test_shares_that_are_not_the_whole_are_refused_at_the_share(d):
    browser = sign_in(d.p.clerk)
    sent = {"predecessor": d.zhou.pk, "ground": "death", "happened_on": clock.today(), **PROOF}
    sent |= {f"share_{heir(d, name).pk}": "1/3" for name in ("周甲", "周乙")}
    page = browser.post(f"/office/cases/{d.number}/succeed/", sent | {"on": clock.today()})

    errors = page.context["form"].errors
    assert list(errors) == [f"share_{heir(d, '周甲').pk}"]
    assert "份额合计要正好是全部" in str(errors)


def test_what_the_dead_paid_is_recorded_by_its_day_at_the_window(d):
    with morning_of(TUESDAY):
        d.day = TUESDAY
        shares = takes(d, "周甲", 5000), takes(d, "周乙", 5000)
        d.office("succeed", **died(d, *shares) | {"happened_on": TUESDAY})
        browser, address = sign_in(d.p.clerk), f"/office/cases/{d.number}/pay/"
        page = browser.get(address)
        asked = page.context["form"].fields["payer"].queryset
        assert {party.name for party in asked} == {"周甲", "周乙", "周被"}
        assert "承继的各方按份额减" in page.content.decode()

        [first, _] = [one for one in d.case.sheet.obligations if one.is_money and one.owed]
        sent = {"obligation": first.pk, "amount": "4000", "paid_on": MONDAY, "way": "cash"}
        kept = {"on": TUESDAY, "version": d.case.version, "as_of": d.case.trail.count()}
        answer = browser.post(address, sent | kept)
        assert answer.status_code == 303, answer.context["form"].errors

    d.case.forget()
    debts = [one for one in d.case.sheet.obligations if one.amount]
    owed = {one.debtor.name: (one.amount, one.left) for one in debts}
    assert owed == {"周被": (500000, 0), "周甲": (40000, 40000), "周乙": (40000, 40000)}


@pytest.mark.parametrize(("names", "act"), [(("周甲", "周乙"), "succeed"), ((), "strike_off")])
def test_after_a_vain_enforcement_desk_and_page_ask_for_the_same(names, act):
    d = at(cast(), S.UNSATISFIED)
    heirs(*names)(d)

    assert next_act(d) == act
    shelves = sign_in(d.p.clerk).get("/office/").context["shelves"]
    rows = [row for shelf in shelves for row in shelf["rows"]]
    assert {row.action_url for row in rows} == {f"/office/cases/{d.number}/{act}/"}


def test_heirs_wait_from_their_registration_until_they_take_over():
    d = at(cast(), S.PERFORMING)
    assert not waiting_heirs().exists()
    heirs("周甲")(d)
    assert [party.name for party in waiting_heirs()] == ["周甲"]
    d.office("succeed", **died(d, takes(d, "周甲", 10_000)))
    assert not waiting_heirs().exists()
