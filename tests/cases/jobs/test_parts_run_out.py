"""A sum every month without an end has parts for ten years: the committee is reminded in time."""

from datetime import date

import pytest
import time_machine

from cases.consistency import faults
from cases.forms.base import FORMS
from cases.jobs import daily_run
from cases.law.money import monthly
from cases.web import duties
from mediation import clock
from tests.house.ways_of_awards import before_a_judgment
from tests.moments import morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FIRST, LAST = date(2027, 1, 31), date(2036, 12, 31)  # the 120th month
SIXTY_DAYS_BEFORE = date(2036, 11, 1)  # a Saturday; the first working day is 3 November
TWO_DAYS_ON = date(2036, 11, 3)
EVERY_MONTH = tuple((day, 100_000) for day in monthly(FIRST, 120))


def ordered(goes_on=True, parts=EVERY_MONTH):
    """A judgment of 11 January 2027: 1,000 yuan on the last day of each month."""
    with morning_of("2027-01-11"):
        d = before_a_judgment(clock.today())
        item = {"debtor": d.zhou, "creditor": d.li, "due_on": parts[-1][0], "goes_on": goes_on}
        sum_ = {"ordered": "sum", "amount": sum(fen for _, fen in parts), "parts": parts}
        d.office("judgment_given", since=clock.today(), **sum_, **item)
    return d


def all_paid_but_the_last(d):
    """Each month was paid on its day, so that nothing is late; one record of it is enough here."""
    with morning_of("2027-01-11"):
        d.pay(119 * 100_000, obligation=d.case.sheet.obligations[0])
    return d


def lines(d):
    return [row.sentence for row in d.case.trail.filter(name="parts_run_out")]


def runs_on(day, at="09:00"):
    with time_machine.travel(f"{day}T{at}+08:00", tick=False):
        return daily_run.run()


def test_the_committee_is_reminded_once_two_months_before_the_last_written_part():
    d = all_paid_but_the_last(ordered())
    assert "文书以后还要接着付，以后的各期另行登记" in d.trail.get(name="judgment_given").sentence
    runs_on(date(2036, 10, 31))
    assert lines(d) == []
    runs_on(SIXTY_DAYS_BEFORE)  # nobody is at work
    runs_on(TWO_DAYS_ON, at="08:59")
    assert lines(d) == []
    assert runs_on(TWO_DAYS_ON)["reminded"] == 1
    runs_on(date(2036, 11, 4))
    [line] = lines(d)
    assert "登记的各期到2036年12月31日（周三）为止，文书以后还要接着付" in line
    assert "请在那以前办“登记文书的另一项”" in line
    assert d.case.trail.get(name="parts_run_out").audience == "staff"
    assert [str(one) for one in faults()] == []


def test_a_duty_that_really_ends_reminds_nobody():
    d = all_paid_but_the_last(ordered(goes_on=False))
    runs_on(TWO_DAYS_ON)
    assert lines(d) == []
    assert "另行登记" not in duties.rows(d.case, d.p.as_clerk)[0]["note"]


def test_once_the_further_parts_are_written_nobody_is_reminded():
    d = all_paid_but_the_last(ordered())
    more = tuple((day, 100_000) for day in monthly(date(2037, 1, 31), 12))
    with morning_of("2027-01-12"):
        item = {"debtor": d.zhou, "creditor": d.li, "parts": more, "due_on": more[-1][0]}
        d.office("order_more", ordered="sum", amount=12 * 100_000, **item)
    runs_on(TWO_DAYS_ON)
    assert lines(d) == []


def test_another_item_between_others_or_earlier_leaves_the_reminder():
    d = all_paid_but_the_last(ordered())
    with morning_of("2027-01-12"):
        item = {"debtor": d.zhou, "creditor": d.li, "due_on": date(2027, 6, 30), "parts": ()}
        d.office("order_more", ordered="sum", amount=5_000, **item)
        d.pay(5_000, obligation=d.case.sheet.obligations[-1])
    runs_on(TWO_DAYS_ON)
    assert len(lines(d)) == 1


def test_the_page_says_until_when_the_parts_are_written():
    d = ordered()
    [row] = duties.rows(d.case, d.p.as_clerk)
    assert "登记的各期到2036年12月31日为止，文书以后还要接着付，要另行登记" in row["note"]


def filled_in(**more):
    d = before_a_judgment(clock.today())
    sent = {"since": clock.today(), "on": clock.today(), "debtor": d.zhou.pk, "creditor": d.li.pk}
    return FORMS["judgment_given"](sent | more, case=d.case, actor=d.p.as_clerk)


@pytest.fixture
def january():
    with morning_of("2027-01-11"):
        yield


@pytest.mark.usefixtures("january")
@pytest.mark.parametrize("ticked", [{"goes_on": "on"}, {}])
def test_of_a_sum_in_parts_it_is_asked_whether_it_goes_on(ticked):
    parts = {"schedule": "1", "schedule-0-day": f"{FIRST}", "schedule-0-sum": "1000"}
    form = filled_in(ordered="parts", **parts, **ticked)
    assert form.is_valid(), form.errors
    assert form.facts()["goes_on"] is bool(ticked)


@pytest.mark.usefixtures("january")
def test_a_sum_at_once_does_not_go_on():
    form = filled_in(ordered="sum", amount="1000", due_on=f"{FIRST}", goes_on="on")
    assert "只在“内容”选“分期付一笔款”时填" in str(form.errors)
