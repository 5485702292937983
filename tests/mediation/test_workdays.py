from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.law.deadlines import TURN_OF_THE_YEAR
from mediation.workdays import reading, work_calendar
from mediation.workdays.models import CalendarYear, WorkCalendarDay
from mediation.workdays.notice import CalendarError
from mediation.workdays.reading import import_year

pytestmark = pytest.mark.django_db


def spans(year, *written):
    """The days of "1.28-2.4" and "4.4" in that year."""
    days = set()
    for span in written:
        first, _, last = span.partition("-")
        day, end = (date(year, *map(int, d.split("."))) for d in (first, last or first))
        days |= {day + n * timedelta(1) for n in range((end - day).days + 1)}
    return days


# As printed in the notices of the State Council.
NOTICES = {
    2025: (
        spans(2025, "1.1", "1.28-2.4", "4.4-4.6", "5.1-5.5", "5.31-6.2", "10.1-10.8"),
        spans(2025, "1.26", "2.8", "4.27", "9.28", "10.11"),
    ),
    2026: (
        spans(
            2026,
            "1.1-1.3",
            "2.15-2.23",
            "4.4-4.6",
            "5.1-5.5",
            "6.19-6.21",
            "9.25-9.27",
            "10.1-10.7",
        ),
        spans(2026, "1.4", "2.14", "2.28", "5.9", "9.20", "10.10"),
    ),
}


def notice(year=2027, *days, **more):
    """A notice as in a file; a worked day is written with a minus."""
    rows = [
        {"name": "元旦", "date": day.lstrip("-"), "isOffDay": not day.startswith("-")}
        for day in days
    ]
    return {"year": year, "papers": [f"关于{year}年的通知"], "days": rows} | more


def marked():
    """The days of 2027 and their kinds."""
    days = WorkCalendarDay.objects.filter(notice__year=2027)
    return [f"{day} {kind}" for day, kind in days.values_list("day", "kind")]


@pytest.mark.parametrize("year", NOTICES)
def test_the_seeded_calendar_agrees_with_the_notice_day_for_day(year):
    calendar = work_calendar()
    off, work = NOTICES[year]
    assert {day for day in calendar.off if day.year == year} == off
    assert {day for day in calendar.work if day.year == year} == work


def test_eight_years_are_seeded_with_their_papers_and_2027_is_unknown():
    calendar = work_calendar()
    assert calendar.known_years == set(range(2019, 2027))
    assert {day.year for day in calendar.off} == calendar.known_years
    assert all(day.weekday() >= 5 for day in calendar.work)
    assert not calendar.off & calendar.work
    assert not WorkCalendarDay.objects.filter(source="").exists()


def test_no_notice_so_far_moved_a_december_before_its_last_week():
    """The limit that `deadlines` treats as final before the next notice."""
    calendar = work_calendar()
    moved = [day for day in calendar.off | calendar.work if day.month == 12]
    assert moved
    assert all(day >= date(day.year + 1, 1, 1) - TURN_OF_THE_YEAR for day in moved)


def test_an_imported_year_is_known_at_once():
    work_calendar()
    imported = import_year(notice(2027, "2027-01-01", "-2027-01-09"))
    assert imported.year == 2027
    calendar = work_calendar()
    assert 2027 in calendar.known_years
    assert date(2027, 1, 1) in calendar.off
    assert date(2027, 1, 9) in calendar.work
    assert WorkCalendarDay.objects.get(day="2027-01-01").source == "关于2027年的通知"


def test_a_year_imported_again_holds_only_the_new_days():
    import_year(notice(2027, "2027-01-01", "2027-01-02"))
    import_year(notice(2027, "2027-01-01", "-2027-01-09"))
    assert marked() == ["2027-01-01 off", "2027-01-09 work"]


def test_an_empty_year_is_unknown():
    import_year(notice(2027))
    assert CalendarYear.objects.get(year=2027).status == "empty"
    assert 2027 not in work_calendar().known_years


def test_an_empty_file_never_replaces_a_known_year():
    before = work_calendar()
    import_year(notice(2026))
    assert work_calendar() == before


def test_days_a_notice_sets_in_december_survive_the_older_notice():
    import_year(notice(2027, "2026-12-31", "2027-01-01"))
    assert date(2026, 12, 31) in work_calendar().off
    import_year(notice(2026, "2026-01-01", "-2026-12-26", "2026-12-31"))
    import_year(notice(2026, "2026-01-01"))
    assert date(2026, 12, 31) in work_calendar().off
    assert date(2026, 2, 16) not in work_calendar().off


def test_a_later_notice_overrules_an_earlier_one():
    import_year(notice(2026, "2026-01-01", "-2026-12-26"))
    import_year(notice(2027, "2026-12-26", "2027-01-01"))
    assert date(2026, 12, 26) in work_calendar().off
    assert date(2026, 12, 26) not in work_calendar().work


def test_the_calendar_is_read_once_until_a_row_changes(django_assert_num_queries):
    reading.forget()
    with django_assert_num_queries(2):
        first = work_calendar()
    with django_assert_num_queries(1):
        assert work_calendar() is first


DAY = date(2026, 7, 1)


def _add():
    year = CalendarYear.objects.get(year=2026)
    return WorkCalendarDay.objects.create(day=DAY, kind="off", notice=year)


def test_a_day_saved_changed_or_deleted_is_seen_at_once():
    row = _add()
    assert DAY in work_calendar().off
    WorkCalendarDay.objects.filter(pk=row.pk).update(kind="work")
    assert DAY in work_calendar().work
    row.kind = "off"
    row.save()
    assert DAY in work_calendar().off
    row.delete()
    assert DAY not in work_calendar().off


def test_many_days_added_changed_or_deleted_at_once_are_seen_at_once():
    year = CalendarYear.objects.get(year=2026)
    (row,) = WorkCalendarDay.objects.bulk_create(
        [WorkCalendarDay(day=DAY, kind="off", notice=year)]
    )
    assert DAY in work_calendar().off
    row.kind = "work"
    WorkCalendarDay.objects.bulk_update([row], ["kind"])
    assert DAY in work_calendar().work
    WorkCalendarDay.objects.filter(day=DAY).delete()
    assert DAY not in work_calendar().work


def test_a_deleted_year_is_unknown_at_once():
    work_calendar()
    CalendarYear.objects.filter(year=2026).delete()
    calendar = work_calendar()
    assert 2026 not in calendar.known_years
    assert not [day for day in calendar.off if day.year == 2026]


def test_a_change_that_is_rolled_back_leaves_no_trace_in_the_calendar():
    before = work_calendar()
    with transaction.atomic():
        _add()
        assert DAY in work_calendar().off
        transaction.set_rollback(True)
    assert work_calendar() == before


def test_a_day_is_stored_once_as_off_or_worked():
    _add()
    with pytest.raises(IntegrityError), transaction.atomic():
        _add()
    with pytest.raises(IntegrityError, match="calendar_day_is_off_or_worked"), transaction.atomic():
        WorkCalendarDay.objects.filter(day=DAY).update(kind="half")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("2027", "日历文件要写成 {year, papers, days}。"),
        ({}, "日历文件缺少 year，或者不是整数。"),
        ({"year": True, "days": []}, "日历文件缺少 year，或者不是整数。"),
        ({"year": 20270, "days": []}, "年份 20270 不在 1950—2100 之间。"),
        ({"year": 2027}, "2027年：缺少 days（没有公布的年份写成空的 []）。"),
        (notice(2027, "2027-02-30"), "2027年：“2027-02-30”不是日期，请写成 2026-01-01 这样。"),
        (notice(2027, "2026-11-30"), "2027年：2026-11-30 不是这一年的日子。"),
        (notice(2027, "2028-01-01"), "2027年：2028-01-01 不是这一年的日子。"),
        (notice(2027, "-2027-01-08"), "2027年：2027-01-08 不是周六周日，不能写成调休上班。"),
        (notice(2027, "2027-01-01", "2027-01-01"), "2027年：同一天写了两次。"),
        (notice(2027, "-2027-01-09"), "2027年：没有一天放假，不像完整的通知。"),
        (notice(2027, papers="x"), "2027年：papers 要写成若干文字。"),
        (notice(2027, days=["x"]), "2027年：days 的每一项要写成 name、date、isOffDay。"),
        (
            notice(2027, days=[{"name": "元旦", "date": "2027-01-01", "isOffDay": 1}]),
            "2027年：days 的每一项要写成 name、date、isOffDay。",
        ),
        (
            notice(2027, days=[{"name": "元旦", "date": 20270101, "isOffDay": True}]),
            "2027年：“20270101”不是日期，请写成 2026-01-01 这样。",
        ),
    ],
)
def test_a_file_that_is_not_a_notice_is_refused_with_the_reason_and_changes_no_day(data, sentence):
    before = work_calendar()
    with pytest.raises(CalendarError) as refused:
        import_year(data)
    assert str(refused.value) == sentence
    assert work_calendar() == before


def stamp_now():
    return reading.with_stamp(CalendarYear.objects.order_by("year")).first().calendar_stamp


def test_every_change_of_any_year_renews_the_stamp_that_is_read_with_other_rows():
    first = CalendarYear.objects.earliest("year")
    seen = [stamp_now()]
    first.status = CalendarYear.Status.EMPTY
    first.save()
    seen.append(stamp_now())
    WorkCalendarDay.objects.filter(notice=first).first().delete()
    seen.append(stamp_now())

    assert len(set(seen)) == 3
    assert first.year not in work_calendar(seen[2]).known_years
