"""The dated table of lengths is read once per process, and a change takes effect at once."""

from datetime import date

import pytest
from django.db import transaction

from cases.models import Clock, ClockLength
from cases.states import Status as S
from mediation.workdays import work_calendar
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)


@pytest.fixture
def case():
    return at(cast(), S.MEDIATING).case


def length(case, on=MARCH):
    return str(case.clock_length("K9", on, work_calendar()))


def general(amount, **more):
    values = {"key": "K9", "amount": amount, "unit": "days", "since": date(2026, 1, 1)}
    return ClockLength(**values | more)


def test_without_a_row_the_built_in_length_counts(case):
    assert length(case) == "1个月"


def test_the_committees_own_length_comes_before_the_general_one(case):
    ClockLength.objects.bulk_create([general(20, committee=case.committee), general(25)])
    assert length(case) == "20日"


def test_a_row_counts_from_its_first_day_to_its_last(case):
    general(20, until=MARCH).save()
    assert (length(case), length(case, APRIL)) == ("20日", "1个月")
    assert length(case, date(2025, 12, 31)) == "1个月"


@pytest.mark.parametrize(
    "change",
    [
        lambda row: ClockLength.objects.filter(pk=row.pk).update(amount=10),
        lambda row: ClockLength(pk=row.pk, key="K9", amount=10, unit="days", since=MARCH).save(),
        lambda row: (row.delete(), ClockLength.objects.bulk_create([general(10)])),
    ],
)
def test_a_change_is_seen_by_a_process_that_cached_the_table(case, change):
    row = general(20)
    row.save()
    assert length(case) == "20日"
    change(row)
    assert length(case) == "10日"


def test_a_change_that_is_rolled_back_has_no_effect(case):
    assert length(case) == "1个月"
    with transaction.atomic():
        general(20).save()
        assert length(case) == "20日"
        transaction.set_rollback(True)
    assert length(case) == "1个月"


def test_a_cached_table_costs_only_the_query_of_the_stamps(case, django_assert_num_queries):
    length(case)
    with django_assert_num_queries(1):
        length(case)


def test_a_clock_started_again_ends_the_running_one(case):
    case.start_clock("K9", APRIL)
    rows = case.clocks.filter(key="K9").order_by("pk")
    assert [(row.started_on, row.status) for row in rows] == [
        (rows[0].started_on, Clock.Status.MET),
        (APRIL, Clock.Status.RUNNING),
    ]
