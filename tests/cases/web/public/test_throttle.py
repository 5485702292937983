"""Tries are counted for all web processes together, and only within their time."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from mediation import clock
from mediation.accounts import throttle
from mediation.accounts.models import Tries
from tests.six_at_once import at_once

NOON = "2026-03-02T12:00+08:00"


def tries(times, who="a", minutes=10):
    return [throttle.count("look-up", who, minutes=minutes) for _ in range(times)]


@pytest.mark.django_db
def test_each_try_counts_until_the_time_is_over():
    with time_machine.travel(NOON, tick=False) as now:
        assert tries(3) == [1, 2, 3]
        assert tries(1, who="b") == [1]
        now.shift(timedelta(minutes=9, seconds=59))
        assert tries(1) == [4]
        now.shift(timedelta(seconds=1))
        assert tries(2) == [1, 2]


@pytest.mark.django_db
def test_tries_under_a_clock_that_was_ahead_shut_nobody_out_until_then():
    with time_machine.travel(NOON, tick=False) as now:
        now.shift(timedelta(days=100))
        tries(9, minutes=24 * 60)
        now.shift(timedelta(days=-100))
        assert not throttle.spent("look-up", "a", limit=2)
        assert tries(2) == [1, 2]


@pytest.mark.django_db
def test_asking_whether_tries_are_spent_adds_no_try():
    tries(2)
    assert throttle.spent("look-up", "a", limit=2)
    assert not throttle.spent("look-up", "a", limit=3)
    assert not throttle.spent("other", "a", limit=1)
    assert Tries.objects.get().count == 2


@pytest.mark.django_db
def test_what_no_longer_counts_leaves_the_table_with_the_daily_run():
    with time_machine.travel(NOON, tick=False) as now:
        tries(1)
        tries(1, who="b", minutes=60)
        now.shift(timedelta(minutes=10))
        call_command("run_due")
        assert Tries.objects.get().until == clock.now() + timedelta(minutes=50)


@pytest.mark.parametrize(
    ("came_from", "counted"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:7:42:1:2:3:4", "2001:db8:7:42::"),
        ("2001:0DB8:7:42::9", "2001:db8:7:42::"),
        ("2001:db8:7:43::9", "2001:db8:7:43::"),
        ("", "unknown"),
    ],
)
def test_of_an_ipv6_address_the_customers_network_counts(rf, came_from, counted):
    assert throttle.address_of(rf.get("/", REMOTE_ADDR=came_from)) == counted


@pytest.mark.django_db
def test_the_table_of_tries_holds_no_address():
    tries(1, who="198.51.100.7")
    assert "198" not in Tries.objects.get().key


@pytest.mark.django_db(transaction=True)
def test_six_first_tries_at_once_are_all_counted():
    assert sorted(at_once(lambda i: tries(1)[0])) == [1, 2, 3, 4, 5, 6]
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert sorted(at_once(lambda i: tries(1)[0])) == [1, 2, 3, 4, 5, 6]
