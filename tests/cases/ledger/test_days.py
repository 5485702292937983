"""A day is read in every style, and never guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.ledger import days
from cases.ledger.values import Unreadable
from cases.ledger.workbook import EPOCH, EPOCH_1904
from tests.cases.ledger.ledgers import DAY_STYLES


@pytest.mark.parametrize(
    "written",
    [
        date(2021, 3, 5),
        datetime(2021, 3, 5, 14, 30),  # noqa: DTZ001 -- as Excel stores it
        44260.0,
        44260.6,
        20210305.0,
        "20210305",
        " 20210305 ",
        "2021-03-05",
        "2021-3-5",
        "2021/3/5",
        "2021/03/05",
        "2021.3.5",
        "2021.03.05",
        "2021年3月5日",
        "2021年03月05日",
        "2021 年 3 月 5 日",
        "2021年3月5号",
        "21年3月5日",
        "21年03月05",
        "2021/3/5/",
        "２０２１年３月５日",
        "２０２１．３．５",
        "2021。3。5",
        "2021、3、5",
        "2021-03-05 14:30:00",
        "2021-03-05T14:30",
        "2021年3月5日下午",
        "2021-03-05（星期五）",
        "2021-03-05 周五",
        "2021年3月5日（周五）上午",
        "2021/3/5 10:30",
        "2021-3-5 9时",
        "2021-03-05 00:00:00.000",
        "2021 03 05",
        "2021 3 5",
        "2021—3—5",
        "2021，3，5",
        "2021\\3\\5",
        "2021.03.05.",
        "2021年三月五日",
        "44260",
        " ４４２６０ ",
        "44260.5",
        "二〇二一年三月五日",
        "\u3000２０２１－０３－０５\u200b",
    ],
)
def test_a_day_is_read_in_every_style(written):
    assert days.day(written, EPOCH) == date(2021, 3, 5)


def test_chinese_numerals_reach_the_end_of_the_year():
    assert days.day("二〇二一年十一月二十三日", EPOCH) == date(2021, 11, 23)
    assert days.day("二〇二一年十月三十日", EPOCH) == date(2021, 10, 30)


@pytest.mark.parametrize(
    ("written", "day"),
    [("2021/3/1 10:30", 1), ("2021-3-1 12:30", 1), ("2021.3.2 2:05:00", 2), ("2021-3-11 9点", 11)],
)
def test_a_time_after_a_day_is_ignored(written, day):
    assert days.day(written, EPOCH) == date(2021, 3, day)


def test_a_serial_counts_from_the_workbooks_own_first_day():
    assert days.day(42798.0, EPOCH_1904) == date(2021, 3, 5)


@pytest.mark.parametrize("written", ["", None, " ", "无", "-", "/"])
def test_an_empty_cell_is_read_as_no_date(written):
    assert days.day(written, EPOCH) is None


@pytest.mark.parametrize("written", ["2021-02-30", "2021年13月1日", "20210431", "2023.2.29"])
def test_an_impossible_day_is_reported(written):
    with pytest.raises(Unreadable, match=r"^这一天不存在，请核对后改正$"):
        days.day(written, EPOCH)


def test_a_day_beside_another_weekday_is_reported():
    with pytest.raises(Unreadable, match=r"^和写在旁边的星期几对不上，请核对后改正$"):
        days.day("2021年3月5日（星期四）", EPOCH)


@pytest.mark.parametrize(
    "written",
    [
        *("3月5日", "21.3.5", "2021年3月", "2021-3-5至3-8", "昨天", "2021", -5.0, "2021-3", 9e9),
        *("2021-3-11:30", "2021-3-1 5", "2021-03-05\n2021-03-06", "2021-03-05T23:00:00Z", "4426"),
    ],
)
def test_an_ambiguous_day_is_not_guessed(written):
    with pytest.raises(Unreadable, match=r"^不是能识别的日期，请按 2021-03-05 的样子填写年月日$"):
        days.day(written, EPOCH)


def test_a_serial_of_the_wrong_kind_is_too_old_to_be_true():
    with pytest.raises(Unreadable, match=r"^早于 1949 年，不像真实日期"):
        days.day(392.0, EPOCH)


@given(st.dates(date(1950, 1, 1), date(2060, 1, 1)), st.sampled_from(DAY_STYLES))
def test_every_day_is_read_back_from_every_style(day, style):
    assert days.day(style(day), EPOCH) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_unreadable(written):
    try:
        read_day = days.day(written, EPOCH)
    except Unreadable:
        return
    assert read_day is None or isinstance(read_day, date)
