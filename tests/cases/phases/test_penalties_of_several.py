"""A penalty of a sum that several owe, or are owed: whose it is, and what of the sum counts."""

from datetime import date
from fractions import Fraction

import pytest

from cases import consistency
from cases.law import articles, clause_defects, clause_risks, clauses
from cases.law.clause_ties import NOT_OWED_TO, OF_OTHERS_APART, OTHERS_OWE_TOO
from tests.cases.phases.several_parties import three, together
from tests.deeds_of_succession import died, heirs, takes
from tests.dispute import money
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
LAST, UNTIL, BY = date(2026, 3, 12), date(2026, 3, 22), date(2026, 4, 20)
RATE = Fraction(1, 2000)
OWED = {"kind": "money", "amount": 780_000, "instalments": [(LAST, 780_000)], "way": "银行转账"}
WHOLE = {"of_clause": None}
LATE = {"kind": "penalty", "of_clause": 1, "daily_rate": RATE}


def side(name, *keys):
    """Several people on one side of a clause as plain values."""
    names = tuple(f"{name}{key}" for key in keys)
    return {"by": "、".join(names), "by_key": keys[0], "by_keys": keys, "by_names": names}


def one(name, key):
    return {"to": name, "to_key": key, "to_keys": (key,), "to_names": (name,)}


def test_the_second_of_several_debtors_may_owe_the_penalty():
    owed = OWED | side("周", 1, 2) | one("李申", 9) | {"liability": "equal"}
    of_second = LATE | {"by": "周2", "by_key": 2} | one("李申", 9)
    assert clause_defects.defects_of_all([owed, of_second])[1] == []


def test_of_joint_debtors_the_penalty_names_all_or_the_writer_is_told():
    owed = OWED | side("周", 1, 2) | one("李申", 9) | {"liability": "joint"}
    of_one = LATE | {"by": "周1", "by_key": 1, "by_keys": (1,)} | one("李申", 9)
    of_both = LATE | side("周", 1, 2) | one("李申", 9) | {"liability": "joint"}
    left_out = (OTHERS_OWE_TOO.format("第一条", "周1、周2", "周2"), articles.PENALTY)
    told = clause_risks.warnings_of_all([owed, of_one, of_both])
    assert [left_out in said for said in told] == [False, True, False]
    assert clauses.sentence(clauses.beside_others([owed, of_both])[1]) == (
        "周1、周2未按本协议第一条付款的，自逾期之日起至付清之日止，"
        "按未付金额的日万分之五连带向李申支付违约金。"
    )


def test_of_a_sum_owed_apart_the_penalty_is_of_what_is_owed_to_its_payee():
    owed = OWED | side("周", 1) | {"to": "李申、王三", "to_key": 8, "to_keys": (8, 9)}
    owed |= {"to_names": ("李申", "王三"), "entitlement": "equal"}
    of_wang = LATE | {"by": "周1", "by_key": 1} | one("王三", 9)
    of_qian = LATE | {"by": "周1", "by_key": 1} | one("钱四", 4)
    defects = clause_defects.defects_of_all([owed, of_wang, of_qian])
    assert [text for _, text, _ in defects[2]] == [NOT_OWED_TO.format("第一条", "钱四", "钱四")]
    assert defects[1] == []
    told = [text for text, _ in clause_risks.warnings_of_all([owed, of_wang])[1]]
    assert OF_OTHERS_APART.format("第一条", "王三") in told
    assert "按未付给王三的金额的日万分之五向王三支付违约金" in clauses.sentence(
        clauses.beside_others([owed, of_wang])[1]
    )


def owed_apart(d):
    """周被 owes 李申 and 王三 1,000.00 each."""
    other = {"also_to": [d.parties.get(name="王三")], "entitlement": "equal"}
    return money(d, (LAST, 200_000)) | other


def by_the_day(name):
    def clause(d):
        who = {"by_party": d.zhou, "to_party": d.parties.get(name=name)}
        return {"kind": "penalty", "of_clause": 1, "daily_rate": RATE, **who}

    return clause


def claim(d, penalty, amount):
    facts = {"penalty": penalty, "counted_to": UNTIL, "amount": amount, "due_on": BY}
    return facts | {"proof": "来电要求。"}


def test_each_of_several_creditors_claims_a_penalty_on_what_they_are_owed(monday):
    d, _ = three(owed_apart, by_the_day("李申"), by_the_day("王三"))
    monday.move_to(UNTIL)
    of_li, of_wang = d.case.sheet.open_penalties
    # 1,000.00 × 10 days × 0.05 % each, not 2,000.00.
    [refused] = d.blocked(d.p.as_mediator, "record_penalty", **claim(d, of_li, 501))
    assert "1,000.00元×10日×日万分之五＝5.00元" in refused
    d.mediator("record_penalty", **claim(d, of_li, 500))
    d.mediator("record_penalty", **claim(d, of_wang, 500))

    assert [(o.creditor.name, o.amount) for o in d.case.obligations.filter(amount=500)] == [
        ("李申", 500),
        ("王三", 500),
    ]
    assert list(consistency.faults()) == []


def test_a_penalty_of_the_whole_agreement_counts_what_is_owed_to_its_payee(monday):
    def to_wang(d):
        return money(d, (LAST, 300_000)) | {"to_party": d.parties.get(name="王三")}

    of_all = by_the_day("李申")
    d, _ = three(lambda d: money(d, (LAST, 200_000)), to_wang, lambda d: of_all(d) | WHOLE)
    assert "未按本协议付款的，自逾期之日起至付清之日止，按未付给李申的金额的日万分之五向李申" in (
        d.case.sheet.agreement_in_force.parts[2].sentence
    )
    monday.move_to(UNTIL)
    [penalty] = d.case.sheet.open_penalties
    # 2,000.00 × 10 days × 0.05 %; the 3,000.00 are owed to 王三.
    [refused] = d.blocked(d.p.as_mediator, "record_penalty", **claim(d, penalty, 1_001))
    assert "2,000.00元×10日×日万分之五＝10.00元" in refused
    d.mediator("record_penalty", **claim(d, penalty, 1_000))
    assert list(consistency.faults()) == []


def test_joint_debtors_owe_one_penalty_which_either_may_pay(monday):
    def of_both(d):
        return by_the_day("李申")(d) | {"also_by": [d.parties.get(name="王三")]}

    d, third = three(together("joint"), of_both)
    monday.move_to(MONDAY.replace(day=UNTIL.day))
    [penalty] = d.case.sheet.open_penalties
    d.mediator("record_penalty", **claim(d, penalty, 100))
    duty = d.case.sheet.obligations[-1]
    assert [party.name for party in duty.debtors] == ["周被", "王三"]
    d.pay(100, obligation=duty, payer=third)
    assert list(consistency.faults()) == []


def test_who_follows_a_debtor_owes_the_penalty_of_what_they_took_over(monday):
    d, _ = three(lambda d: money(d, (LAST, 200_000)), by_the_day("李申"))
    heirs("周子")(d)
    d.office("succeed", **died(d, takes(d, "周子")))
    monday.move_to(UNTIL)
    [penalty] = d.case.sheet.open_penalties
    d.mediator("record_penalty", **claim(d, penalty, 1_000))
    assert [party.name for party in d.case.sheet.obligations[-1].debtors] == ["周子"]
    assert f"起违约，{{p{d.case.parties.get(name='周子').pk}}}应付" in d.last_sentence
    assert list(consistency.faults()) == []
