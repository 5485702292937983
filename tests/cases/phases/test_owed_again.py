"""An agreement owed again after a paper fell: shares of heirs and waivers stand, to the 分."""

import pytest

from cases.states import Status as S
from tests.cases.phases.papers_that_fell import (
    HALVES,
    debts,
    falls,
    judged,
    rows,
    split,
    wrong,
)
from tests.cases.phases.several_parties import three, together
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

DAY = "2026-03-02"


@pytest.fixture(autouse=True)
def monday():
    with morning_of(DAY):
        yield


def test_heirs_owe_their_shares_of_what_is_owed_again():
    d = judged()
    split(d, *HALVES)
    falls(d)
    assert rows(d) == [("周甲", 0, 0, 290_000), ("周乙", 0, 0, 290_000)]
    assert "还欠5,800.00元" in d.last_sentence
    assert wrong(d) == []


def test_what_the_dead_and_each_heir_paid_counts_for_each():
    d = judged()
    d.pay(100_000, obligation=debts(d)[0])
    split(d, *HALVES)
    own = next(one for one in debts(d) if one.debtor.name == "周甲")
    d.pay(240_001, obligation=own)
    falls(d)
    assert rows(d) == [
        ("周被", 100_000, 0, 0),
        ("周甲", 240_000, 0, 0),
        ("周乙", 0, 0, 240_000),
    ]
    assert "超出协议的0.01元" in d.last_sentence
    assert d.case.amount_paid == 340_000
    assert wrong(d) == []


def test_one_heir_owes_it_within_the_estate():
    d = judged()
    split(d, ("周子", None, 80_000))
    falls(d)
    assert rows(d) == [("周子", 0, 500_000, 80_000)]
    assert "超出遗产价值的5,000.00元不用清偿" in d.last_sentence
    assert wrong(d) == []


@pytest.mark.parametrize(
    ("ordered", "waived", "let_off"),
    [
        (700_000, 50_000, 0),  # less than the judgment ordered beyond the agreement
        (700_000, 150_000, 30_000),
        (700_000, None, 580_000),
        (580_000, 1, 1),
        (400_000, 100_000, 100_000),
        (400_000, None, 580_000),
    ],
)
def test_what_was_waived_of_the_paper_stays_waived_of_the_debt(ordered, waived, let_off):
    d = judged(amount=ordered)
    if waived is None:
        d.office("waive", obligation=debts(d)[0], proof="李申的信")
        assert d.status == S.PERFORMED
        return
    d.office("waive", obligation=debts(d)[0], amount=waived, proof="李申的信")
    falls(d)
    assert rows(d) == [("周被", 0, let_off, 580_000 - let_off)]
    assert ("照样不用付" in d.last_sentence) is bool(let_off)
    assert wrong(d) == []


def test_two_waivers_of_one_paper_fall_once_on_what_it_ordered_beyond():
    d = judged()
    for fen in (100_000, 100_000):
        d.office("waive", obligation=debts(d)[0], amount=fen, proof="李申的信")
    falls(d)
    assert rows(d) == [("周被", 0, 80_000, 500_000)]
    assert wrong(d) == []


def test_what_was_taken_back_is_not_carried_over():
    d = judged(amount=580_000)
    d.office("waive", obligation=debts(d)[0], amount=100, proof="李申的信")
    taken = {"reduction": d.case.reductions.get(), "reason": "登记错了", "proof": "李申的信"}
    d.office("take_back_letting_off", **taken)
    falls(d)
    assert rows(d) == [("周被", 0, 0, 580_000)]


def test_what_was_waived_before_the_death_is_less_for_each_heir():
    d = judged(amount=580_000)
    d.office("waive", obligation=debts(d)[0], amount=100_000, proof="李申的信")
    split(d, *HALVES)
    falls(d)
    assert rows(d) == [("周甲", 0, 50_000, 240_000), ("周乙", 0, 50_000, 240_000)]
    assert wrong(d) == []


def test_what_was_waived_of_one_heir_is_that_heirs():
    d = judged(amount=580_000)
    split(d, *HALVES)
    own = next(one for one in debts(d) if one.debtor.name == "周乙")
    d.office("waive", obligation=own, amount=90_000, proof="李申的信")
    falls(d)
    assert rows(d) == [("周甲", 0, 0, 290_000), ("周乙", 0, 90_000, 200_000)]
    assert wrong(d) == []


@pytest.mark.parametrize("amount", [None, 20_000])
def test_a_joint_debtor_who_was_let_go_stays_so_within_its_share(amount):
    d, wang = three(together("joint"))
    judged(d, amount=600_000, also_debtors=[wang])
    more = {"amount": amount} if amount else {}
    d.office("waive", obligation=debts(d)[0], debtor=wang, proof="李申的信", **more)
    falls(d)
    [debt] = debts(d)
    share = amount or debt.amount // 2
    assert (debt.let_off, [party.name for party in debt.debtors]) == (
        share,
        ["周被", "王三"] if amount else ["周被"],
    )
    assert wrong(d) == []
