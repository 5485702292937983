"""Conditions and penalties of an agreement in the ledger, to the day and the 分."""

from datetime import timedelta

import pytest

from cases import consistency
from cases.door import next_by_state
from cases.models import Case
from cases.states import Status as S
from cases.web import duties, money_card
from cases.web.resident import owing
from cases.web.what_next import what_next
from cases.words.readers import Reader
from tests.cases.phases.agreed_duties import (
    BY,
    agreed,
    breaks,
    confirmed,
    half_and_half,
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


def test_of_a_condition_whose_last_day_is_over_everybody_reads_that(monday):
    d = agreed(half_and_half, vote(of_clause=1, due_on=BY))
    owed = owing.rows(d.case, d.link(d.zhou))[0]["standing"]
    assert owed.endswith("条件最晚2026年3月12日（含当日）成就。")

    runs_to(d, BY + timedelta(days=1), monday)

    case = Case.objects.get(pk=d.case.pk)
    assert duties.rows(case, d.p.as_mediator)[0]["note"] == "等条件成就，最晚3月12日，已经过了"
    assert next_by_state._wanted(case)[0] == "record_condition"
    assert what_next(case, Reader.STAFF).startswith("条件最晚哪天成就，这一天已经过了")
    late = owing.rows(case, d.link(d.zhou))[0]["standing"]
    assert late.endswith("成就，这一天已经过了，成就没有请问调委会。")


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


def test_a_penalty_of_each_breach_is_owed_once_for_every_breach_recorded():
    d = agreed(quiet, lambda d: penalty(d, of_clause=1, text="每违反一次"))
    [clause] = d.case.sheet.open_penalties
    claim = {"penalty": clause, "due_on": BY, "proof": "收款人来要"}
    for times in (1, 2):
        breaks(d, MONDAY)
        d.mediator("record_penalty", **claim)
        assert (d.amount_agreed, d.case.sheet.left_to_pay) == (50001 * times, 50001 * times)
        assert d.blocked(d.p.as_mediator, "record_penalty", **claim) == [
            "登记过的违反，都已经登记过违约金；又违反的，请先登记违反（今天）。"
            "（《民法典》第五百八十五条）"
        ]
    assert list(consistency.faults()) == []


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


def paid_too_late(agreement=agreed):
    """Both halves paid and confirmed forty days late: performed, the penalty not yet claimed."""
    d = agreement(half_and_half, lambda d: penalty(d, of_clause=1))
    with morning_of(BY + 70 * DAY):
        d.pay(20001)
    assert d.status == S.PERFORMED
    return d


def claims_the_penalty(d):
    [clause] = d.case.sheet.open_penalties
    claim = {"penalty": clause, "due_on": BY + 90 * DAY, "proof": "收款人来要"}
    return d.mediator("record_penalty", **claim)


def test_a_penalty_claimed_after_all_was_paid_late_is_owed_and_the_case_not_performed():
    d = paid_too_late()
    with morning_of(BY + 71 * DAY):
        claims_the_penalty(d)
        assert (d.status, d.case.sheet.left_to_pay) == (S.PERFORMING, 50001)
        assert [a.status for a in d.case.agreements.all()] == ["in_force"]
        d.pay(50001, obligation=d.case.obligations.get(clause__kind="penalty"))
    assert d.status == S.PERFORMED
    assert d.case.sheet.left_to_pay == 0


def test_under_a_title_that_can_be_enforced_the_two_years_run_for_the_penalty():
    d = paid_too_late(confirmed)
    assert not d.clocks.filter(key="K16", ended_on=None).exists()
    with morning_of(BY + 71 * DAY):
        claims_the_penalty(d)
    assert d.clocks.get(key="K16", ended_on=None).started_on == BY + 90 * DAY


def test_news_of_a_breach_after_the_end_is_a_default_and_not_performed(monday):
    d = agreed(lambda d: quiet(d, due_on=BY))
    runs_to(d, BY + 2 * DAY, monday)
    assert d.status == S.PERFORMED
    monday.move_to(f"{BY + 5 * DAY}T09:00+08:00")
    breaks(d, BY - DAY)
    assert d.status == S.DEFAULTED
    assert [line.name for line in d.trail.order_by("-seq")[:3]] == [
        *("default_by_breach", "owed_again", "record_breach"),
    ]
