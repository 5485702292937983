"""One instalment is late: by the agreement the others fall due with it, to the 分 and the day."""

from datetime import date

import pytest

from cases import consistency
from cases.door.next_by_state import wanted_acts
from cases.forms.base import FORMS
from cases.forms.enforce.conditions import FOLLOWS, NOT_BY_ITSELF
from cases.law import clause_defects
from cases.law.clause_kinds.condition import ALL_DUE
from cases.states import Status as S
from tests.cases.phases.agreed_duties import agreed, confirmed, k16, outcome, runs_to
from tests.dispute import money
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
JAN, FEB, MAR, APR = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)
ASKED = date(2026, 4, 7)
WHEN = "任何一期没有按期付清"
OFFERED = {"dun", "record_condition", "apply_enforcement"}


def in_four_parts(d):
    return money(d, (JAN, 10001), (FEB, 10000), (MAR, 10000), (APR, 10000))


def all_due(**more):
    what = {"kind": "condition", "effect": "all_due", "text": WHEN}
    return lambda d: {**what, "of_clause": 1, **more}


def days(d):
    [debt] = [duty for duty in d.case.sheet.obligations if duty.is_money]
    return [(part.due_on, part.owed) for part in debt.instalments.all()]


def test_the_paper_says_so_and_nothing_is_missing():
    d = agreed(in_four_parts, all_due())
    clause = d.case.sheet.agreement_in_force.parts[1]
    assert clause.sentence == "任何一期没有按期付清的，本协议第一条没有到期的款项一并到期。"
    assert not any(clause_defects.defects_of_all([c.wording() for c in clause.agreement.parts]))


def test_the_others_fall_due_on_the_day_and_what_was_paid_before_counts(monday):
    d = agreed(in_four_parts, all_due())
    with morning_of(JAN):
        d.pay(15001)  # the first, and half of the second
    with morning_of(date(2026, 5, 8)):
        outcome(d, date(2026, 5, 6))
        assert d.last_sentence.startswith(
            f"协议第二条的条件（{WHEN}）成就，认定的日期是2026年5月6日。"
            "第一条没有到期的2期、共200.00元一并到期。"
        )
    assert days(d) == [(JAN, 0), (FEB, 5000), (date(2026, 5, 6), 10000), (date(2026, 5, 6), 10000)]
    assert (d.case.sheet.left_to_pay, d.amount_agreed, d.amount_paid) == (25000, 40001, 15001)
    assert runs_to(d, date(2026, 5, 9), monday)["defaulted"] == 1
    assert d.status == S.DEFAULTED
    [debt] = d.case.obligations.all()
    assert [part.due_on for part in debt.clause.parts] == [JAN, FEB, MAR, APR]  # as agreed
    assert list(consistency.faults()) == []


def test_once_a_part_is_late_it_is_among_the_next_acts_to_record_it(monday):
    d = confirmed(in_four_parts, all_due())
    assert runs_to(d, date(2026, 4, 1), monday)["defaulted"] == 1
    with morning_of(date(2026, 4, 1)):
        assert wanted_acts(d.case, OFFERED)[:2] == ("dun", "record_condition")
        form = FORMS["record_condition"](case=d.case, actor=d.p.as_mediator)
        assert [line.text for line in form.after] == [FOLLOWS[ALL_DUE].text]
        assert form.explain == NOT_BY_ITSELF
        outcome(d, date(2026, 4, 1))
        assert "record_condition" not in wanted_acts(d.case, OFFERED)


def test_a_part_paid_in_advance_keeps_its_day(monday):
    d = agreed(in_four_parts, all_due())
    with morning_of(ASKED):
        d.pay(10001 + 10000 + 4000)
        outcome(d, ASKED)
    assert days(d) == [(JAN, 0), (FEB, 0), (MAR, 0), (ASKED, 6000), (ASKED, 10000)]
    assert list(consistency.faults()) == []


def test_the_two_years_run_from_the_day_on_which_all_is_due():
    d = confirmed(in_four_parts, all_due())
    assert k16(d)[-1][0] == APR
    with morning_of(ASKED):
        outcome(d, ASKED)
    assert k16(d)[-1] == (ASKED, date(2028, 4, 7))


def test_two_years_that_a_payment_began_again_go_on():
    d = confirmed(in_four_parts, all_due())
    with morning_of(date(2026, 7, 6)):
        d.pay(10001)
        outcome(d, ASKED)
    assert k16(d)[-1][0] == date(2026, 7, 6)


def test_a_condition_that_no_longer_can_be_met_leaves_the_days():
    d = agreed(in_four_parts, all_due())
    before = days(d)
    outcome(d, MONDAY, met=False)
    assert days(d) == before


def test_all_of_the_agreement_falls_due_where_no_clause_is_named():
    other = date(2026, 8, 31)
    d = agreed(in_four_parts, lambda d: money(d, (other, 500)), all_due(of_clause=None))
    with morning_of(ASKED):
        outcome(d, ASKED)
    assert {part.due_on for part in d.case.sheet.instalments} == {JAN, ASKED}
    assert "第二条没有到期的1期、共5.00元一并到期。" in d.last_sentence


PAYS = {"kind": "money", "by": "周被", "to": "李申", "text": "赔偿", "way": "现金", "amount": 200}
TWICE = PAYS | {"instalments": [(JAN, 100), (FEB, 100)]}
CALLS_IN = {"kind": "condition", "effect": "all_due", "text": WHEN}


@pytest.mark.parametrize(
    ("payment", "condition", "says"),
    [
        (TWICE, {"of_clause": 1}, []),
        (TWICE, {}, []),
        (TWICE, {"due_on": APR}, ["各期一并到期的，到付清为止都可能成就，不写最晚哪天。"]),
        (PAYS | {"due_on": JAN}, {}, ["协议里没有分期付款，没有可以一并到期的。"]),
        (
            PAYS | {"due_on": JAN},
            {"of_clause": 1},
            ["第一条不是分期付款，没有可以一并到期的；请填分期付款的那一条。"],
        ),
    ],
)
def test_the_editor_names_what_cannot_fall_due_at_once(payment, condition, says):
    _, found = clause_defects.defects_of_all([payment, CALLS_IN | condition])
    assert [sentence for _, sentence, _ in found] == says
