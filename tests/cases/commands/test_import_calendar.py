"""The calendar comes in whole or not at all, and every process learns of it within a minute."""

import json
import time
from datetime import date

import pytest

from mediation.workdays import reading
from mediation.workdays.models import CalendarYear, WorkCalendarDay
from tests.cases.commands.asking import answer

pytestmark = pytest.mark.django_db

NOTICE = {
    "year": 2027,
    "papers": ["http://www.gov.cn/"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "春节", "date": "2027-02-14", "isOffDay": False},
    ],
}


@pytest.fixture(autouse=True)
def _fresh():
    reading.forget()
    yield
    reading.forget()


@pytest.fixture
def file(tmp_path):
    def write(data):
        path = tmp_path / "2027.json"
        text = data if isinstance(data, str) else json.dumps(data)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_year_is_taken_with_the_days_of_the_december_before(file):
    code, out, _ = answer("import_calendar", file(NOTICE))

    assert (code, out) == (0, "2027年：3天\n已导入1年，重新计算暂算期限0项。\n")
    calendar = reading.work_calendar()
    assert {date(2026, 12, 31), date(2027, 1, 1)} <= calendar.off
    assert date(2027, 2, 14) in calendar.work
    assert 2027 in calendar.known_years


def test_the_same_file_twice_changes_nothing(file):
    for _ in range(2):
        assert answer("import_calendar", file(NOTICE))[0] == 0

    assert WorkCalendarDay.objects.filter(day__gte=date(2026, 12, 31)).count() == 3


def test_a_year_taken_again_keeps_what_the_next_notice_said_of_its_december(file):
    answer("import_calendar", file(NOTICE))
    answer(
        "import_calendar",
        file({"year": 2026, "days": [NOTICE["days"][0] | {"date": "2026-01-01"}]}),
    )

    days = WorkCalendarDay.objects.filter(day__year=2026).values_list("day", flat=True)
    assert sorted(days) == [date(2026, 1, 1), date(2026, 12, 31)]


def test_a_year_without_days_stays_unknown(file):
    code, out, _ = answer("import_calendar", file([{"year": 2028, "days": []}]))

    assert (code, out.splitlines()[0]) == (0, "2028年：没有日期，仍按未公布（暂算）处理")
    assert 2028 not in reading.work_calendar().known_years


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("{", "不是 JSON 文件"),
        ("[]", "里没有年份"),
        ([NOTICE, {"year": "2028"}], "年份是四位数字"),
        ([NOTICE, 5], "年份是四位数字"),
        ({"year": 2027, "days": {}}, "要是一个列表"),
        ({"year": 2026, "days": []}, "不能用空的日历替换"),
        ({"year": 2027, "days": "x"}, "要是一个列表"),
        ({"year": 2027, "days": [{"date": "2027-02-30", "name": "", "isOffDay": True}]}, "看不懂"),
        ({"year": 2027, "days": [{"date": "2027-02-20", "name": "", "isOffDay": 1}]}, "isOffDay"),
        ({"year": 2027, "days": NOTICE["days"] * 2}, "有重复的日期"),
        ({"year": 2029, "days": NOTICE["days"]}, "不属于2029年"),
    ],
)
def test_a_bad_file_is_refused_with_the_reason_and_nothing_is_taken(file, data, why):
    before = WorkCalendarDay.objects.count()

    code, _, err = answer("import_calendar", file(data))

    assert code == 1
    assert why in err
    assert WorkCalendarDay.objects.count() == before
    assert not CalendarYear.objects.filter(year=2027, status="known").exists()


def test_a_file_that_is_not_there_is_refused():
    assert answer("import_calendar", "/nowhere/2027.json")[::2] == (
        1,
        "读不了 /nowhere/2027.json：No such file or directory。\n",
    )


def test_another_process_learns_of_an_import_within_a_minute(monkeypatch):
    assert 2027 not in reading.work_calendar().known_years
    kept = dict(reading._kept)
    reading.import_year(NOTICE)
    reading._kept.update(kept)  # what another process still holds
    assert 2027 not in reading.work_calendar().known_years

    later = time.monotonic() + reading.FRESH_SECONDS
    monkeypatch.setattr(reading.time, "monotonic", lambda: later)

    assert 2027 in reading.work_calendar().known_years


def test_within_a_minute_the_calendar_costs_no_statement(django_assert_num_queries):
    reading.work_calendar()

    with django_assert_num_queries(0):
        reading.work_calendar()
