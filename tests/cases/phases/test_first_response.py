"""K1: a company contacts who complains within twenty-four hours of the receipt, to the minute."""

from datetime import date, datetime

import pytest
import time_machine

from cases.jobs import daily_run
from cases.models import Case, ClockLength
from cases.web import clock_rows
from cases.web.company import work
from cases.web.office import shelves
from cases.web.supervisor import flags
from mediation import clock
from mediation.directory.models import Department, Function
from tests.cast import cast, hire
from tests.clients import sign_in
from tests.factories import complain

pytestmark = pytest.mark.django_db
CONTACTED = {"way": "phone", "words": "已收到，下午去看"}
ANSWERED = {"findings": "已查看。", "action": "已修好。", "answered_by": "许管家"}


def at_moment(text):
    return time_machine.travel(f"{text}+08:00", tick=False)


def wall(text):
    return clock.aware(datetime.fromisoformat(text))


def sent(people, moment="2026-03-02T15:30"):
    with at_moment(moment):
        return complain(people).office("dispatch", company=people.company)


def first(d):
    return d.clocks.filter(key="K1").latest("pk")


@pytest.fixture
def people():
    return cast()


def test_it_runs_from_the_dispatch_to_a_company_with_a_desk_to_the_minute(people):
    running = first(sent(people))

    assert running.due_at == wall("2026-03-03T15:30")
    assert (running.started_on, running.due_on) == (date(2026, 3, 2), date(2026, 3, 3))
    assert (running.must_act, running.provisional) == (str(people.company), False)


def test_no_day_off_moves_it(people):
    assert first(sent(people, "2026-02-16T20:00")).due_at == wall("2026-02-17T20:00")


def test_a_receipt_on_an_earlier_day_counts_from_the_end_of_that_day(people):
    monday = date(2026, 3, 2)
    with at_moment("2026-03-02T09:00"):
        d = complain(people)
    with at_moment("2026-03-04T10:00"):
        d.office("dispatch", company=people.company, on=monday, received_on=monday)

    assert (first(d).due_at, first(d).due_on) == (wall("2026-03-04T00:00"), date(2026, 3, 3))


def test_a_department_has_no_such_time(people):
    bureau = Department.objects.create(name="城管局", district=people.district)
    with at_moment("2026-03-02T15:30"):
        d = complain(people).office("dispatch", department=bureau)
        d.office("take_dispatch", how="签收单")

    assert not d.clocks.filter(key="K1").exists()


def test_a_committee_may_set_other_hours(people):
    row = {"key": "K1", "committee": people.committee, "amount": 2, "unit": "hours"}
    ClockLength.objects.create(**row, since=date(2026, 1, 1))

    assert first(sent(people)).due_at == wall("2026-03-02T17:30")


@pytest.mark.parametrize(
    ("moment", "status"), [("2026-03-03T15:30", "met"), ("2026-03-03T15:31", "lapsed")]
)
def test_contact_ends_it_in_time_or_late_and_the_answer_is_still_due(people, moment, status):
    d = sent(people)
    with at_moment(moment):
        d.company("respond_first", **CONTACTED)

    assert (first(d).status, first(d).ended_on) == (status, date(2026, 3, 3))
    assert d.clocks.get(key="K2a").status == "running"
    assert "首次联系住户（打电话）：已收到，下午去看。" in d.last_sentence


def test_contact_recorded_later_with_its_day_is_judged_by_the_day(people):
    d = sent(people)
    with at_moment("2026-03-05T09:00"):
        d.office("respond_first", on=date(2026, 3, 3), **CONTACTED)

    assert first(d).status == "met"


def test_an_answer_is_a_response_too(people):
    d = sent(people)
    with at_moment("2026-03-03T09:00"):
        d.company("answer", **ANSWERED)

    assert first(d).status == "met"


def test_each_dispatch_has_its_own(people):
    d = sent(people)
    with at_moment("2026-03-02T16:00"):
        d.company("answer", **ANSWERED)
        d.office("rate", party=d.li, score="unsatisfied")
    with at_moment("2026-03-04T11:00"):
        d.office("review", company=people.company, reason="还在漏")

    assert first(d).due_at == wall("2026-03-05T11:00")
    assert d.clocks.filter(key="K1", ended_on=None).count() == 1


def test_the_run_marks_it_after_its_hour_once_and_everybody_reads_it(people):
    d = sent(people)
    with at_moment("2026-03-03T15:30"):
        assert daily_run.run()["lapsed"] == 0
    with at_moment("2026-03-03T15:31"):
        assert (daily_run.run()["lapsed"], daily_run.run()["lapsed"]) == (1, 0)

    assert "首次回应期限已于2026年3月3日（周二）15时30分届满" in d.last_sentence


@pytest.mark.parametrize(("moment", "late"), [("2026-03-03T15:30", 0), ("2026-03-03T15:31", 1)])
def test_lists_of_the_late_have_it_from_its_minute_on(people, moment, late):
    d = sent(people)
    with at_moment(moment):
        chips = {chip.key: chip.holds for chip in work.choices(people.as_manager)}
        questions = (shelves.question("late"), flags.FLAGS[0].holds(), chips["late"]())
        found = [Case.objects.filter(question).count() for question in questions]
        row = clock_rows.clocks(Case.objects.get(pk=d.case.pk), people.as_clerk)[0]

    assert found == [late] * 3
    assert (row["left_text"], row["tone"]) == (
        ("今天15时30分已逾期", "late") if late else ("今天15时30分到期", "soon")
    )
    assert row["ends"] == "15时30分届满"


def test_the_supervisor_reads_on_the_desk_that_the_hour_is_over(people):
    sent(people)
    bureau = Department.objects.create(name="住建局", district=people.district)
    with at_moment("2026-03-03T15:31"):
        supervisor = hire("沈督", Function.SUPERVISOR, department=bureau)
        shelf = sign_in(supervisor).get("/supervisor/").context["shelves"][0]

    [row] = shelf["rows"]
    assert (row["tag"], row["tone"]) == ("今天15时30分已逾期", "late")


def test_the_company_is_reminded_of_the_hour_on_the_next_morning(people):
    d = sent(people)
    with at_moment("2026-03-03T09:00"):
        daily_run.run()

    assert d.last_sentence == (
        "提醒物业服务企业：首次回应期限到2026年3月3日（周二）15时30分为止，请按时办理。"
    )


@pytest.mark.parametrize(("day", "late"), [("2026-03-03", 0), ("2026-03-04", 1)])
def test_the_run_of_another_day_is_that_of_its_beginning(people, day, late):
    sent(people)
    with at_moment("2026-03-02T16:00"):
        assert daily_run.run(date.fromisoformat(day))["lapsed"] == late
