"""A joint debtor died: the heir owes the joint debt up to the estate, the others owe the whole."""

import pytest

from cases.consistency import money as sums
from cases.web import duties
from cases.web.resident import owing
from tests.cases.phases.several_parties import SECOND, three, together
from tests.deeds_of_succession import PROOF, died, heir, heirs, takes
from tests.dispute import money

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
JOINT = 50_001  # of which 30,001 are due first


def alone(d):
    """周被 alone owes 李申 400 yuan more."""
    return money(d, (SECOND, 40_000), text="补偿")


def inherited(*clauses, limit):
    """周被 and 王三 owed it; 周被 died, 周子 takes over up to this value (分)."""
    d, wang = three(together("joint"), *clauses)
    heirs("周子")(d)
    d.office("succeed", **died(d, takes(d, "周子", limit=limit)))
    return fresh(d), wang


def fresh(d):
    d.case.refresh_from_db()
    d.case.forget()
    return d


def adds_up(d) -> bool:
    return list(sums.faults([fresh(d).case])) == []


def debt(d, joint=True):
    found = [one for one in fresh(d).case.sheet.obligations if one.is_money and one.is_pending]
    [duty] = [one for one in found if one.is_joint("debtor") is joint]
    return duty


def pays(d, amount, duty=None, who="周子"):
    d.pay(amount, obligation=duty or debt(d), payer=heir(d, who))
    return fresh(d)


def note(d) -> str:
    [row] = [one for one in duties.rows(fresh(d).case, d.p.as_clerk) if one["amount"] == JOINT]
    return row["note"]


def owed_by(d) -> set[str]:
    return {party.name for party in debt(d).debtors}


def test_the_debt_stays_whole_and_the_heirs_limit_is_said():
    d, _ = inherited(limit=20_000)
    assert (debt(d).owed, owed_by(d)) == (JOINT, {"周子", "王三"})
    assert (
        f"连带承担的款项，{{p{heir(d, '周子').pk}}}只在遗产价值200.00元以内承担" in d.last_sentence
    )
    assert "周子只在遗产价值以内承担，还有 200.00 元" in note(d)
    assert adds_up(d)


def test_who_paid_up_to_the_estate_owes_no_more_of_it():
    d, _ = inherited(limit=20_000)
    pays(d, 12_000)
    assert "周子只在遗产价值以内承担，还有 80.00 元" in note(d)
    pays(d, 8_000)
    assert (debt(d).owed, owed_by(d)) == (30_001, {"王三"})
    assert "周子的遗产价值已经付完，不再承担" in note(d)
    pays(d, 1)  # of its own will
    assert debt(d).owed == 30_000
    assert adds_up(d)


def test_a_payment_taken_back_leaves_more_of_the_estate():
    d, _ = inherited(limit=20_000)
    pays(d, 12_000)
    pays(d, 8_000)
    last = d.case.payments.last()
    d.office(
        "reverse_payment", payment=last, reason="支票没有兑现", proof="退票", receiver_says="同意"
    )
    assert (debt(d).owed, owed_by(d)) == (38_001, {"周子", "王三"})
    assert "还有 80.00 元" in note(d)
    assert adds_up(d)


def test_what_another_pays_leaves_the_estate_as_it_is():
    d, _ = inherited(limit=20_000)
    pays(d, 15_000, who="王三")
    assert "还有 200.00 元" in note(d)


def test_what_the_heir_owes_alone_is_less_by_what_it_paid_of_the_joint_debt():
    d, _ = inherited(alone, limit=30_000)
    assert debt(d, joint=False).owed == 30_000  # 400 yuan, 100 of them beyond the estate
    pays(d, 12_000)
    assert debt(d, joint=False).owed == 18_000
    assert "超出遗产价值的120.00元不用清偿" in d.last_sentence
    assert adds_up(d)

    last = d.case.payments.last()
    d.office(
        "reverse_payment", payment=last, reason="支票没有兑现", proof="退票", receiver_says="同意"
    )
    assert (debt(d, joint=False).owed, debt(d).owed) == (30_000, JOINT)
    assert adds_up(d)


def test_what_the_heir_paid_alone_is_less_left_for_the_joint_debt():
    d, _ = inherited(alone, limit=30_000)
    pays(d, 30_000, debt(d, joint=False))
    assert (debt(d).owed, owed_by(d)) == (JOINT, {"王三"})


def test_an_estate_worth_nothing_owes_nothing_of_it():
    d, _ = inherited(limit=0)
    assert (debt(d).owed, owed_by(d)) == (JOINT, {"王三"})


def test_of_debtors_whose_estates_are_all_used_up_it_stays_the_debt():
    d, wang = inherited(limit=0)
    d.office("add_party", role="respondent", side=2, name="王子", predecessor=wang)
    d.office("succeed", **died(d, takes(d, "王子", limit=0)) | {"predecessor": wang, **PROOF})
    assert owed_by(d) == {"周子", "王子"}


def test_the_heirs_own_page_says_up_to_how_much():
    d, _ = inherited(limit=20_000)
    [row] = owing.rows(d.case, d.link(heir(d, "周子")))
    assert row["title"].endswith("（您只在遗产价值以内承担，还有 200.00 元）")
    [other] = owing.rows(d.case, d.link(heir(d, "王三")))
    assert other["title"].endswith("（对方可以要您一人付全部）")
