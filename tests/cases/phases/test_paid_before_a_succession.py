"""What was paid before a succession stays between those who paid and received it, to the 分."""

from datetime import timedelta
from fractions import Fraction

import pytest

from cases.consistency import money as sums
from cases.models import Obligation
from cases.states import Status as S
from cases.web import duties, money_card
from cases.web.resident import owing
from tests.cases.phases.several_parties import three, together
from tests.cast import cast
from tests.deeds_of_succession import PROOF, died, heir, heirs, takes
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TUESDAY = MONDAY + timedelta(days=1)
HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def performing(paid=100000, **how):
    return at(cast(), S.PERFORMING).pay(paid, **how)


def receivers_heirs(d, *names):
    for name in names:
        d.office("add_party", role="applicant", side=1, name=name, predecessor=d.li)


def receiver_died(d, *rows):
    d.office("succeed", **died(d, *rows) | {"predecessor": d.li})
    return fresh(d)


def fresh(d):
    d.case.refresh_from_db()
    d.case.forget()
    return d


def ledger(d) -> list:
    """Who owes or paid whom, 分 paid, 分 left, of every sum under the title in force."""
    fresh(d)
    return [
        (
            "、".join(party.name for party in duty.debtors),
            "、".join(party.name for party in duty.creditors),
            sum(part.paid for part in duty.instalments.all()),
            duty.left,
        )
        for duty in d.case.sheet.obligations
        if duty.is_money
    ]


def on_card(d) -> list:
    rows = duties.rows(fresh(d).case, d.p.as_clerk)
    return [(row["who"], row["note"].split("；")[0]) for row in rows if row["amount"]]


def pays(d, name, amount, **how):
    """A payment on the debt that this heir is owed or owes."""
    open_ = [one for one in fresh(d).case.sheet.obligations if one.is_money and one.owed]
    [duty] = [one for one in open_ if name in {p.name for p in (*one.debtors, *one.creditors)}]
    return d.pay(amount, obligation=duty, **how)


def adds_up(d) -> bool:
    return list(sums.faults([fresh(d).case])) == []


def test_what_the_dead_received_is_theirs_and_each_heir_counts_what_came_after():
    d = performing()
    receivers_heirs(d, "李甲", "李乙")
    receiver_died(d, takes(d, "李甲", 2 * THIRD), takes(d, "李乙", THIRD))

    assert ledger(d) == [
        ("周被", "李申", 100000, 0),
        ("周被", "李甲", 0, 320000),
        ("周被", "李乙", 0, 160000),
    ]
    pays(d, "李甲", 20000)
    assert ledger(d)[1] == ("周被", "李甲", 20000, 300000)
    assert [who for who, _ in on_card(d)] == ["周被付李申", "周被付李甲", "周被付李乙"]
    labels = [row["label"] for row in money_card.money_box(d.case, d.p.as_clerk)["rows"]]
    assert any(label.startswith("周被付李申") for label in labels)
    assert adds_up(d)


def test_one_heir_takes_over_only_what_is_left():
    d = performing()
    receivers_heirs(d, "李甲")
    receiver_died(d, takes(d, "李甲"))

    assert ledger(d) == [("周被", "李申", 100000, 0), ("周被", "李甲", 0, 480000)]
    assert adds_up(d)


def test_what_a_dead_debtor_paid_stands_as_paid_by_them():
    d = performing()
    heirs("周子")(d)
    d.office("succeed", **died(d, takes(d, "周子")))

    assert ledger(d) == [("周被", "李申", 100000, 0), ("周子", "李申", 0, 480000)]
    pays(d, "周子", 480000)
    assert ledger(d)[1] == ("周子", "李申", 480000, 0)
    assert d.last_sentence.startswith(f"{{p{heir(d, '周子').pk}}}付")
    assert adds_up(d)


def test_a_debt_paid_off_before_the_death_is_not_the_heirs():
    d = performing(580000)
    receivers_heirs(d, "李甲")
    d.case.forget()
    [act] = [duty for duty in d.case.sheet.obligations if duty.is_pending]
    assert act.debtor.name == "周被"
    heirs("周子")(d)
    d.office("succeed", **died(d, takes(d, "周子")))
    assert ledger(d) == [("周被", "李申", 580000, 0)]


def test_bodies_without_shares_owe_together_what_the_old_one_left():
    sides = [
        {"role": "applicant", "side": 1, "name": "李申"},
        {"role": "respondent", "side": 2, "name": "周被", "kind": "organisation"},
    ]
    d = at(cast(), S.PERFORMING, parties=sides).pay(100000)
    for name in ("甲公司", "乙公司"):
        place = {"role": "respondent", "side": 2, "kind": "organisation"}
        d.office("add_party", name=name, predecessor=d.zhou, **place)
    facts = died(d, takes(d, "甲公司"), takes(d, "乙公司"))
    d.office("succeed", **facts | {"ground": "division", **PROOF})

    assert ledger(d) == [("周被", "李申", 100000, 0), ("甲公司、乙公司", "李申", 0, 480000)]
    pays(d, "甲公司", 480000, payer=heir(d, "甲公司"))
    assert ledger(d)[1] == ("甲公司、乙公司", "李申", 480000, 0)
    assert adds_up(d)


def test_of_a_joint_debt_is_said_what_the_dead_paid():
    d, _ = three(together("joint"))
    d.pay(10000, payer=d.zhou)
    heirs("周子", "周女")(d)
    d.office("succeed", **died(d, takes(d, "周子", HALF), takes(d, "周女", HALF)))

    [row] = [one for one in duties.rows(fresh(d).case, d.p.as_clerk) if one["amount"]]
    assert row["note"].endswith("其中周被付过 100.00 元")


def test_an_heir_confirms_and_reads_what_the_dead_was_paid():
    d = performing(confirmed=False)
    receivers_heirs(d, "李甲")
    receiver_died(d, takes(d, "李甲"))
    me = d.link(heir(d, "李甲"))

    rows = owing.rows(d.case, me)
    assert [(row["title"], row["is_open"]) for row in rows if row["amount"]] == [
        ("周被要付给李申", False),
        ("周被要付给您", True),
    ]
    assert "1,000.00 元还要收款人确认" in money_card.left_in_words(d.case, me.party_id)
    [payment] = d.case.sheet.payments
    d.do(me, "confirm_payment", payment=payment)
    assert adds_up(d)


def test_a_payment_of_the_dead_that_is_taken_back_is_owed_by_all_who_follow():
    d = performing()
    heirs("周子")(d)
    d.office("succeed", **died(d, takes(d, "周子")))
    [payment] = d.case.sheet.payments
    d.office(
        "reverse_payment",
        payment=payment,
        reason="银行退票",
        proof="退票通知",
        receiver_says="没有到账",
    )

    assert ledger(d) == [("周子", "李申", 0, 100000), ("周子", "李申", 0, 480000)]
    assert Obligation.objects.filter(before_succession=True).count() == 0
    assert adds_up(d)


def test_what_the_estate_paid_before_the_record_counts_on_its_value():
    d = performing()
    heirs("周子")(d)
    with morning_of(TUESDAY):
        d.day = TUESDAY
        d.pay(50000)
        facts = died(d, takes(d, "周子", limit=80000)) | {"happened_on": MONDAY}
        d.office("succeed", **facts)

    assert ledger(d) == [("周被", "李申", 150000, 0), ("周子", "李申", 0, 30000)]
    assert adds_up(d)


def test_a_body_that_followed_and_is_no_more_is_followed_in_turn():
    sides = [
        {"role": "applicant", "side": 1, "name": "李申"},
        {"role": "respondent", "side": 2, "name": "周被", "kind": "organisation"},
    ]
    d, place = at(cast(), S.PERFORMING, parties=sides), sides[1] | {"name": ""}
    for name in ("甲公司", "乙公司"):
        d.office("add_party", **place | {"name": name}, predecessor=d.zhou)
    d.office("succeed", **died(d, takes(d, "甲公司"), takes(d, "乙公司")) | {"ground": "division"})
    first = heir(d, "甲公司")
    d.office("add_party", **place | {"name": "丙公司"}, predecessor=first)
    merged = {"ground": "merger", "predecessor": first}
    d.office("succeed", **died(d, takes(d, "丙公司")) | merged)

    [owe] = {row[0] for row in ledger(d) if row[3]}
    assert set(owe.split("、")) == {"乙公司", "丙公司"}
    assert adds_up(d)
