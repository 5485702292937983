from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.law import money
from cases.law.money import MoneyError

SUMS = st.integers(0, 10**14 - 1)

# The table of the rules for sums in words; the first five are printed in the rules themselves.
IN_WORDS = {
    32504: "人民币叁佰贰拾伍元零肆分",
    1640902: "人民币壹万陆仟肆佰零玖元零贰分",
    168032: "人民币壹仟陆佰捌拾元零叁角贰分",
    600714: "人民币陆仟零柒元壹角肆分",
    10700053: "人民币壹拾万柒仟元零伍角叁分",
    0: "人民币零元整",
    1: "人民币壹分",
    5: "人民币伍分",
    50: "人民币伍角整",
    10: "人民币壹角整",
    99: "人民币玖角玖分",
    100: "人民币壹元整",
    101: "人民币壹元零壹分",
    110: "人民币壹元壹角整",
    1000: "人民币壹拾元整",
    1500: "人民币壹拾伍元整",
    1005: "人民币壹拾元零伍分",
    1050: "人民币壹拾元零伍角整",
    140950: "人民币壹仟肆佰零玖元伍角整",
    1001000: "人民币壹万零壹拾元整",
    1000001: "人民币壹万元零壹分",
    2000007: "人民币贰万元零柒分",
    10000000: "人民币壹拾万元整",
    100100030: "人民币壹佰万壹仟元零叁角整",
    1005000000: "人民币壹仟零伍万元整",
    267980000: "人民币贰佰陆拾柒万玖仟捌佰元整",
    10000000000: "人民币壹亿元整",
    10000100000: "人民币壹亿零壹仟元整",
    10010000000: "人民币壹亿零壹拾万元整",
    10000000000000: "人民币壹仟亿元整",
    99999999999999: "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
}


@pytest.mark.parametrize(("fen", "text"), IN_WORDS.items())
def test_a_sum_in_words_follows_the_rules(fen, text):
    assert money.words(fen) == text


def _parsed_words(text: str) -> int:
    """The sum in 分 of the words, parsed character by character, independently of `money`."""
    worth = {"拾": 10, "佰": 100, "仟": 1000, "万": 10**4, "亿": 10**8}
    done = group = digit = 0
    for sign in text.removeprefix("人民币").removesuffix("整"):
        if sign in money.DIGITS:
            digit = money.DIGITS.index(sign)
        elif sign in "拾佰仟":
            group, digit = group + digit * worth[sign], 0
        elif sign in "万亿":
            done, group, digit = done + (group + digit) * worth[sign], 0, 0
        elif sign == "元":
            done, group, digit = (done + group + digit) * 100, 0, 0
        else:
            done, digit = done + digit * {"角": 10, "分": 1}[sign], 0
    return done


@given(SUMS)
def test_words_parse_back_to_the_sum(fen):
    assert _parsed_words(money.words(fen)) == fen


@given(SUMS)
def test_words_never_repeat_a_zero_and_end_by_the_rules(fen):
    text = money.words(fen)
    assert "零零" not in text
    assert text.endswith("分" if fen % 10 else "整")


def test_words_refuse_a_negative_sum():
    with pytest.raises(MoneyError, match="金额不能是负数。"):
        money.words(-1)


def test_paper_reads_words_before_figures():
    assert money.both(200000) == "人民币贰仟元整（2,000.00元）"


@pytest.mark.parametrize(
    ("fen", "shown"),
    [(0, "0.00"), (5, "0.05"), (267980000, "2,679,800.00"), (-123456, "-1,234.56"), (-5, "-0.05")],
)
def test_a_sum_is_shown_with_groups_and_two_decimals(fen, shown):
    assert money.yuan(fen) == shown
    assert money.plain(fen) == shown.replace(",", "")


@pytest.mark.parametrize(
    ("fen", "shown"),
    [
        (267980000, "267.98"),
        (4999, "0.00"),
        (5000, "0.01"),
        (25000, "0.03"),  # half to even would say 0.02
        (123456789000000, "123456789.00"),
    ],
)
def test_ten_thousands_are_rounded_half_up(fen, shown):
    assert money.wan(fen) == shown


@given(st.integers(0, 10**13), st.integers(1, 600))
def test_instalments_add_up_and_differ_by_a_fen_at_most(total, count):
    parts = money.instalments(total, count)
    assert sum(parts) == total
    assert len(parts) == count
    assert all(earlier - later in (0, 1) for earlier, later in pairwise(parts))
    assert parts[0] - parts[-1] <= 1


@pytest.mark.parametrize(
    ("total", "count", "sentence"),
    [(100, 0, "期数至少是一期。"), (-1, 2, "金额不能是负数。")],
)
def test_instalments_refuse_what_cannot_be_split(total, count, sentence):
    with pytest.raises(MoneyError, match=sentence):
        money.instalments(total, count)


def test_monthly_payments_from_the_31st_take_the_last_day_of_shorter_months():
    assert money.monthly(date(2027, 10, 31), 6) == [
        date(2027, 10, 31),
        date(2027, 11, 30),
        date(2027, 12, 31),
        date(2028, 1, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
    ]


def test_a_whole_year_of_payments_stays_on_its_day():
    days = money.monthly(date(2026, 3, 5), 12)
    assert {day.day for day in days} == {5}
    assert days[-1] == date(2027, 2, 5)
