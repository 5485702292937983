"""The ledger adds up to the 分, whatever the plan and whatever the order of payments."""

from datetime import date, timedelta

import pytest
from django.db.models import F, Sum
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cases.law import money
from cases.states import Status as S
from tests.cast import cast
from tests.dispute import money as money_clause
from tests.factories import at
from tests.moments import MONDAY, morning_of

TODAY = date(2026, 3, 2)
PARTS = st.lists(st.integers(1, 10_000_000), min_size=1, max_size=5)
PAYMENTS = st.lists(
    st.tuples(st.integers(1, 9_000_000), st.integers(0, 1), st.booleans()), max_size=5
)


def ledger(case):
    """What was allotted to instalments, and what was paid less what was too much."""
    allotted = sum(part.paid for o in case.obligations.all() for part in o.instalments.all())
    paid = case.payments.aggregate(sum=Sum(F("amount") - F("credited")))["sum"] or 0
    return allotted, paid


def must_add_up(dispute):
    """Every invariant of the ledger."""
    allotted, paid = ledger(dispute.case)
    assert allotted == paid == dispute.amount_paid <= dispute.amount_agreed
    for owed in dispute.obligations.prefetch_related("instalments"):
        parts = list(owed.instalments.all())
        assert sum(part.amount for part in parts) == owed.amount
        assert all(0 <= part.paid <= part.amount for part in parts)
        assert (owed.status == "done") is (owed.owed == 0)
        started = [part.paid > 0 for part in parts]
        assert started == sorted(started, reverse=True)  # the earlier part is paid first


def plan(parts):
    return [(TODAY + timedelta(days=30 * n), fen) for n, fen in enumerate(parts)]


class LedgerTest(TestCase):
    """Each example is rolled back; the agreement comes through the door each time."""

    @settings(max_examples=12)
    @given(one=PARTS, other=PARTS, payments=PAYMENTS)
    def test_two_debts_paid_in_any_order_add_up(self, one, other, payments):
        with morning_of(MONDAY):
            dispute = self.two_debts(one, other)
            for amount, which, confirmed in payments:
                self.pay(dispute, amount, which, confirmed)
                must_add_up(dispute)

    def two_debts(self, one, other):
        dispute = at(cast(), S.MEDIATING).sit_down()
        dispute.write(*(money_clause(dispute, *plan(parts)) for parts in (one, other)))
        dispute.mediator("draft_agreement").all_marks().mediator("start_performance")
        must_add_up(dispute)
        return dispute

    def pay(self, dispute, amount, which, confirmed):
        open_ones = list(dispute.obligations.filter(status="open").order_by("pk"))
        if dispute.status == S.PERFORMING and open_ones:
            debt = open_ones[which % len(open_ones)]
            dispute.pay(amount, obligation=debt, confirmed=confirmed)


@given(total=st.integers(1, 10**11), count=st.integers(1, 60))
def test_a_sum_split_into_instalments_loses_no_fen(total, count):
    parts = money.instalments(total, count)

    assert (sum(parts), len(parts)) == (total, count)
    assert max(parts) - min(parts) <= 1


@pytest.mark.django_db
def test_the_remainder_of_a_third_is_paid_with_the_first_part():
    with morning_of(MONDAY):
        dispute = at(cast(), S.MEDIATING).sit_down()
        days = money.monthly(date(2026, 3, 31), 3)
        parts = list(zip(days, money.instalments(1000000, 3), strict=True))
        dispute.write(money_clause(dispute, *parts)).mediator("draft_agreement").all_marks()

        dispute.mediator("start_performance").pay(333334).pay(333333).pay(333332)

        assert (dispute.status, dispute.debt.owed) == (S.PERFORMING, 1)
        assert [str(day) for day in days] == ["2026-03-31", "2026-04-30", "2026-05-31"]
        assert dispute.pay(1).status == S.PERFORMED
