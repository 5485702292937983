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


@pytest.mark.django_db
def test_three_parts_from_31_january_are_late_from_the_day_after_their_last_one():
    """31 January is a Saturday: Monday the 2nd. 28 February is worked, a Saturday as well, and
    keeps its day (放假安排 2026); 31 March is a Tuesday."""
    with morning_of("2026-01-12"):
        d = at(cast(), S.MEDIATING).sit_down()
        days = money.monthly(date(2026, 1, 31), 3)
        parts = list(zip(days, money.instalments(100_000, 3), strict=True))
        d.write(money_clause(d, *parts)).mediator("draft_agreement").all_marks()
        d.mediator("start_performance")
    ends = [date(2026, 2, 2), date(2026, 2, 28), date(2026, 3, 31)]
    assert [part.amount for part in d.debt.instalments.all()] == [33_334, 33_333, 33_333]
    assert [d.case.sheet.last_day(day, d.debt) for day in days] == ends
    for paid, last in enumerate(ends):
        assert not d.case.sheet.is_overdue(last)
        assert d.case.sheet.is_overdue(last + timedelta(days=1))
        with morning_of(last):
            d.pay(parts[paid][1])
    assert d.status == S.PERFORMED


@pytest.mark.parametrize(
    ("first", "count", "days"),
    [
        ("2027-12-31", 4, "2027-12-31 2028-01-31 2028-02-29 2028-03-31"),
        ("2026-01-30", 3, "2026-01-30 2026-02-28 2026-03-30"),
        ("2026-10-31", 5, "2026-10-31 2026-11-30 2026-12-31 2027-01-31 2027-02-28"),
    ],
)
def test_monthly_days_keep_the_day_of_the_first_where_a_month_has_it(first, count, days):
    assert [str(day) for day in money.monthly(date.fromisoformat(first), count)] == days.split()
