"""What was paid before the agreement: counted once, or left beside the sums, and printed."""

import re
from datetime import date, timedelta

import pytest

from cases import consistency
from cases.law import clause_ties, clauses
from cases.law.clauses import read
from cases.states import Status as S
from cases.web.mediator.agreement import as_text, written
from cases.web.money_card import money_box
from tests.cases.phases.several_parties import of_three, three, together
from tests.cast import cast
from tests.dispute import money
from tests.factories import at
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
BEFORE, FIRST, SECOND = date(2026, 1, 15), MONDAY + timedelta(days=10), MONDAY + timedelta(days=40)
PLAN = ((FIRST, 200_001), (SECOND, 300_000))


def paid(d, amount=310_000, **more):
    """周被 paid 李申 so much in January, which counts towards the first clause."""
    who = {"kind": "prior", "by_party": d.zhou, "to_party": d.li, "of_clause": 1}
    return who | {"amount": amount, "from_on": BEFORE, "standard": "收条"} | more


def drafted(*clauses):
    d = at(cast(), S.MEDIATING).sit_down()
    return d.write(money(d, *PLAN), *(clause(d) for clause in clauses))


def agreed(*clauses):
    return drafted(*clauses).mediator("draft_agreement").all_marks()


def parts(d):
    duty = d.case.obligations.get(clause__position=1)
    return [(part.paid, part.paid_on, part.owed) for part in duty.instalments.all()]


def faults():
    return list(consistency.faults())


def test_it_counts_from_the_effect_on_and_the_rest_is_followed():
    d = agreed(paid)

    assert parts(d) == [(200_001, BEFORE, 0), (109_999, None, 190_001)]
    assert "2026年1月15日已付的3,100.00元计入第一条。" in d.trail.get(name="take_effect").sentence
    [booked] = d.case.payments.all()
    assert (booked.paid_on, booked.proof, booked.confirmed_how) == (BEFORE, "收条", "协议约定")
    box = money_box(d.case, d.p.as_mediator)
    assert (box["agreed"], box["paid"], box["left"]) == (500_001, 310_000, 190_001)
    assert faults() == []
    d.mediator("start_performance").pay(190_001)
    assert (d.status, d.amount_paid) == (S.PERFORMED, 500_001)
    assert faults() == []


def test_it_is_printed_as_paid_and_what_it_counts_towards():
    html = agreed(paid).documents.get(kind="agreement").read_html()
    paper = re.sub(r"<[^>]+>|\u2060|\u200b", "", html)
    assert "周被已于2026年1月15日向李申支付人民币叁仟壹佰元整（3,100.00元）（凭证：收条）" in paper
    assert "计入周被依本协议第一条应付的款项，该部分不再支付" in paper


def test_all_of_it_paid_before_leaves_nothing_to_pay():
    d = agreed(lambda d: paid(d, 500_001)).mediator("start_performance")
    assert (d.status, parts(d)[1][2]) == (S.PERFORMED, 0)
    assert faults() == []


def test_it_is_never_counted_twice():
    d = agreed(lambda d: paid(d, from_on=MONDAY)).mediator("start_performance")
    facts = {"obligation": d.debt, "amount": 310_000, "paid_on": MONDAY, "way": "cash"}

    [refused] = d.blocked(d.p.as_mediator, "pay", **facts)
    assert refused.startswith("这一笔写在协议的“此前已付”里，已经计入，不再登记")
    d.mediator("pay", **facts | {"amount": 190_001})
    assert d.case.sheet.left_to_pay == 0


def test_beside_the_sums_it_is_words_alone():
    d = agreed(lambda d: paid(d, of_clause=None))
    assert (d.case.payments.count(), d.case.sheet.left_to_pay) == (0, 500_001)
    assert "不计入本协议约定支付的款项" in d.documents.get(kind="agreement").read_html()


def test_by_word_of_mouth_it_counts_as_well():
    d = drafted(paid).mediator("conclude_orally", by_draft=True)
    assert d.case.sheet.left_to_pay == 190_001
    assert faults() == []


def test_a_confirmed_title_keeps_it_and_what_is_taken_back_is_owed_again():
    d = agreed(paid).apply_for_confirmation().court_takes_it()
    d.court("court_decide", outcome="confirmed").court("title_given")
    assert d.case.sheet.left_to_pay == 190_001

    [booked] = d.case.payments.all()
    said = {"reason": "支票没有兑现", "proof": "退票", "receiver_says": "同意"}
    d.office("reverse_payment", payment=booked, **said)
    assert (d.case.sheet.left_to_pay, d.amount_paid) == (500_001, 0)
    assert faults() == []


def test_of_several_who_owe_by_shares_it_counts_for_who_paid():
    d, _ = three(together("equal"), lambda d: paid(d, 10_000))
    owed = [duty.owed for duty in d.case.obligations.order_by("pk")]
    assert owed == [25_001 - 10_000, 25_000]
    assert faults() == []


@pytest.mark.parametrize(
    ("liability", "says"),
    [
        ("joint", "，计入本协议第一条应付的款项，该部分不再支付"),
        ("equal", "，计入周被依本协议第一条应付的款项，该部分不再支付"),
    ],
)
def test_of_a_joint_debt_it_is_printed_to_count_for_all(liability, says):
    """民法典520: what one of joint debtors pays, the others no longer owe either."""
    d = of_three(together(liability), lambda d: paid(d, 10_000))
    draft = d.case.agreements.get()
    assert says in draft.parts[1].sentence
    assert says in as_text(written(d.case, draft, d.p.as_mediator))


def test_what_one_of_joint_debtors_sets_off_counts_for_all():
    sides = {"by": "周被", "by_key": 1, "to": "李申", "to_key": 2}
    owed = {"kind": "money", **sides, "amount": 500, "liability": "joint"}
    back = {"kind": "money", "by": "李申", "by_key": 2, "to": "周被", "to_key": 1, "amount": 300}
    off = {"kind": "set_off", **sides, "of_clause": 1, "against_clause": 2, "amount": 200}
    said = clauses.sentence(clauses.beside_others([owed, back, off])[2])
    assert "本协议第一条应付李申的款项与李申依本协议第二条应付周被的款项，相互抵销" in said


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"amount": 500_002}, "第一条只有人民币伍仟元零壹分（5,000.01元）"),
        ({"of_clause": 9}, "协议里没有第九条"),
        ({"by": "李申", "by_key": 2, "to": "周被", "to_key": 1}, "第一条不是李申要履行的"),
    ],
)
def test_what_cannot_count_is_a_defect(more, says):
    sides = {"by": "周被", "by_key": 1, "to": "李申", "to_key": 2}
    sum_ = {"kind": "money", **sides, "amount": 500_001}
    one = {"kind": "prior", **sides, "amount": 100, "of_clause": 1} | more
    texts = [read(sum_, {}), read(one, {})]
    [(_, sentence, _)] = clause_ties.defects(texts[1], texts)
    assert says in sentence
