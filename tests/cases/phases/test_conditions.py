"""Conditions and penalties of an agreement in the ledger, to the day and the 分."""

from datetime import timedelta

import pytest

from cases.states import Status as S
from cases.web import duties, money_card
from tests.cases.phases.agreed_duties import (
    BY,
    agreed,
    breaks,
    confirmed,
    outcome,
    penalty,
    quiet,
    runs_to,
    vote,
)
from tests.dispute import money
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
DAY = timedelta(days=1)


def half_and_half(d):
    return money(d, (BY, 10001), (BY + 30 * DAY, 10000), text="赔偿")


def test_before_its_condition_is_met_nothing_is_due_owed_or_overdue(monday):
    d = agreed(half_and_half, vote(of_clause=1))
    [debt] = d.case.sheet.obligations
    assert (debt.status, debt.owed, d.amount_agreed) == ("waiting", 0, 20001)
    assert duties.rows(d.case, d.p.as_mediator)[0]["note"] == "等条件成就"

    assert runs_to(d, BY + 40 * DAY, monday)["defaulted"] == 0
    assert money_card.money_box(d.case, d.p.as_mediator)["late"] == 0
    assert d.status == S.PERFORMING
    assert d.blocked(d.p.as_mediator, "pay", **_payment(debt))[0].startswith("没有应付的款项")


def _payment(debt):
    return {"obligation": debt, "amount": 1, "paid_on": MONDAY, "way": "cash"}


def test_once_met_it_is_due_on_its_days_and_what_was_over_on_a_new_one(monday):
    d = agreed(half_and_half, vote(of_clause=1))
    met = BY + 5 * DAY
    with morning_of(met):
        refused = d.blocked(d.p.as_mediator, "record_condition", **_facts(d, met))
        assert refused[0].startswith("约定的日期在条件成就以前已经过了，请填最晚哪天履行")
        outcome(d, met, due_on=met + 10 * DAY)
    [debt] = d.case.sheet.obligations
    assert (debt.status, debt.owed, debt.bound_on) == ("open", 20001, met)
    assert [part.due_on for part in debt.instalments.all()] == [met + 10 * DAY, BY + 30 * DAY]
    assert "第一条从此要履行" in d.last_sentence
    assert runs_to(d, met + 11 * DAY, monday)["defaulted"] == 1


def _facts(d, day):
    [condition] = d.case.sheet.open_conditions
    return {"condition": condition, "met": True, "happened_on": day, "proof": "表决结果"}


def test_a_condition_that_cannot_come_about_ends_what_waited_for_it():
    d = agreed(half_and_half, lambda d: quiet(d, due_on=BY), vote(of_clause=1))
    outcome(d, MONDAY, met=False)
    assert [duty.status for duty in d.case.sheet.obligations] == ["lapsed", "open"]
    assert d.case.sheet.left_to_pay == 0


def test_a_condition_that_ends_a_debt_leaves_what_was_paid():
    d = agreed(half_and_half, lambda d: quiet(d, due_on=BY), vote("subsequent", of_clause=1))
    d.pay(10001)
    outcome(d, MONDAY)
    [debt, _] = d.case.sheet.obligations
    assert (debt.status, debt.owed, d.amount_paid) == ("lapsed", 0, 10001)
    assert "第一条不再履行" in d.last_sentence


def test_of_two_conditions_both_must_be_met():
    d = agreed(half_and_half, vote(of_clause=1), vote(of_clause=1))
    first, second = d.case.sheet.open_conditions
    facts = {"met": True, "happened_on": MONDAY, "proof": "表决结果"}
    d.mediator("record_condition", condition=first, **facts)
    assert d.case.sheet.obligations[0].status == "waiting"
    d.mediator("record_condition", condition=second, **facts)
    assert d.case.sheet.obligations[0].status == "open"


def test_the_two_years_do_not_run_from_the_day_of_a_duty_that_waits():
    d = confirmed(lambda d: money(d, (BY, 100)), lambda d: money(d, (BY + 60 * DAY, 100)),
                  vote(of_clause=2))  # fmt: skip
    assert d.case.clocks.get(key="K16", status="running").started_on == BY
    outcome(d, MONDAY)
    began = d.case.clocks.get(key="K16", status="running").started_on
    assert began == d.case.sheet.last_day_to_perform > BY


def test_a_penalty_is_owed_once_the_breach_and_the_claim_are_recorded():
    d = agreed(quiet, lambda d: penalty(d, of_clause=1))
    assert d.case.sheet.left_to_pay == 0
    breaks(d, MONDAY)
    assert d.case.sheet.left_to_pay == 0

    [clause] = d.case.sheet.open_penalties
    d.mediator("record_penalty", penalty=clause, due_on=BY, proof="收款人来要")
    assert (d.debt.owed, d.debt.debtor, d.debt.creditor, d.amount_agreed) == (
        *(50001, d.zhou, d.li),
        50001,
    )
    assert d.debt.instalments.get().due_on == BY
    assert d.last_sentence.startswith(f"2026年3月2日起违约，{{p{d.zhou.pk}}}应付{{p{d.li.pk}}}")
    assert d.case.sheet.open_penalties == []


def test_a_sum_paid_too_late_owes_its_penalty_and_one_in_time_does_not():
    d = agreed(half_and_half, quiet, lambda d: penalty(d, of_clause=1))
    with morning_of(BY + 3 * DAY):
        d.pay(10001, paid_on=BY)
        [clause] = d.case.sheet.open_penalties
        claim = {"penalty": clause, "due_on": BY + 9 * DAY, "proof": "收款人来要"}
        assert d.blocked(d.p.as_mediator, "record_penalty", **claim)[0].startswith("到这一天还没有")
    with morning_of(BY + 40 * DAY):
        d.pay(10000)
        d.mediator("record_penalty", **claim | {"due_on": BY + 50 * DAY})
    assert d.case.sheet.left_to_pay == 50001
