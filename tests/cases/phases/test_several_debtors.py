"""Several people owe one sum: each the whole (连带), or each an equal share (按份)."""

import pytest

from cases.models import Case
from cases.states import Status as S
from cases.web import duties
from mediation import clock
from tests.cases.phases.dated import not_before
from tests.cases.phases.several_parties import FIRST, JOINTLY, SECOND, three, together
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_of_joint_debtors_each_may_pay_the_whole_and_it_is_owed_once():
    d, third = three(together("joint"))
    [debt] = d.case.sheet.obligations
    assert [party.name for party in debt.debtors] == ["周被", "王三"]
    assert (debt.owed, d.amount_agreed) == (50001, 50001)
    assert debt.text.startswith("周被、王三连带赔偿李申")

    d.pay(50001, payer=third)
    assert d.trail.filter(name="pay").latest("seq").sentence.startswith(f"{{p{third.pk}}}付")
    assert d.payments.get().payer == third
    assert d.status == S.PERFORMED


def test_a_joint_debtor_does_not_leave_before_the_debt_was_paid():
    d, third = three(together("joint"))
    with morning_of(SECOND):
        d.pay(50001, payer=d.zhou)
        leave = {"party": third, "reason": "搬走"}
        refused = d.blocked(d.p.as_clerk, "release_party", **leave, on=FIRST)
        d.office("release_party", **leave)
    assert refused == [not_before(clock.in_words(SECOND), "这一方在本案最近办理的事项是在那天")]


def test_equal_shares_are_owed_apart_to_the_fen():
    d, _ = three(together("equal"))
    owed = {duty.debtor.name: duty for duty in d.case.sheet.obligations}
    assert [owed[name].amount for name in ("周被", "王三")] == [25001, 25000]
    assert [[p.amount for p in duty.instalments.all()] for duty in owed.values()] == [
        [15001, 10000],
        [15000, 10000],
    ]
    assert d.amount_agreed == 50001

    d.pay(25001, obligation=owed["周被"])
    assert (d.status, owed["王三"].status) == (S.PERFORMING, "open")
    d.pay(25000, obligation=owed["王三"])
    assert d.status == S.PERFORMED


def test_who_owes_beside_another_is_a_party_of_the_agreement_and_must_sign():
    d = at(cast(), S.MEDIATING)
    d.office("add_party", role="other", side=3, name="王三")
    d.sit_down().write(together("joint")(d))

    refused = d.blocked(d.p.as_mediator, "draft_agreement")
    assert any("王三是其他当事人，协议却约定了其权利或者义务" in one for one in refused)


def test_a_party_that_owes_nothing_of_a_debt_is_not_its_payer():
    d, _ = three(together("joint"))
    facts = {"obligation": d.debt, "amount": 1, "paid_on": MONDAY, "way": "cash", "payer": d.li}
    assert d.blocked(d.p.as_mediator, "pay", **facts) == [
        f"付款的人要是这一笔的付款人之一；几个人一起付的，请选是谁付的。{JOINTLY}"
    ]


def test_how_several_people_pay_must_be_written():
    d = at(cast(), S.MEDIATING)
    d.office("add_party", role="respondent", side=2, name="王三")
    d.write(together("")(d))
    [draft] = d.case.agreements.all()
    assert [(field, text[:14]) for _, field, text, _ in draft.defects()] == [
        ("liability", "几个人一起付的，没有写明是连")
    ]


def test_several_people_do_an_act_together_and_the_ledger_names_both():
    d, _ = three(
        lambda d: {
            "kind": "act",
            "by_party": d.zhou,
            "also_by": [d.parties.get(name="王三")],
            "text": "清理楼道",
            "due_on": FIRST,
            "standard": "无杂物",
        }
    )
    [duty] = d.case.sheet.obligations
    assert duty.text.startswith("周被、王三于2026年3月9日（含当日）前清理楼道")
    [row] = duties.rows(Case.objects.get(pk=d.case.pk), d.p.as_mediator)
    assert row["who"] == "周被、王三"
