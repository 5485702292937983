"""Successors in performance: what is left goes over by share to the 分, and no further."""

from datetime import date
from fractions import Fraction

import pytest

from cases.consistency import money as sums
from cases.models import Obligation
from cases.states import Status as S
from tests.cases.phases.several_parties import three, together
from tests.cast import cast
from tests.deeds_of_succession import PROOF, died, heir, heirs, takes
from tests.dispute import usual_clauses
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
THIRD = Fraction(1, 3)
DONE, OPEN = Obligation.Status.DONE, Obligation.Status.OPEN


def owed_by(d) -> dict:
    """分 owed by each party's name, of the sums under the title in force."""
    d.case.forget()
    debts = [duty for duty in d.case.sheet.obligations if duty.is_money and duty.owed]
    return {duty.debtor.name: [part.owed for part in duty.instalments.all()] for duty in debts}


def adds_up(d) -> bool:
    d.case.refresh_from_db()
    return list(sums.faults([d.case])) == []


def test_one_heir_takes_over_what_is_left_and_the_dead_leave():
    d = at(cast(), S.PERFORMING)
    heirs("周子")(d)
    clocks = list(d.clocks.order_by("pk").values_list("key", "due_on", "ended_on"))
    d.office("succeed", **died(d, takes(d, "周子")))

    assert {duty.debtor.name for duty in d.case.sheet.obligations} == {"周子"}
    gone = d.case.parties.get(name="周被")
    assert (gone.released_on, gone.released_reason) == (date(2026, 3, 2), "去世，由承继人接替")
    assert heir(d, "周子").notice_how == "当面"
    assert list(d.clocks.order_by("pk").values_list("key", "due_on", "ended_on")) == clocks
    assert adds_up(d)


def test_what_was_paid_stays_and_each_part_is_divided_to_the_fen():
    d = at(cast(), S.PERFORMING).pay(100000)
    heirs("周甲", "周乙", "周丙")(d)
    before = sum(map(sum, owed_by(d).values()))
    d.office("succeed", **died(d, *(takes(d, name, THIRD) for name in ("周甲", "周乙", "周丙"))))

    owed = owed_by(d)
    assert sum(map(sum, owed.values())) == before
    assert {sum(parts) for parts in owed.values()} <= {before // 3, before // 3 + 1}
    kept = d.case.obligations.get(kind="money", debtor__name="周被")
    assert (kept.amount, kept.status) == (100000, DONE)
    assert adds_up(d)
    assert "周甲" not in d.last_sentence
    assert "份额三分之一" in d.last_sentence


def test_an_heir_owes_no_more_than_the_estate():
    d = at(cast(), S.PERFORMING)
    heirs("周子", "周女")(d)
    rows = takes(d, "周子", limit=100000), takes(d, "周女", renounced=True)
    d.office("succeed", **died(d, *rows))

    assert sum(map(sum, owed_by(d).values())) == 100000
    assert "超出遗产价值的4,800.00元不用清偿，自愿的除外。" in d.last_sentence
    assert heir(d, "周女").released_reason == "放弃继承"
    assert d.case.sheet.reductions[0].get_kind_display() == "不由承继人承担"
    assert adds_up(d)


def bill_is_awaited(d):
    """The usual agreement, of which a bill fixes another sum once 周被 has died."""
    bill = {"kind": "later_sum", "by_party": d.zhou, "to_party": d.li, "way": "银行转账"}
    bill |= {"text": "天花板维修费", "standard": "结算单", "ratio": 10000}
    d.write(bill | {"due_on": date(2026, 4, 30)})
    d.mediator("draft_agreement").all_marks().mediator("start_performance")
    return d


def fixed(d, base):
    d.case.forget()
    [duty] = [duty for duty in d.case.sheet.obligations if duty.waits_for_its_sum]
    return d.mediator("fix_sum", obligation=duty, base=base, proof="发票")


def test_the_estate_bounds_a_sum_that_is_fixed_after_the_death():
    d = bill_is_awaited(at(cast(), S.MEDIATING).sit_down())
    heirs("周子")(d)
    d.office("succeed", **died(d, takes(d, "周子", limit=100000)))
    fixed(d, 250000)

    assert sum(map(sum, owed_by(d).values())) == 100000
    assert "超出遗产价值的1,500.00元不用清偿，自愿的除外。" in d.last_sentence
    assert adds_up(d)


def test_heirs_owe_their_shares_of_a_sum_fixed_later_each_up_to_the_estate():
    d = bill_is_awaited(at(cast(), S.MEDIATING).sit_down())
    heirs("周子", "周女")(d)
    half = Fraction(1, 2)
    d.office("succeed", **died(d, takes(d, "周子", half), takes(d, "周女", half, limit=30000)))
    fixed(d, 100001)

    assert {name: sum(parts) for name, parts in owed_by(d).items()} == {
        "周子": 50001,
        "周女": 30000,
    }
    assert adds_up(d)


def test_the_receivers_heirs_are_owed_their_shares():
    d = at(cast(), S.PERFORMING)
    for name in ("李甲", "李乙"):
        d.office("add_party", role="applicant", side=1, name=name, predecessor=d.li)
    rows = takes(d, "李甲", 6000), takes(d, "李乙", 4000)
    d.office("succeed", **died(d, *rows) | {"predecessor": d.li})

    d.case.forget()
    owed = {o.creditor.name: o.owed for o in d.case.sheet.obligations if o.is_money}
    assert owed == {"李甲": 348000, "李乙": 232000}
    assert adds_up(d)


def test_heirs_of_a_joint_debtor_stand_in_its_place_beside_the_others():
    d, wang = three(together("joint"))
    heirs("周子", "周女")(d)
    half = Fraction(1, 2)
    d.office("succeed", **died(d, takes(d, "周子", half), takes(d, "周女", half)))

    [duty] = d.case.sheet.obligations
    assert {party.name for party in duty.debtors} == {"周子", "周女", wang.name}
    assert adds_up(d)


def test_a_body_that_was_divided_leaves_its_duties_to_all_jointly():
    d = at(
        cast(),
        S.PERFORMING,
        parties=[
            {"role": "applicant", "side": 1, "name": "李申"},
            {"role": "respondent", "side": 2, "name": "周被", "kind": "organisation"},
        ],
    )
    for name in ("甲公司", "乙公司"):
        d.office(
            "add_party",
            role="respondent",
            side=2,
            name=name,
            kind="organisation",
            predecessor=d.zhou,
        )
    facts = died(d, takes(d, "甲公司"), takes(d, "乙公司"))
    d.office("succeed", **facts | {"ground": "division", **PROOF})

    duty = next(duty for duty in d.case.sheet.obligations if duty.is_money)
    assert {party.name for party in duty.debtors} == {"甲公司", "乙公司"}
    assert "连带承继" in d.last_sentence
    assert adds_up(d)


def test_an_apology_ends_with_the_person_who_owed_it():
    d = at(cast(), S.MEDIATING).sit_down()
    sorry = {"kind": "apology", "by_party": d.zhou, "to_party": d.li, "way": "当面"}
    sorry |= {"due_on": date(2026, 4, 1)}
    d.write(*usual_clauses(d), sorry).mediator("draft_agreement").all_marks()
    heirs("周子")(d)
    d.office("succeed", **died(d, takes(d, "周子")))

    apology = d.case.obligations.get(clause__kind="apology")
    assert apology.status == Obligation.Status.WAIVED
    assert "赔礼道歉只能由本人做，不由继承人承担。" in d.last_sentence
    assert adds_up(d)
