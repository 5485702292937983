"""Claims of several people, or against several: typed, shared to the 分, counted once."""

from datetime import timedelta
from fractions import Fraction

import pytest

from cases.models import Case, Claim
from cases.states import Status as S
from cases.web.staff import claims
from mediation import clock
from tests.cases.web.office.registration_form import REGISTER, filled_in
from tests.cast import cast
from tests.clients import sign_in
from tests.factories import at
from tests.house.measuring import refusal

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
MORE = {
    "parties-TOTAL_FORMS": "4",
    "parties-2-role": "respondent",
    "parties-2-kind": "person",
    "parties-2-name": "钱丁",
    "parties-3-role": "respondent",
    "parties-3-kind": "person",
    "parties-3-name": "孙丙",
}
ALL_THREE = MORE | {"amount": "", "claims-0-also_to": ["2", "3"], "claims-0-amount": "1000"}


def registered(people, **typed):
    answer = sign_in(people.clerk).post(REGISTER, filled_in(people, **ALL_THREE | typed))
    assert answer.status_code == 303, refusal(answer)
    return Case.objects.get()


def refused(people, **typed):
    answer = sign_in(people.clerk).post(REGISTER, filled_in(people, **ALL_THREE | typed))
    assert answer.status_code == 422
    assert not Case.objects.exists()
    return answer.context["form"].claims.forms[0].errors


SHARED = [
    ({"liability": "joint"}, "周被、钱丁、孙丙承担连带责任"),
    ({"liability": "undivided"}, "周被、钱丁、孙丙共同承担，没有分份额"),
    (
        {"liability": "equal"},
        "周被、钱丁、孙丙各承担相同的份额：周被333.34元、钱丁333.33元、孙丙333.33元",
    ),
    (
        {"liability": "shares", "shares": "1:1:1"},
        "周被、钱丁、孙丙按份承担：周被333.34元、钱丁333.33元、孙丙333.33元",
    ),
    (
        {"liability": "shares", "shares": "三分之二、六分之一、其余"},
        "周被、钱丁、孙丙按份承担：周被666.67元、钱丁166.67元、孙丙166.66元",
    ),
    (
        {"liability": "shares", "shares": "600.05、300、其余"},
        "周被、钱丁、孙丙按份承担：周被600.05元、钱丁300.00元、孙丙99.95元",
    ),
    (
        {"liability": "shares", "shares": "1:1:1", "amount": ""},
        "周被、钱丁、孙丙按份承担：周被三分之一、钱丁三分之一、孙丙三分之一",
    ),
]


@pytest.mark.parametrize(("typed", "says"), SHARED, ids=[says for _, says in SHARED])
def test_a_claim_against_three_says_on_the_page_what_each_bears(typed, says):
    sent = {f"claims-0-{name}": value for name, value in typed.items()}
    case = registered(cast(), **sent)

    [shown] = claims(case)
    assert (shown["from"], shown["to"], shown["shared"]) == ("李申", "周被、钱丁、孙丙", says)
    assert case.amount == (None if typed.get("amount") == "" else 100000)


WRONG = [
    ({}, "liability", "几个人一起请求、一起被请求的，要写明是连带、按份，还是没有分份额。"),
    (
        {"liability": "shares", "shares": "1:1"},
        "shares",
        "“1:1”是2个人的份额，这里选了3个人，请核对。",
    ),
    (
        {"liability": "joint", "shares": "1:1:1"},
        "shares",
        "写了份额的，请在“怎么承担”或者“怎么得”里选“每人写明的一份”。",
    ),
    ({"liability": "joint", "also_to": ["0"]}, "to_index", "请求人和对方不能是同一个人。"),
    (
        {"liability": "joint", "also_to": ["7"]},
        "also_to",
        "原来选的一方已经不在这一页，请重新选“还向谁一起请求”。",
    ),
]


@pytest.mark.parametrize(("typed", "field", "says"), WRONG, ids=[says for *_, says in WRONG])
def test_what_cannot_be_read_names_its_field_and_keeps_what_was_typed(typed, field, says):
    sent = {f"claims-0-{name}": value for name, value in typed.items()}
    assert refused(cast(), **sent)[field] == [says]


@pytest.fixture
def d():
    """A dispute at the table with two more respondents."""
    d = at(cast(), S.MEDIATING)
    for name in ("钱丁", "孙丙"):
        d.office("add_party", role="respondent", side=2, name=name)
    return d


def against_all(d, **more):
    d.case.claims.update(amount=None)
    others = list(d.case.parties.filter(name__in=["钱丁", "孙丙"]).order_by("pk"))
    given = {"party": d.li, "against": d.zhou, "also_against": others, "amount": 100000}
    return d.office("add_claim", item="赔偿地板", reason="提出。", **given | more)


@pytest.mark.parametrize(
    ("liability", "left", "says"),
    [
        ("joint", 100000, ""),
        ("undivided", 100000, ""),
        ("equal", 66667, "与别人按份的请求，其自己的一份不再计入涉及金额。"),
    ],
)
def test_who_leaves_takes_the_own_share_along_and_no_more(d, liability, left, says):
    against_all(d, liability=liability)
    d.case.refresh_from_db()
    assert d.case.amount == 100000

    d.office("release_party", party=d.case.parties.get(name="孙丙"), reason="卖了房。")

    d.case.refresh_from_db()
    line = d.case.trail.latest("seq").sentence
    assert (d.case.amount, says in line, "不再计入" in line) == (left, True, bool(says))


def test_a_claim_of_which_nobody_is_left_on_one_side_counts_no_more(d):
    others = d.case.parties.filter(name__in=["钱丁", "孙丙"]).order_by("pk")
    first, second = others
    given = {"party": d.li, "against": first, "also_against": [second], "liability": "joint"}
    d.case.claims.update(amount=None)
    d.office("add_claim", item="赔偿地板", reason="提出。", amount=100000, **given)
    for party in (first, second):
        d.office("release_party", party=party, reason="与本案无关。")

    d.case.refresh_from_db()
    assert d.case.amount is None
    assert "与其有关的请求“赔偿地板”仍在案" in d.case.trail.latest("seq").sentence


def test_one_of_several_takes_the_place_of_all_and_the_trail_says_what_was(d):
    against_all(d, liability="shares", shares=_thirds(d))
    claim = Claim.objects.latest("pk")
    assert list(claim.apart.values()) == [33334, 33333, 33333]

    d.office("change_claim", claim=claim, against=d.zhou, reason="其余两人不要了。")

    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.respondents, claim.liability, claim.people.count()) == ([d.zhou.pk], "", 0)
    sentence = d.case.trail.latest("seq").sentence
    assert "按份承担：" in sentence
    assert "改为“没有写”" in sentence


def _thirds(d):
    people = d.case.parties.filter(side=2).order_by("pk")
    return [(party, (None, Fraction(1, 3))) for party in people]


def test_a_claim_by_a_third_is_kept_and_said_as_a_third(d):
    given = {"party": d.li, "against": d.zhou, "ratio": Fraction(1, 3), "ratio_base": "修理费"}
    d.office("add_claim", item="赔偿地板", reason="提出。", **given)

    claim = Claim.objects.latest("pk")
    assert (claim.ratio, claim.out_of, claim.written_ratio) == (1, 3, Fraction(1, 3))
    assert "修理费的三分之一" in d.case.trail.latest("seq").sentence


def test_who_claims_together_with_one_that_asked_has_claimed_by_that_day(d, time_machine):
    time_machine.move_to(clock.now() + timedelta(days=3))
    d.office("add_party", role="applicant", side=1, name="李妻")
    wife = d.case.parties.get(name="李妻")
    given = {"party": d.li, "also_party": [wife], "entitlement": "undivided", "against": d.zhou}
    d.office("add_claim", item="赔偿地板", reason="提出。", amount=100, **given)

    d.case.forget()
    assert [one.item for one in d.case.sheet.claims_of(wife)] == ["赔偿地板"]
