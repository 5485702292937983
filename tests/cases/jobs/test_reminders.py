"""Who must answer is reminded at half time and before the last day, in office hours, once each."""

from datetime import date

import pytest

from cases import consistency
from cases.jobs import daily_run
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def d(monday):
    """Dispatched on Monday 2 March: to be answered by Monday 9 March."""
    return at(cast(), S.DISPATCHED)


def said(d):
    return [line.sentence for line in d.trail.filter(name="clock_reminded").order_by("seq")]


HALF = "提醒物业服务企业：物业答复期限已经过半，最后一天是2026年3月9日（周一），请按期办理。"
BEFORE = "提醒物业服务企业：物业答复期限快到了，最后一天是2026年3月9日（周一），请按期办理。"
TODAY = "提醒物业服务企业：物业答复期限今天是最后一天，请按期办理。"


def test_the_ladder_has_two_rungs_before_the_lapse_and_each_is_said_once(d, monday):
    found = []
    for day in range(2, 11):
        for hour in ("00:15", "08:45", "10:00", "10:15", "17:45", "18:00"):
            monday.move_to(f"2026-03-{day:02}T{hour}+08:00")
            before = len(said(d))
            daily_run.run()
            found += [(day, hour)] * (len(said(d)) - before)

    # Friday the 6th is past the middle (Thursday) and the last working day before Monday the 9th.
    assert found == [(6, "10:00")]
    assert said(d) == [BEFORE]
    assert d.trail.filter(name="clock_lapsed", facts__key="K2a").count() == 1


def test_a_longer_time_is_reminded_of_at_its_middle(d, monday):
    monday.move_to("2026-03-03T10:00+08:00")
    d.office("grant_time", granted=True, until=date(2026, 3, 23), reason="等零件", proof="订单")
    monday.move_to("2026-03-11T10:00+08:00")
    daily_run.run()
    assert said(d) == []
    monday.move_to("2026-03-13T10:00+08:00")
    assert daily_run.run()["reminded"] == 1
    assert "过半，最后一天是2026年3月23日" in said(d)[0]
    assert daily_run.run()["reminded"] == 0


def test_a_run_that_comes_late_says_only_what_still_fits(d, monday):
    monday.move_to("2026-03-09T10:00+08:00")
    assert daily_run.run()["reminded"] == 1
    assert said(d) == [TODAY]


def test_nobody_is_reminded_of_what_was_answered(d, monday):
    d.company("answer", findings="已查看。", action="已修好。", answered_by="许管家")
    monday.move_to("2026-03-06T10:00+08:00")
    assert daily_run.run()["reminded"] == 0


def test_nobody_is_reminded_on_a_day_off(d, monday):
    monday.move_to("2026-03-07T10:00+08:00")  # a Saturday
    assert daily_run.run()["reminded"] == 0


def test_a_promise_past_its_day_is_marked_once_until_it_is_checked(d, monday):
    d.office(
        "make_promise", company=d.p.company, promise_text="补漆", promise_due_on=date(2026, 3, 4)
    )
    monday.move_to("2026-03-04T23:00+08:00")
    assert daily_run.run()["promised"] == 0
    monday.move_to("2026-03-05T00:15+08:00")
    assert [daily_run.run()["promised"] for _ in range(2)] == [1, 0]
    (line,) = d.trail.filter(name="promise_lapsed")
    assert line.sentence == (
        "一项承诺已于2026年3月4日到期，还没有核查是否兑现（本会规定：承诺台账）。"
    )
    assert d.promises.get().lapsed_on == date(2026, 3, 5)
    assert list(consistency.faults()) == []
