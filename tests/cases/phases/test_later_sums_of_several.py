"""A sum that is fixed later, which several people owe or are owed: every part to the 分."""

from datetime import timedelta
from fractions import Fraction

import pytest

from cases import consistency
from cases.states import Status as S
from tests.cases.phases.several_parties import of_three, three
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
BY = MONDAY + timedelta(days=30)
RATIOS = ((3333, 6667), (5000, 5000), (1, 9999))


def bill(liability="", entitlement="", ratios=(), **more):
    """周被 and 王三 owe 李申 70 % of a bill, or 周被 owes it to 李申 and 王三."""

    def clause(d):
        third = d.parties.get(name="王三")
        shared = [d.zhou, third] if liability else [d.li, third]
        shares = [(p, (None, r)) for p, r in zip(shared, ratios, strict=False)]
        who = {"kind": "later_sum", "by_party": d.zhou, "to_party": d.li, "way": "银行转账"}
        who |= {"also_by" if liability else "also_to": [third], "shares": shares}
        who |= {"liability": liability, "entitlement": entitlement, "due_on": BY}
        return who | {"text": "维修费", "standard": "发票", "ratio": 7000, **more}

    return clause


def owed(d):
    return [duty.amount for duty in d.case.obligations.order_by("pk")]


def fixed(d, base):
    one = d.case.obligations.order_by("-pk").first()
    return d.mediator("fix_sum", obligation=one, base=base, proof="发票3号")


@pytest.mark.parametrize(
    ("ways", "amounts"),
    [
        ({"liability": "joint"}, [70001]),
        ({"liability": "equal"}, [35001, 35000]),
        ({"liability": "shares", "ratios": RATIOS[0]}, [23332, 46669]),
        ({"liability": "shares", "ratios": RATIOS[2]}, [8, 69993]),
        ({"entitlement": "equal"}, [35001, 35000]),
        ({"entitlement": "shares", "ratios": RATIOS[1]}, [35001, 35000]),
        ({"liability": "equal", "amount": 50001}, [25001, 25000]),
    ],
)
def test_one_bill_fixes_every_part_and_the_parts_add_up(ways, amounts):
    d, _ = three(bill(**ways))
    assert set(owed(d)) == {None}

    fixed(d, 100001)

    assert owed(d) == amounts
    assert d.amount_agreed == sum(amounts)
    assert list(consistency.faults()) == []
    for duty in d.case.obligations.order_by("pk"):
        who = {"payer": d.zhou} if len(duty.debtors) > 1 else {}
        d.pay(duty.amount, obligation=duty, **who)
    assert d.status == S.PERFORMED


@pytest.mark.parametrize(
    ("ratio", "ratios", "amounts"),
    [
        (Fraction(1, 3), (Fraction(1, 7), Fraction(6, 7)), [4762, 28572]),
        (Fraction(2, 7), (Fraction(3, 5), Fraction(2, 5)), [17143, 11429]),
        (3333, (Fraction(1, 3), Fraction(2, 3)), [11110, 22220]),
    ],
)
def test_any_fraction_of_a_bill_is_shared_by_any_fractions(ratio, ratios, amounts):
    """1,000.01元: a third is 333.34, of which a seventh is 47.62; two sevenths are 285.72."""
    d, _ = three(bill("shares", ratios=ratios, ratio=ratio))

    fixed(d, 100001)

    assert owed(d) == amounts
    assert list(consistency.faults()) == []


def test_paper_and_trail_name_a_third_as_such():
    d, _ = three(bill("equal", ratio=Fraction(1, 3)))
    assert "按三分之一的比例承担维修费" in d.case.obligations.first().text

    fixed(d, 100001)

    assert "单据金额1,000.01元的三分之一为333.34元" in d.last_sentence


def test_the_trail_names_what_each_owes():
    d, third = three(bill("shares", ratios=RATIOS[0]))

    fixed(d, 100001)

    assert d.last_sentence.startswith(
        f"{{p{d.zhou.pk}}}应付{{p{d.li.pk}}}的金额确定为人民币贰佰叁拾叁元叁角贰分（233.32元），"
        f"{{p{third.pk}}}应付{{p{d.li.pk}}}的金额确定为人民币肆佰陆拾陆元陆角玖分（466.69元）："
    )


@pytest.mark.parametrize(
    ("ways", "words"),
    [
        ({"liability": "joint"}, "周被、王三按70%的比例承担维修费，金额的基数以发票为准，"
         "周被、王三承担连带责任，于"),
        ({"liability": "equal"}, "，周被、王三各承担相同的份额，于"),
        ({"liability": "shares", "ratios": RATIOS[0]}, "，其中周被承担33.33%、王三承担66.67%，于"),
        ({"entitlement": "shares", "ratios": RATIOS[1]}, "，其中李申得50%、王三得50%，于"),
        ({"entitlement": "joint"}, "李申、王三是连带债权人，付给其中任何一人就算付清"),
    ],
)  # fmt: skip
def test_the_paper_says_how_they_share(ways, words):
    d = of_three(bill(**ways))

    assert words in d.case.sheet.agreement.parts[0].sentence


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        ({"liability": "open"}, "没有写明是连带还是按份"),
        ({"liability": "shares", "ratios": (4000, 5000)}, "合计90%，请改成合计100%"),
        ({"liability": "shares"}, "有人没有写明份额"),
    ],
)
def test_a_text_that_leaves_the_shares_open_is_not_final(ways, says):
    d = of_three(bill(**ways))

    [refused] = d.blocked(d.p.as_mediator, "draft_agreement")
    assert says in refused


def test_shares_in_yuan_of_a_sum_nobody_knows_are_refused():
    def clause(d):
        found = bill("shares")(d)
        return found | {"shares": [(p, (5000, None)) for p in (d.zhou, *found["also_by"])]}

    d = of_three(clause)

    [refused] = d.blocked(d.p.as_mediator, "draft_agreement")
    assert "金额以后才定，各人的份额请写百分之几" in refused


@pytest.mark.parametrize(("base", "ratios"), [(1, RATIOS[1]), (100, (9999, 1))])
def test_a_bill_too_small_for_everybody_is_refused(base, ratios):
    d, _ = three(bill("shares", ratios=ratios))
    facts = {"obligation": d.case.obligations.first(), "base": base, "proof": "发票"}

    [refused] = d.blocked(d.p.as_mediator, "fix_sum", **facts)
    assert refused.startswith("按这张单据，有人应付的不到一分钱")


def test_an_event_is_recorded_once_for_everybody_under_the_clause():
    d, _ = three(bill("equal", due_on=None, due_event="验收合格", due_days=7))
    event = {"happened_on": MONDAY, "proof": "验收单"}

    d.mediator("record_event", obligation=d.case.obligations.first(), **event)
    fixed(d, 100000)

    days = {duty.due_on for duty in d.case.obligations.all()}
    assert days == {MONDAY + timedelta(days=7)}
    assert {p.due_on for duty in d.case.obligations.all() for p in duty.instalments.all()} == days
