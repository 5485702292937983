"""Two years to apply for enforcement (民诉法 250): in time, too late, interrupted, restarted."""

from datetime import date

import pytest

from cases.states import Status as S
from tests.cast import cast
from tests.dispute import ENFORCEMENT_NUMBER, SETTLED
from tests.factories import at

pytestmark = pytest.mark.django_db

# The last part fell due on 2026-02-19, in the Spring Festival: it could be paid until 2/24.
START, LAST_DAY = date(2026, 2, 24), date(2028, 2, 24)
WARNED = "已超过《民事诉讼法》第二百五十条的二年期间，由法院审查。"


@pytest.fixture
def leak(monday):
    return at(cast(), S.DEFAULTED)


def applied(leak):
    return leak.office("open_enforcement", court=leak.p.court)


def at_the_court(leak):
    return applied(leak).office("court_send").court("court_receive")


def clocks(leak):
    rows = leak.clocks.filter(key="K16").order_by("pk")
    return list(rows.values_list("started_on", "due_on", "status"))


def test_an_application_ends_the_clock_when_the_court_received_it(leak):
    applied(leak).office("court_send")
    assert clocks(leak) == [(START, LAST_DAY, "running")]

    leak.court("court_receive")

    assert clocks(leak) == [(START, LAST_DAY, "met")]
    assert leak.last_sentence == f"{leak.p.court}签收材料。"


@pytest.mark.parametrize(("day", "late"), [("2028-02-24", False), ("2028-02-25", True)])
def test_received_on_the_last_day_it_is_in_time_and_on_the_next_it_is_not(leak, monday, day, late):
    applied(leak).office("court_send")
    monday.move_to(f"{day}T23:59+08:00")
    leak.court("court_receive")

    assert leak.last_sentence.endswith(WARNED) is late
    assert clocks(leak)[0][2] == ("running" if late else "met")


@pytest.mark.parametrize(
    ("day", "warned"), [("2028-02-24", f"最早的一项{WARNED}"), ("2028-02-25", f"。{WARNED}")]
)
def test_who_applies_after_the_last_day_is_warned_at_once(leak, monday, day, warned):
    """On the last day of the last part the two years of what was due before it are over."""
    monday.move_to(f"{day}T23:59+08:00")

    assert applied(leak).last_sentence.endswith(warned)


ENDS = {
    "refused": lambda d: d.court("court_refuse", words="材料不齐"),
    "taken back": lambda d: d.office("court_withdraw"),
    "dismissed": lambda d: d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER).court(
        "enforcement_refused"
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_application_in_time_without_result_restarts_the_two_years_from_its_day(leak, end):
    ENDS[end](at_the_court(leak))

    restarted = (date(2026, 3, 2), date(2028, 3, 2), "running")
    assert clocks(leak) == [(START, LAST_DAY, "met"), restarted]


@pytest.mark.parametrize("end", ["refused", "taken back"])
def test_a_late_application_does_not_restart_the_two_years(leak, monday, end):
    monday.move_to("2028-02-25T09:00+08:00")
    ENDS[end](at_the_court(leak))

    assert clocks(leak) == [(START, LAST_DAY, "running")]


def pay(leak, on, amount=100000):
    due = next(owed for owed in leak.case.sheet.obligations if owed.is_money)
    return leak.office("pay", obligation=due, amount=amount, paid_on=on, way="cash")


def test_a_part_payment_in_time_restarts_the_two_years_from_its_day(leak, monday):
    monday.move_to("2027-05-10T09:00+08:00")
    pay(leak, date(2027, 5, 6))
    pay(leak, date(2026, 12, 1))  # paid earlier, recorded later: the clock does not move back

    restarted = (date(2027, 5, 6), date(2029, 5, 7), "running")  # 2029-05-06 is a Sunday
    assert clocks(leak) == [(START, LAST_DAY, "met"), restarted]


def test_a_late_part_payment_does_not_restart_the_two_years(leak, monday):
    monday.move_to("2028-03-10T09:00+08:00")
    pay(leak, date(2028, 2, 25))

    assert clocks(leak) == [(START, LAST_DAY, "running")]


def paid_in_full(leak, *, confirmed):
    return leak.mediator("record_act", obligation=leak.duty, proof="看过").pay(
        SETTLED, confirmed=confirmed
    )


ENDS_BESIDE_A_DEBT = [end for end in ENDS if end != "dismissed"]


@pytest.mark.parametrize("end", ENDS_BESIDE_A_DEBT)
def test_once_everything_is_done_an_application_without_result_restarts_nothing(leak, end):
    at_the_court(leak)
    paid_in_full(leak, confirmed=True)
    assert leak.status == S.PERFORMED

    ENDS[end](leak)

    assert clocks(leak) == [(START, LAST_DAY, "met")]


@pytest.mark.parametrize("end", ENDS_BESIDE_A_DEBT)
def test_while_the_receiver_has_not_confirmed_the_last_payment_the_time_restarts(leak, end):
    at_the_court(leak)
    paid_in_full(leak, confirmed=False)

    ENDS[end](leak)

    assert [row[2] for row in clocks(leak)] == ["met", "running"]


def test_a_payment_of_everything_left_restarts_nothing(leak):
    paid_in_full(leak, confirmed=True)

    assert clocks(leak) == [(START, LAST_DAY, "met")]


@pytest.mark.one_database  # days alone
@pytest.mark.parametrize(
    ("now", "happened_on", "last_day"),
    [
        ("2026-03-02T09:00", date(2026, 2, 25), date(2028, 2, 25)),  # the day after the start; Fri
        ("2026-03-03T00:30", date(2026, 3, 3), date(2028, 3, 3)),  # in UTC still the 2nd; Fri
        ("2026-11-30T09:00", date(2026, 9, 30), date(2028, 10, 4)),  # Sat 9/30; by law 10/1-3
        (
            "2028-02-24T23:59",
            date(2028, 2, 24),
            date(2030, 2, 25),
        ),  # the last day; 2/24 is a Sunday
        ("2029-05-07T09:00", date(2028, 2, 24), date(2030, 2, 25)),  # recorded when it was over
    ],
)
def test_a_demand_restarts_the_two_years_from_its_own_day(leak, monday, now, happened_on, last_day):
    monday.move_to(f"{now}+08:00")
    facts = {"cause": "demand", "happened_on": happened_on, "proof": "签收的催款函"}
    leak.office("interrupt_enforcement_time", **facts)

    assert clocks(leak) == [(START, LAST_DAY, "met"), (happened_on, last_day, "running")]
    assert leak.trail.latest("seq").on == happened_on
