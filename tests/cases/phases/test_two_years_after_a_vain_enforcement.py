"""After 终本 what was due is enforced at any time (民诉法解释 517); the two years (民诉法 250) stay
for what the application came too early for.

Agreed and confirmed on Monday 5 January 2026: 1,000.00 on Saturday 31 January, which may be paid
until Monday 2 February, and 1,000.00 on Tuesday 30 June. The two years begin with 30 June 2026 and
end on Friday 30 June 2028.
"""

from datetime import date

import pytest

from cases.states import Status as S
from cases.web.clock_rows import clocks
from mediation import clock
from tests.cast import cast
from tests.dispute import ENFORCEMENT_NUMBER, money
from tests.factories import at
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]  # days, no statement

FIRST, LAST = date(2026, 1, 31), date(2026, 6, 30)
RULING = {"ruling": "（2026）闽0504执12号之一执行裁定书"}
AT_ANY_TIME = "可以再申请执行，不受二年的限制"
UNTIL = "申请执行时还没有到期的部分，要在2028年6月30日（含当日）前申请执行"


def confirmed():
    with morning_of("2026-01-05"):
        d = at(cast(), S.MEDIATING).sit_down()
        d.write(money(d, (FIRST, 100_000), (LAST, 100_000), text="赔偿"))
        d.mediator("draft_agreement").all_marks().apply_for_confirmation().court_takes_it()
        return d.court("court_decide", outcome="confirmed").court("title_given")


def in_vain(d, applied, ended):
    """The court got the application on one day, and ended it without result on another."""
    with morning_of(applied):
        if d.status == S.PERFORMING:
            assert d.passes_to(clock.today())
        d.office("open_enforcement", court=d.p.court).office("court_send")
        d.court("court_receive")
        d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)
    with morning_of(ended):
        return d.court("end_without_result", **RULING)


def running(d):
    return list(d.clocks.filter(key="K16", ended_on=None).values_list("started_on", "due_on"))


@pytest.mark.parametrize("ended", ["2026-03-10", "2026-08-10"])
def test_what_was_not_due_at_the_application_keeps_its_two_years(ended):
    d = in_vain(confirmed(), "2026-02-10", ended)
    assert running(d) == [(LAST, date(2028, 6, 30))]
    assert AT_ANY_TIME in d.last_sentence
    assert UNTIL in d.last_sentence
    [row] = [row for row in clocks(d.case, d.p.as_clerk) if row["due_on"] == date(2028, 6, 30)]
    assert row["name"].endswith("（上次申请以后才到期、才违反的）")


def test_where_all_was_due_no_two_years_are_shown():
    d = in_vain(confirmed(), "2026-07-01", "2026-08-10")
    assert running(d) == []
    assert d.last_sentence.count("申请执行时还没有到期") == 0


def test_once_the_later_part_is_paid_the_two_years_are_over_as_well():
    d = confirmed()
    with morning_of("2026-02-10"):
        assert d.passes_to(clock.today())
        d.office("open_enforcement", court=d.p.court).office("court_send").court("court_receive")
        d.court("enforcement_accepted", court_number=ENFORCEMENT_NUMBER)
    later = d.debt.instalments.get(due_on=LAST)
    later.paid, later.paid_on = later.amount, date(2026, 2, 10)
    later.save()
    d.case.forget()
    with morning_of("2026-03-10"):
        d.court("end_without_result", **RULING)
    assert running(d) == []


def test_a_late_application_that_the_court_took_leaves_none():
    d = in_vain(confirmed(), "2028-07-03", "2028-09-04")
    assert running(d) == []
    assert AT_ANY_TIME in d.last_sentence


def test_a_case_taken_up_again_starts_none_for_what_may_be_enforced_at_any_time():
    d = in_vain(confirmed(), "2026-07-01", "2026-08-10")
    with morning_of("2026-08-11"):
        d.office("strike_off", checked="到场核实")
        days = {"first_visit_on": date(2026, 9, 10), "second_visit_on": date(2027, 3, 10)}
        d.office("close", **days)
        d.office("reopen_performance", reason="愿意付了")
    assert d.case.closed_on is None
    assert running(d) == []
