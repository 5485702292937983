"""Return visits: reminded of before their day, listed and marked when late, missed where none is
planned.
"""

from datetime import date

import pytest
from django.db.models import QuerySet

from cases import consistency
from cases.door.refusals import StepBlocked
from cases.jobs import daily_run
from cases.models import Case, visit_rules
from cases.models.trail import Origin
from cases.states import Status as S
from cases.visibility import audiences
from cases.web import clock_rows
from cases.web.dated import Pile
from cases.web.office import desk, shelves
from tests.cast import cast
from tests.deeds import visits_count_from_the_effect
from tests.factories import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def d(monday):
    """Closed on Monday 2 March: to be visited on Wednesday 1 April and Saturday 29 August."""
    return at(cast(), S.CLOSED)


def said(d, name):
    return [line.sentence for line in d.trail.filter(name=name).order_by("seq")]


def on_the_shelf(d, pile):
    """Whether the case is behind the number of an office's shelf, and among its rows."""
    behind = Case.objects.filter(shelves.question(pile), pk=d.case.pk).exists()
    rows = next(one["rows"] for one in desk.context(d.p.as_clerk)["shelves"] if one["key"] == pile)
    assert behind == any(d.number in row.url for row in rows)
    return behind


def test_a_visit_is_reminded_of_once_on_the_last_working_day_before(d, monday):
    found = []
    for day in ("03-30T10:00", "03-31T08:45", "03-31T10:00", "03-31T10:15", "04-01T10:00"):
        monday.move_to(f"2026-{day}+08:00")
        found += [day] * daily_run.run()["reminded"]
    assert found == ["03-31T10:00"]
    due = "提醒调委会：“1123”回访计划在2026年4月1日（周三），请按期回访。"
    assert said(d, "visit_reminded") == [due]


def test_a_visit_on_a_day_off_is_reminded_of_on_the_friday_before(d, monday):
    monday.move_to("2026-08-28T09:00+08:00")
    daily_run.run()
    assert "2026年8月29日（周六）" in said(d, "visit_reminded")[0]


def test_a_late_visit_is_marked_once_and_listed_until_something_is_done_about_it(d, monday):
    monday.move_to("2026-04-01T23:00+08:00")
    assert daily_run.run()["visited"] == 0
    assert not on_the_shelf(d, Pile.LATE)
    monday.move_to("2026-04-02T00:15+08:00")
    assert [daily_run.run()["visited"] for _ in range(2)] == [1, 0]
    assert said(d, "visit_lapsed") == [
        "“1123”回访计划在2026年4月1日（周三），还没有做（本会规定：“1123”回访）。"
        "列入逾期名单；补访、改日子，或者写明原因不再回访以前，一直在名单里。"
    ]
    monday.move_to("2027-02-02T10:00+08:00")
    assert on_the_shelf(d, Pile.LATE)

    for day in (date(2027, 2, 3), None):
        visit = d.case.sheet.visits_planned[0]
        if day:
            d.office("move_visit", planned=visit, moved_to=day, reason="家里没有人。")
        else:
            d.office("give_up_visit", planned=visit, reason="搬走了。")
    assert not on_the_shelf(d, Pile.LATE)
    assert list(consistency.faults()) == []


def test_a_visit_moved_is_reminded_of_and_marked_again(d, monday):
    monday.move_to("2026-04-02T10:00+08:00")
    daily_run.run()
    planned = d.case.sheet.visits_planned[0]
    d.office("move_visit", planned=planned, moved_to=date(2026, 4, 9), reason="家里没有人。")
    assert on_the_shelf(d, Pile.DUE) is False
    monday.move_to("2026-04-08T10:00+08:00")
    assert daily_run.run()["reminded"] == 1
    assert on_the_shelf(d, Pile.DUE)
    monday.move_to("2026-04-10T10:00+08:00")
    assert daily_run.run()["visited"] == 1


def test_the_case_shows_each_visit_once_with_what_a_clock_says(d, monday):
    monday.move_to("2026-04-02T10:00+08:00")
    late, ahead = clock_rows.clocks(d.case, d.p.as_clerk)
    assert (late["due_on"], late["left_text"], late["tone"]) == (
        date(2026, 4, 1),
        "逾期 1 天",
        "late",
    )
    assert (late["who"], late["basis"]) == ("由调委会办理", "本会规定：“1123”回访")
    assert late["lapse"].startswith("列入逾期名单")
    assert ahead["due_on"] == date(2026, 8, 29)


def test_only_the_staff_read_that_a_visit_is_late(d, monday):
    monday.move_to("2026-04-02T10:00+08:00")
    daily_run.run()
    lines = d.trail.readable_by(audiences(d.case, d.link(d.li)))
    assert not lines.filter(name__startswith="visit_").exists()


def test_a_closed_case_whose_visits_nobody_planned_is_reminded_of_once(d, monday):
    d.visits.all().delete()
    d.case.forget()
    assert daily_run.run()["reminded"] == 0
    monday.move_to("2026-03-03T09:00+08:00")
    assert [daily_run.run()["reminded"] for _ in range(2)] == [1, 0]
    assert said(d, "visits_wanted") == [
        "案件结案后还没有安排回访，请办“安排回访”：2027年3月2日（周二）以前两次"
        "（本会规定：“1123”回访）。"
    ]

    d.office("plan_visits", first_visit_on=date(2026, 4, 1), second_visit_on=date(2026, 9, 1))
    assert [one.within for one in d.visits.order_by("pk")] == [date(2027, 3, 2)] * 2
    with pytest.raises(StepBlocked):
        d.office("plan_visits", first_visit_on=date(2026, 5, 1))


def test_the_cases_of_a_ledger_are_not_reminded_of_one_by_one(d, monday):
    d.visits.all().delete()
    QuerySet.update(Case.objects.filter(pk=d.case.pk), origin=Origin.IMPORTED)
    monday.move_to("2026-03-03T09:00+08:00")

    assert daily_run.run()["reminded"] == 0


def test_nobody_plans_visits_after_an_agreement_that_does_not_count(monday):
    d = at(cast(), S.FAILED)
    d.office("strike_off", checked="到场核实")
    d.office("close")
    monday.move_to("2026-03-03T09:00+08:00")
    assert daily_run.run()["reminded"] == 0


def test_visits_counted_from_the_effect_that_nobody_planned_are_reminded_of_once(monday):
    d = at(cast(), S.PERFORMING)
    monday.move_to("2026-03-03T09:00+08:00")
    assert daily_run.run()["reminded"] == 0
    visits_count_from_the_effect(d)
    assert [daily_run.run()["reminded"] for _ in range(2)] == [1, 0]
    assert said(d, "visits_wanted") == [
        "协议生效后还没有安排回访，请办“安排回访”：2027年3月2日（周二）以前两次"
        "（本会规定：“1123”回访）。"
    ]
    monday.move_to("2026-03-04T09:00+08:00")
    d.office("plan_visits", first_visit_on=date(2026, 4, 1), second_visit_on=date(2026, 9, 1))
    assert daily_run.run()["reminded"] == 0


def test_a_choice_about_visits_counts_for_what_took_effect_since(monday):
    d = at(cast(), S.PERFORMING)
    for day, counts in ((date(2026, 3, 1), "effect"), (date(2026, 3, 2), "closing")):
        visit_rules.choose(d.case.committee, counts=counts, since=day, by=d.p.as_clerk)
    monday.move_to("2026-03-03T09:00+08:00")
    assert daily_run.run()["reminded"] == 0
