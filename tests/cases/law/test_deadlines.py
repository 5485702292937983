"""Deadlines in 2026, computed by hand from the notice of the State Council."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import clock_rules, deadlines, festivals
from cases.law.clock_rules import RULES
from cases.law.deadlines import Calendar, Due, Length, Unit, due
from mediation.workdays import work_calendar
from tests.cases.law.year_2026 import DAY, FESTIVALS, MADE_UP, OFF, days

YEAR = Calendar(frozenset(OFF), frozenset(MADE_UP), frozenset({2026}))
UNKNOWN = Calendar()


def last_day(on, calendar=YEAR):
    """The last day of a deadline that would end on that day."""
    return due(on - 30 * DAY, Length(30), calendar)


@pytest.mark.parametrize(
    ("last", "moved"),
    [(day, after) for first, end, after in FESTIVALS.values() for day in days(first, end)],
    ids=str,
)
def test_a_last_day_in_a_festival_moves_to_the_next_working_day(last, moved):
    assert last_day(last) == Due(moved, provisional=False)


@pytest.mark.parametrize("last", MADE_UP, ids=str)
def test_a_weekend_made_up_is_a_working_day_and_stays(last):
    assert last.weekday() >= 5
    assert last_day(last) == Due(last, provisional=False)


@pytest.mark.parametrize(
    ("last", "moved"),
    [
        (date(2026, 1, 10), date(2026, 1, 12)),
        (date(2026, 1, 11), date(2026, 1, 12)),
        (date(2026, 2, 8), date(2026, 2, 9)),
        (date(2026, 3, 1), date(2026, 3, 2)),  # the Saturday before is made up
        (date(2026, 5, 10), date(2026, 5, 11)),
        (date(2026, 7, 18), date(2026, 7, 20)),
        (date(2026, 9, 19), date(2026, 9, 20)),  # Saturday, to the Sunday made up
        (date(2026, 10, 11), date(2026, 10, 12)),
        (date(2026, 12, 19), date(2026, 12, 21)),
        (date(2026, 12, 20), date(2026, 12, 21)),
    ],
    ids=str,
)
def test_a_last_day_on_a_weekend_moves_to_the_next_working_day(last, moved):
    assert last_day(last) == Due(moved, provisional=False)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2025, 12, 5), date(2026, 1, 4)),
        (date(2026, 1, 16), date(2026, 2, 24)),  # the thirtieth day is 2/15
        (date(2026, 3, 5), date(2026, 4, 7)),
        (date(2026, 4, 9), date(2026, 5, 9)),
        (date(2026, 6, 1), date(2026, 7, 1)),
        (date(2026, 9, 1), date(2026, 10, 8)),
        (date(2026, 9, 10), date(2026, 10, 10)),
    ],
    ids=str,
)
def test_thirty_days_do_not_count_the_first(start, last):
    assert due(start, Length(30), YEAR) == Due(last, provisional=False)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 8)),  # 4 (Sunday) 5 6 7 8
        (date(2026, 2, 12), date(2026, 2, 26)),  # 13 14 (Saturday) 24 25 26
        (date(2026, 2, 24), date(2026, 3, 2)),  # 25 26 27 28 (Saturday) 2
        (date(2026, 3, 5), date(2026, 3, 12)),  # 6 9 10 11 12
        (date(2026, 4, 3), date(2026, 4, 13)),  # 7 8 9 10 13
        (date(2026, 4, 30), date(2026, 5, 11)),  # 6 7 8 9 (Saturday) 11
        (date(2026, 6, 18), date(2026, 6, 26)),  # 22 23 24 25 26
        (date(2026, 9, 18), date(2026, 9, 24)),  # 20 (Sunday) 21 22 23 24
        (date(2026, 9, 23), date(2026, 10, 8)),  # 24 28 29 30 8
        (date(2026, 9, 30), date(2026, 10, 13)),  # 8 9 10 (Saturday) 12 13
    ],
    ids=str,
)
def test_five_working_days_skip_days_off_and_count_days_made_up(start, last):
    assert due(start, Length(5, Unit.WORKDAYS), YEAR) == Due(last, provisional=False)


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        (date(2026, 1, 31), Length(1, Unit.MONTHS), date(2026, 2, 28)),
        (date(2026, 5, 31), Length(1, Unit.MONTHS), date(2026, 6, 30)),
        (date(2026, 6, 15), Length(1, Unit.MONTHS), date(2026, 7, 15)),
        (date(2025, 12, 20), Length(2, Unit.MONTHS), date(2026, 2, 24)),
        (date(2024, 2, 29), Length(2, Unit.YEARS), date(2026, 2, 28)),
        (date(2024, 10, 1), Length(2, Unit.YEARS), date(2026, 10, 8)),
        (date(2024, 11, 20), Length(2, Unit.YEARS), date(2026, 11, 20)),
    ],
    ids=str,
)
def test_months_and_years_end_on_the_corresponding_day_or_the_last_of_the_month(
    start, length, last
):
    assert due(start, length, YEAR) == Due(last, provisional=False)


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        (date(2026, 12, 2), Length(30), date(2027, 1, 4)),  # Friday, off by law
        (date(2026, 12, 3), Length(30), date(2027, 1, 4)),  # Saturday
        (date(2026, 12, 28), Length(5, Unit.WORKDAYS), date(2027, 1, 5)),  # 29 30 31, 4 5
        (date(2027, 1, 4), Length(30), date(2027, 2, 3)),  # two days before the eve
        (date(2038, 3, 1), Length(30), date(2038, 3, 31)),  # beyond the table
    ],
    ids=str,
)
def test_without_a_notice_days_off_by_law_hold_and_an_end_near_them_is_provisional(
    start, length, last
):
    assert due(start, length, YEAR) == Due(last, provisional=True)


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        (date(2026, 3, 5), Length(2, Unit.YEARS), date(2028, 3, 6)),  # Sunday
        (date(2027, 2, 12), Length(30), date(2027, 3, 15)),  # Sunday 3/14
        (date(2027, 7, 1), Length(5, Unit.WORKDAYS), date(2027, 7, 8)),  # 2 5 6 7 8
    ],
    ids=str,
)
def test_without_a_notice_an_end_far_from_any_festival_is_final(start, length, last):
    assert due(start, length, YEAR) == Due(last, provisional=False)


# Lunar New Year, 清明, 端午, 中秋 before the table of the law in force begins.
EARLIER_FESTIVALS = {
    2019: ((2, 5), (4, 5), (6, 7), (9, 13)),
    2020: ((1, 25), (4, 4), (6, 25), (10, 1)),
    2021: ((2, 12), (4, 4), (6, 14), (9, 21)),
    2022: ((2, 1), (4, 5), (6, 3), (9, 10)),
    2023: ((1, 22), (4, 5), (6, 22), (9, 29)),
    2024: ((2, 10), (4, 4), (6, 10), (9, 17)),
}


@pytest.mark.django_db
def test_every_notice_so_far_exchanged_days_within_two_weeks_of_a_festival():
    calendar, table = work_calendar(), EARLIER_FESTIVALS | festivals.MOVABLE
    days = [(y, *d) for y in range(2019, 2028) for d in (*table[y], *festivals.FIXED)]
    known = [date(*day) for day in days]
    far = [
        day
        for day in calendar.off | calendar.work
        if min(abs(day - festival) for festival in known) > festivals.EXCHANGED_WITHIN
    ]
    assert far == []


def test_the_days_the_law_fixes_are_off_in_the_notice_of_their_year():
    assert festivals.days_off(2026) <= YEAR.off
    assert len(festivals.days_off(2026)) == 13


def test_an_end_moved_out_of_an_unknown_year_is_provisional():
    known = Calendar(known_years=frozenset({2023}))
    assert last_day(date(2022, 12, 31), known) == Due(date(2023, 1, 2), provisional=True)


def test_working_days_through_an_unknown_year_are_provisional():
    ends = Calendar(known_years=frozenset({2025, 2027}))
    length = Length(262, Unit.WORKDAYS)
    assert due(date(2025, 12, 31), length, ends) == Due(date(2027, 1, 15), provisional=True)
    # 251 in 2026, ten days off by law on weekdays; then Friday 1/1, 4–8, 11–15 January


def test_working_days_of_the_next_year_do_not_depend_on_the_old_one():
    assert due(date(2025, 12, 31), Length(1, Unit.WORKDAYS), YEAR) == Due(date(2026, 1, 4), False)


def test_a_clock_in_days_gets_back_the_days_held():
    assert deadlines.held(date(2026, 3, 12), 3, YEAR) == Due(date(2026, 3, 16), False)
    assert deadlines.held(date(2026, 9, 25), 0, YEAR) == Due(date(2026, 9, 28), False)


@pytest.mark.parametrize(
    ("stopped", "again", "last"),
    [
        (date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 16)),  # lost: 9 10
        (date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 13)),  # lost: 6
        (date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 13)),  # lost: 6
        (date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 12)),  # a Saturday: nothing lost
        (date(2026, 3, 9), date(2026, 3, 9), date(2026, 3, 12)),
    ],
    ids=str,
)
def test_a_clock_in_working_days_gets_back_working_days(stopped, again, last):
    resumed = deadlines.resumed(date(2026, 3, 12), stopped, again, Unit.WORKDAYS, YEAR)
    assert resumed.due == Due(last, provisional=False)


def test_a_released_clock_in_days_gets_back_calendar_days():
    resumed = deadlines.resumed(
        date(2026, 3, 12), date(2026, 3, 6), date(2026, 3, 9), Unit.DAYS, YEAR
    )
    assert resumed.due == Due(date(2026, 3, 16), provisional=False)


@pytest.mark.parametrize(
    ("today", "last", "left"),
    [
        (date(2026, 9, 23), date(2026, 10, 8), 5),
        (date(2026, 10, 8), date(2026, 10, 8), 0),
        (date(2026, 10, 9), date(2026, 10, 8), -1),
        (date(2026, 10, 12), date(2026, 10, 8), -3),  # 9, 10 (Saturday), 12
        (date(2026, 10, 3), date(2026, 9, 30), 0),  # late, but no working day has passed
    ],
    ids=str,
)
def test_working_days_left_skip_days_off(today, last, left):
    assert deadlines.workdays_left(today, last, YEAR) == left


def test_a_negative_length_is_refused():
    with pytest.raises(ValueError, match="期限长度不能是负数。"):
        Length(-1)


@pytest.mark.parametrize(
    ("key", "length", "on", "basis"),
    [
        (
            "K2a",
            "5个工作日",
            date(2026, 3, 5),
            "《民法典》第二百八十五条（“及时”；期限的长度由调委会设定）",
        ),
        ("K2b", "5个工作日", date(2026, 3, 5), "转办制度（天数由调委会设定）"),
        ("K9", "1个月", date(2026, 3, 5), "《人民调解工作若干规定》第三十三条"),
        (
            "K13",
            "30日",
            date(2021, 12, 31),
            "《人民调解法》第三十三条、《民事诉讼法》第一百九十四条",
        ),
        ("K13", "30日", date(2023, 12, 31), "《人民调解法》第三十三条、《民事诉讼法》第二百零一条"),
        ("K13", "30日", date(2024, 1, 1), "《人民调解法》第三十三条、《民事诉讼法》第二百零五条"),
        ("K16", "2年", date(2023, 12, 31), "《民事诉讼法》第二百四十六条"),
        ("K16", "2年", date(2026, 3, 5), "《民事诉讼法》第二百五十条"),
    ],
)
def test_a_clock_rests_on_the_article_as_numbered_that_day(key, length, on, basis):
    rule = clock_rules.rule(key, on)
    assert (rule.key, str(rule.length), rule.basis) == (key, length, basis)


def test_a_day_before_every_rule_takes_the_oldest():
    assert clock_rules.rule("K16", date(1999, 1, 1)) == RULES["K16"][0]


@pytest.mark.parametrize("key", RULES)
def test_the_rules_of_a_clock_follow_one_another_without_a_gap(key):
    rules = RULES[key]
    assert [later.since - DAY for later in rules[1:]] == [earlier.until for earlier in rules[:-1]]
    assert rules[-1].until is None
    assert all(r.key == key and r.name and r.must_act and r.lapse.endswith("。") for r in rules)


STARTS = st.dates(date(2025, 12, 1), date(2026, 11, 30))
LENGTHS = st.builds(Length, st.integers(0, 60), st.sampled_from([Unit.DAYS, Unit.WORKDAYS]))


@given(STARTS, st.integers(1, 60), st.sampled_from([Unit.DAYS, Unit.WORKDAYS]))
def test_no_deadline_ends_on_a_day_off(start, amount, unit):
    assert not YEAR.is_day_off(due(start, Length(amount, unit), YEAR).on)


@given(STARTS, LENGTHS)
def test_a_later_start_or_a_longer_length_never_ends_earlier(start, length):
    longer = Length(length.amount + 1, length.unit)
    ends = [due(start, length, YEAR).on, due(start + DAY, length, YEAR).on]
    assert ends == sorted(ends)
    assert ends[0] <= due(start, longer, YEAR).on


@given(STARTS, st.integers(1, 60))
def test_working_days_left_from_the_start_are_the_length(start, amount):
    last = due(start, Length(amount, Unit.WORKDAYS), YEAR).on
    assert deadlines.workdays_left(start, last, YEAR) == amount


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_only_days_off_lie_between_the_last_day_and_where_it_moves(last):
    moved = last_day(last).on
    assert [day for day in days(last, moved) if not YEAR.is_day_off(day)] == [moved]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_months_on_keep_the_day_or_take_the_last_of_the_month(day, months):
    on = deadlines.months_after(day, months)
    assert (on.year - day.year) * 12 + on.month - day.month == months
    assert on.day == day.day or (on.day < day.day and (on + DAY).day == 1)


def test_an_unknown_calendar_rests_on_saturdays_and_sundays():
    week = days(date(2026, 10, 5), date(2026, 10, 11))
    assert [UNKNOWN.is_day_off(day) for day in week] == [False] * 5 + [True] * 2


def test_after_the_table_the_days_that_never_move_are_off_and_the_result_may_move():
    # 1 October 2037 is a Thursday; 3 October a Saturday, so that Monday the 5th is next.
    due = deadlines.due(date(2037, 9, 1), Length(30), deadlines.Calendar())

    assert due == (date(2037, 10, 5), True)
    assert festivals.days_off(2018) == frozenset()
