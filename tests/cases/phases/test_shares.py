"""Shares in one sum: several people owe it, or are owed it, apart or jointly, to the 分."""

from fractions import Fraction

import pytest

from cases.states import Status as S
from cases.web import duties
from tests.cases.phases.several_parties import FIRST, JOINTLY, SECOND, of_three, three
from tests.dispute import money
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
ONE = Fraction(1)


def third_of(d):
    return d.parties.get(name="王三")


def owed_by(d, *shares, plan=((FIRST, 30001), (SECOND, 20000))):
    people = (d.zhou, third_of(d))
    more = {"also_by": [people[1]], "liability": "shares"}
    return money(d, *plan, text="赔偿") | more | {"shares": list(zip(people, shares, strict=True))}


def owed_to(d, entitlement, **more):
    """王三 pays 李申 and 周被."""
    sides = {"by_party": third_of(d), "to_party": d.li, "also_to": [d.zhou]}
    return money(d, (FIRST, 50001), text="返还") | sides | {"entitlement": entitlement} | more


@pytest.mark.parametrize(
    ("shares", "sums", "parts"),
    [
        (((None, 6000), (None, 4000)), (30001, 20000), ([18001, 12000], [12000, 8000])),
        (((20000, None), (30001, None)), (20000, 30001), ([12000, 8000], [18001, 12000])),
        (((None, ONE / 3), (None, ONE * 2 / 3)), (16667, 33334), ([10000, 6667], [20001, 13333])),
        (((None, ONE / 4), (None, ONE * 3 / 4)), (12500, 37501), ([7500, 5000], [22501, 15000])),
    ],
    ids=["percentages of an earlier version", "sums", "thirds", "the larger rest"],
)
def test_each_owes_the_share_written_and_the_larger_rest_takes_the_fen_left_over(
    shares, sums, parts
):
    d, third = three(lambda d: owed_by(d, *shares))
    owed = {duty.debtor: duty for duty in d.case.sheet.obligations}
    assert tuple(owed[who].amount for who in (d.zhou, third)) == sums
    assert (
        tuple([p.amount for p in owed[who].instalments.all()] for who in (d.zhou, third)) == parts
    )
    assert d.amount_agreed == 50001

    d.pay(sums[0], obligation=owed[d.zhou])
    assert (d.status, owed[third].status) == (S.PERFORMING, "open")
    assert d.pay(sums[1], obligation=owed[third]).status == S.PERFORMED


def test_the_paper_says_what_each_pays():
    d, _ = three(lambda d: owed_by(d, (None, 6000), (None, 4000), plan=((FIRST, 50001),)))
    assert d.case.sheet.obligations[0].text == (
        "周被、王三按份赔偿李申人民币伍佰元零壹分（500.01元），其中周被付人民币叁佰元零壹分"
        "（300.01元）、王三付人民币贰佰元整（200.00元），于2026年3月9日（含当日）前一次付清，"
        "以银行转账方式支付。"
    )


def test_one_of_joint_creditors_may_be_paid_the_whole_and_confirms_it():
    d, third = three(lambda d: owed_to(d, "joint"))
    [debt] = d.case.sheet.obligations
    assert [party.name for party in debt.creditors] == ["李申", "周被"]
    [row] = duties.rows(d.case, d.p.as_mediator)
    assert row["who"] == "王三付李申、周被"
    facts = {"amount": 50001, "paid_on": MONDAY, "way": "cash", "obligation": debt}
    assert d.blocked(d.p.as_mediator, "pay", **facts) == [
        f"收款的人要是这一笔的收款人之一；几个人一起收的，请选是谁收的。{JOINTLY}"
    ]
    d.mediator("pay", payee=d.zhou, **facts)
    assert (
        d.trail.filter(name="pay")
        .latest("seq")
        .sentence.startswith(f"{{p{third.pk}}}付{{p{d.zhou.pk}}}500.01元")
    )
    paid = {"payment": d.payments.get()}
    assert len(d.blocked(d.link(d.li), "confirm_payment", **paid)) == 2
    assert d.do(d.link(d.zhou), "confirm_payment", **paid).status == S.PERFORMED


@pytest.mark.parametrize(
    ("entitlement", "shares", "sums"),
    [("equal", (), [25001, 25000]), ("shares", ((None, 2500), (None, 7500)), [12501, 37500])],
    ids=["equal", "ratios"],
)
def test_creditors_apart_are_each_owed_their_share(entitlement, shares, sums):
    d, _ = three(
        lambda d: owed_to(d, entitlement, shares=list(zip((d.li, d.zhou), shares, strict=False)))
    )
    owed = d.case.sheet.obligations
    assert [(duty.creditor.name, duty.amount) for duty in owed] == list(
        zip(["李申", "周被"], sums, strict=True)
    )
    assert "各得相同的份额" in owed[0].text or "其中李申得" in owed[0].text


@pytest.mark.parametrize("which", [0, 1], ids=["of an earlier version", "fractions"])
def test_shares_follow_the_text_into_its_next_version(which):
    parts = ((None, 6000), (None, 4000)), ((None, ONE / 3), (None, ONE * 2 / 3))
    d = of_three(lambda d: owed_by(d, *parts[which]))
    d.mediator("draft_agreement").mediator("amend", reason="金额写错")
    [clause] = d.case.sheet.agreement.parts
    assert clause.agreement.version == 2
    people = (d.zhou.pk, third_of(d).pk)
    assert clause.written_shares == dict(zip(people, parts[which], strict=True))
    assert [type(ratio) for _, ratio in clause.written_shares.values()] == [
        (int, Fraction)[which]
    ] * 2
    assert [party.name for party in clause.debtors] == ["周被", "王三"]


def test_what_is_done_for_somebody_is_owed_to_them_and_to_each_of_several():
    day = {"due_on": FIRST, "standard": "平整"}

    def sides(d):
        return {"by_party": d.zhou, "to_party": d.li, **day}

    d, third = three(
        lambda d: sides(d) | {"kind": "act", "text": "恢复墙面"},
        lambda d: sides(d) | {"kind": "apology", "way": "书面", "also_to": [third_of(d)]},
        lambda d: sides(d) | {"kind": "tolerate", "text": "检修", "also_to": [third_of(d)]},
    )
    duties = d.case.sheet.obligations
    assert [duty.creditors for duty in duties] == [[d.li], [d.li, third], [d.li, third]]
    assert "前为李申恢复墙面" in duties[0].text
    assert "向李申、王三赔礼道歉" in duties[1].text
    assert "周被允许李申、王三" in duties[2].text
