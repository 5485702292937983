"""What an agreement leaves to be known later: the sum of a bill, the day after an event."""

from datetime import date, timedelta

import pytest

from cases.models import Case
from cases.states import Status as S
from cases.web.resident import owing
from tests.cases.phases.agreed_duties import (
    BY,
    after_drying,
    agreed,
    bill,
    confirmed,
    k16,
    runs_to,
)
from tests.moments import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.mark.parametrize(
    ("base", "owed", "how"),
    [
        (200000, 140000, "单据金额2,000.00元的70%为1,400.00元。"),
        (100001, 70001, "单据金额1,000.01元的70%为700.01元。"),
        (500000, 300000, "的70%为3,500.00元，不超过约定的最高额3,000.00元。"),
    ],
)
def test_a_share_of_a_bill_is_owed_to_the_fen_up_to_its_bound(base, owed, how):
    d = agreed(bill)
    assert (d.amount_agreed, d.debt.amount if d.debt else None) == (0, None)

    d.mediator("fix_sum", obligation=d.case.obligations.get(), base=base, proof="结算单")

    debt = d.case.obligations.get()
    assert (debt.amount, debt.owed, d.amount_agreed) == (owed, owed, owed)
    assert debt.instalments.get().due_on == BY
    assert how in d.last_sentence
    assert d.pay(owed, obligation=debt).status == S.PERFORMED


def test_a_sum_nobody_has_fixed_is_not_overdue(monday):
    d = agreed(bill)
    assert runs_to(d, BY + timedelta(days=30), monday)["defaulted"] == 0

    [row] = owing.rows(Case.objects.get(pk=d.case.pk), d.link(d.zhou))
    assert (row["left_text"], row["standing"]) == ("", owing.SUM_LATER)

    d.mediator("fix_sum", obligation=d.case.obligations.get(), base=100, proof="结算单")
    assert runs_to(d, BY + timedelta(days=31), monday)["defaulted"] == 1


def test_work_is_due_the_agreed_days_after_its_event(monday):
    d = agreed(lambda d: after_drying(d, due_days=3))
    d.mediator("record_event", obligation=d.duty, happened_on=MONDAY, proof="双方认可")

    assert d.duty.due_on == date(2026, 3, 5)
    assert "最晚2026年3月5日（含当日）履行" in d.last_sentence
    assert runs_to(d, date(2026, 3, 6), monday)["defaulted"] == 1


def test_the_two_years_run_from_the_day_of_a_term_that_became_known():
    d = confirmed(lambda d: after_drying(d, due_days=3))
    assert k16(d) == [(MONDAY, date(2028, 3, 2))]

    d.mediator("record_event", obligation=d.duty, happened_on=MONDAY, proof="双方认可")

    assert k16(d)[-1] == (date(2026, 3, 5), date(2028, 3, 6))  # 2028-03-05 is a Sunday


@pytest.mark.parametrize(
    "clause",
    [
        {"kind": "trial", "text": "轮流停车", "from_on": MONDAY, "due_on": BY, "way": "继续"},
        {"kind": "fee_cut", "text": "物业费", "amount": 5000, "from_on": MONDAY, "until_on": BY},
    ],
    ids=lambda clause: clause["kind"],
)
def test_a_trial_and_a_lower_fee_end_with_their_period(monday, clause):
    d = agreed(lambda d: clause | {"by_party": d.zhou, "to_party": d.li})

    assert runs_to(d, BY + timedelta(days=1), monday)["defaulted"] == 0
    assert d.status == S.PERFORMED
