"""The daily run: clocks lapse once with a line, overdue cases default, nothing happens twice."""

from datetime import date, timedelta

import pytest

from cases import consistency, door
from cases.jobs import daily_run
from cases.models import Case, Clock, ClockLength
from cases.states import Status
from mediation import clock
from mediation.accounts.models import Session
from mediation.workdays import reading
from tests.cases.commands.shared_cases import LAST_DUE, mediating, performing, registered
from tests.cases.commands.shell import answer
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def now(monday):
    reading.forget()
    yield monday
    reading.forget()


def status(case):
    return Case.objects.get(pk=case.pk).status


def test_a_clock_past_its_last_day_lapses_with_a_line_and_the_case_stays_open(people, now):
    case = mediating(people)
    last = case.clocks.get(key="K9").due_on
    now.move_to(f"{last}T23:00+08:00")
    assert daily_run.run()["lapsed"] == 0

    now.move_to("2026-04-08T00:30+08:00")
    counts = daily_run.run()

    row = case.clocks.get(key="K9")
    line = case.trail.order_by("-seq").first()
    assert counts["lapsed"] == 1
    assert (row.status, row.lapsed_on, row.ended_on) == ("lapsed", date(2026, 4, 8), None)
    assert line.sentence.startswith("调解期限已于2026年4月2日届满（《人民调解工作若干规定》")
    assert (line.function, line.kind, line.on) == ("system", "entry", date(2026, 4, 8))
    assert status(case) == Status.MEDIATING
    assert list(consistency.faults()) == []


def test_a_second_run_does_nothing(people, now):
    case = performing(people)
    now.move_to("2026-05-01T09:00+08:00")
    daily_run.run()
    lines = case.trail.count()

    counts = daily_run.run()

    assert (case.trail.count(), sum(counts.values())) == (lines, 0)
    assert status(case) == Status.DEFAULTED


def test_a_clock_that_was_held_does_not_lapse(people, now):
    case = mediating(people)
    case.hold_clock("K9", date(2026, 3, 3))
    now.move_to("2026-05-01T09:00+08:00")

    assert daily_run.run()["lapsed"] == 0


def test_a_case_paid_in_time_does_not_default(people, now):
    case = performing(people)
    now.move_to("2026-03-25T09:00+08:00")

    assert daily_run.run()["defaulted"] == 0
    assert status(case) == Status.PERFORMING


def test_the_day_after_an_unpaid_part_the_case_defaults(people, now):
    case = performing(people)
    now.move_to(f"{LAST_DUE}T09:00+08:00")
    assert daily_run.run()["defaulted"] == 0
    now.move_to("2026-04-21T09:00+08:00")

    assert daily_run.run()["defaulted"] == 1
    assert status(case) == Status.DEFAULTED


def test_a_failing_case_does_not_stop_the_others(people, now, monkeypatch, caplog):
    first, second = mediating(people), mediating(people)
    now.move_to("2026-05-01T09:00+08:00")
    lock = door.lock

    def broken(pk, by):
        if pk == first.pk:
            raise RuntimeError("broken")
        return lock(pk, by)

    monkeypatch.setattr(door, "lock", broken)
    code, out, err = answer("run_due", "--at", "2026-05-01")

    assert (code, err) == (3, "1件没有办成，原因见日志；其余已办完，可再次运行。\n")
    assert "期限届满1项" in out
    assert second.clocks.get(key="K9").status == "lapsed"
    assert f"案件（主键{first.pk}）没有办成：RuntimeError('broken')" in caplog.text
    assert "Traceback" not in caplog.text


def test_the_daily_run_deletes_expired_log_ins_and_keeps_the_others(now):
    hour, moment = timedelta(hours=1), clock.now()
    kept = Session.objects.create(session_key="kept", expire_date=moment + hour, seen_at=moment)
    Session.objects.create(session_key="over", expire_date=moment - hour, seen_at=moment)

    answer("run_due")

    assert list(Session.objects.all()) == [kept]


NEW_YEAR = {
    "year": 2027,
    "days": [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-03", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-04", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-09", "isOffDay": False},
    ],
}


def test_a_provisional_clock_is_recounted_when_the_year_is_published(people, now):
    now.move_to("2026-12-30T09:00+08:00")
    case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
    before = case.clocks.get(key="K2a")
    assert (before.due_on, before.provisional) == (date(2027, 1, 7), True)  # 31, 4–7
    daily_run.run()
    assert case.clocks.get(key="K2a").provisional

    reading.import_year(NEW_YEAR)
    counts = daily_run.run()

    after = case.clocks.get(key="K2a")
    assert (counts["recounted"], after.due_on, after.provisional) == (1, date(2027, 1, 8), False)
    sentence = case.trail.order_by("-seq").first().sentence
    assert sentence == "工作日历已公布，物业答复期限由2027年1月7日改为2027年1月8日。"


def test_a_lapsed_clock_runs_again_when_a_notice_moves_its_day(people, now):
    now.move_to("2026-12-28T09:00+08:00")
    case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
    now.move_to("2027-01-06T09:00+08:00")  # 29 30 31, 4 5: until yesterday
    daily_run.run()
    assert case.clocks.get(key="K2a").status == "lapsed"

    reading.import_year(NEW_YEAR)
    assert daily_run.run()["recounted"] == 1

    after = case.clocks.get(key="K2a")  # 29 30 31, then 1/1–1/4 off: 5 6
    assert (after.due_on, after.status, after.lapsed_on) == (date(2027, 1, 6), "running", None)
    now.move_to("2027-01-07T09:00+08:00")
    assert daily_run.run()["lapsed"] == 1


def test_a_lapsed_clock_that_the_notice_does_not_move_stays_lapsed(people, now):
    now.move_to("2026-12-18T09:00+08:00")
    case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
    now.move_to("2026-12-30T09:00+08:00")  # 21–25
    daily_run.run()
    lines = case.trail.count()

    reading.import_year(NEW_YEAR)
    daily_run.run()

    after = case.clocks.get(key="K2a")
    assert (after.due_on, after.status, after.provisional) == (date(2026, 12, 25), "lapsed", False)
    assert case.trail.last().sentence == "工作日历已公布，物业答复期限确定为2026年12月25日。"
    assert (daily_run.run()["recounted"], case.trail.count()) == (0, lines + 1)


def test_a_notice_that_moves_days_of_december_recounts_the_clocks_ending_there(people, now):
    now.move_to("2026-12-24T09:00+08:00")
    case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
    before = case.clocks.get(key="K2a")  # 25 28 29 30 31
    assert (before.due_on, before.provisional) == (date(2026, 12, 31), True)
    assert daily_run.run()["recounted"] == 0

    early = [{"name": "元旦", "date": "2026-12-31", "isOffDay": True}]
    reading.import_year(NEW_YEAR | {"days": NEW_YEAR["days"] + early})
    assert daily_run.run()["recounted"] == 1

    after = case.clocks.get(key="K2a")  # 25 28 29 30, then 12/31–1/4 off: 5 January
    assert (after.due_on, after.provisional) == (date(2027, 1, 5), False)


def test_a_long_clock_without_a_day_set_by_people_is_recounted_by_the_notice(people, now):
    ClockLength.objects.create(key="K2a", amount=61, unit="workdays", since=date(2026, 1, 1))
    now.move_to("2026-10-09T09:00+08:00")
    case = door.take(registered(people), "dispatch", by=people.as_clerk, company=people.company)
    # Saturday 10/10 is worked; 11 weeks to 12/25 make 56 days, 28–31 December 60, 1 January 61
    assert case.clocks.get(key="K2a").due_on == date(2027, 1, 4)

    early = [{"name": "元旦", "date": "2026-12-31", "isOffDay": True}]
    reading.import_year(NEW_YEAR | {"days": NEW_YEAR["days"] + early})
    daily_run.run()

    # 12/31–1/4 off: 5 January is the 60th, 6 January the 61st
    assert case.clocks.get(key="K2a").due_on == date(2027, 1, 6)


def test_a_last_day_counted_before_the_days_off_by_law_moves_past_them_with_a_line(people, now):
    now.move_to("2026-12-02T09:00+08:00")
    case = mediating(people)
    as_counted = {"due_on": date(2027, 1, 1), "counted_to": date(2027, 1, 1)}
    Clock.objects.filter(case=case, key="K9").update(**as_counted, provisional=True)

    assert daily_run.run()["recounted"] == 1

    row = case.clocks.get(key="K9")
    assert (row.due_on, row.provisional) == (date(2027, 1, 4), True)
    assert case.trail.last().sentence == (
        "逢法定放假日（《全国年节及纪念日放假办法》第二条），"
        "调解期限由2027年1月1日改为2027年1月4日（暂算，工作日历未公布）。"
    )
    assert daily_run.run()["recounted"] == 0


def test_an_agreed_day_only_moves_off_a_day_off(people, now):
    now.move_to("2026-12-10T09:00+08:00")
    case = mediating(people)
    Clock.objects.filter(case=case, key="K9").update(provisional=True)
    case.extend_clock("K9", date(2027, 1, 4), "各方同意", on=clock.today())

    reading.import_year(NEW_YEAR)
    daily_run.run()

    after = case.clocks.get(key="K9")
    assert (after.due_on, after.provisional) == (date(2027, 1, 5), False)


def test_an_agreed_day_that_turns_out_to_be_worked_moves_no_longer(people, now):
    now.move_to("2026-12-07T09:00+08:00")
    case = mediating(people)
    case.extend_clock(
        "K9", date(2027, 1, 9), "各方同意", on=clock.today()
    )  # a Saturday, worked by the notice
    before = case.clocks.get(key="K9").due_on

    reading.import_year(NEW_YEAR)
    daily_run.run()

    after = case.clocks.get(key="K9").due_on
    assert (before, after) == (date(2027, 1, 11), date(2027, 1, 9))


def test_a_day_ahead_is_for_trials_and_lines_are_dated_today(people, now, settings):
    case = performing(people)
    assert answer("run_due", "--at", "2026-06-01")[0] == 1
    settings.DEMO = True

    code, out, _ = answer("run_due", "--at", "2026-06-01")

    assert (code, out) == (
        0,
        "2026-06-01：暂算期限重新计算0项，期限届满1项，提醒0项，回访逾期0次，承诺到期0项，持续义务期满0项，转为逾期未履行1件。\n",
    )
    assert status(case) == Status.DEFAULTED
    assert {row.on for row in case.trail.all()} == {date(2026, 3, 2)}
    assert list(consistency.faults()) == []


def test_a_past_day_is_refused(people, now):
    code, _, err = answer("run_due", "--at", "2026-03-01")

    assert (code, err) == (1, "--at 不能早于今天：补跑不用写日期，漏掉的日子会一次补齐。\n")


def test_an_idle_run_costs_a_few_statements(people, now, django_assert_max_num_queries):
    for _ in range(3):
        performing(people)

    with django_assert_max_num_queries(7):  # the calendar once for clocks, once for duties
        daily_run.run()
