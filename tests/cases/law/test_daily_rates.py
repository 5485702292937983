"""A penalty by the day: how its rate is written, and what accrues, by hand to the 分."""

from datetime import date
from fractions import Fraction

import pytest

from cases.law import daily_rates as d
from cases.law.daily_rates import Settling, Span
from cases.law.ratios import RatioError

FIVE = Fraction(5, 10_000)


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("万分之五", FIVE),
        ("日万分之五", FIVE),
        ("每日万分之 5", FIVE),
        ("０．０５％", FIVE),
        ("0.05%/日", FIVE),
        ("0.5‰", FIVE),
        ("5‱", FIVE),
        ("按日千分之三", Fraction(3, 1000)),
        ("万分之二点一", Fraction(21, 100_000)),
        ("0.021%", Fraction(21, 100_000)),
        ("百分之一", Fraction(1, 100)),
    ],
)
def test_a_rate_is_read_however_it_is_written_and_printed_again(typed, rate):
    assert d.parse_daily_rate(typed) == rate
    assert d.parse_daily_rate(d.rate_in_words(rate)) == rate


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5", "看不懂这个比例"),
        ("0.0005", "看不懂这个比例"),
        ("年利率14.8%", "请换算成每一天的"),
        ("每月2%", "请换算成每一天的"),
        ("5%", "每天超过百分之一"),
        ("万分之零", "看不懂这个比例"),
    ],
)
def test_what_is_no_rate_of_a_day_is_refused(typed, said):
    with pytest.raises(RatioError, match=said):
        d.parse_daily_rate(typed)


DUE = date(2028, 2, 27)


@pytest.mark.parametrize(
    ("settled", "until", "spans", "fen"),
    [
        # Until the last day itself nothing is late.
        ([], DUE, [], 0),
        # 28, 29 February (a leap year) and 1 March: three days.
        ([], date(2028, 3, 1), [Span(200_000, 3, date(2028, 2, 28))], 300),
        # The day of payment counts, the next does not.
        ([Settling(date(2028, 2, 29), 200_000)], date(2028, 3, 31),
         [Span(200_000, 2, date(2028, 2, 28))], 200),
        # Half is paid on the second late day: 2,000.00 × 2 + 1,000.00 × 1.
        ([Settling(date(2028, 2, 29), 100_000)], date(2028, 3, 1),
         [Span(200_000, 2, date(2028, 2, 28)), Span(100_000, 1, date(2028, 3, 1))], 250),
        # Paid before it was due: never late.
        ([Settling(date(2028, 2, 1), 200_000)], date(2028, 3, 1), [], 0),
    ],
)  # fmt: skip
def test_late_days_are_counted_from_the_day_after_the_last_one(settled, until, spans, fen):
    found = d.late_spans([(DUE, 200_000)], settled, until)
    assert (found, d.accrued(found, FIVE)) == (spans, fen)


def test_a_payment_falls_on_the_first_part_and_a_waiver_on_the_last():
    parts = [(date(2026, 1, 31), 100), (date(2026, 2, 28), 100), (date(2026, 3, 31), 100)]
    paid = [Settling(date(2026, 1, 31), 100), Settling(date(2026, 2, 1), 100, last_first=True)]
    assert d.late_spans(parts, paid, date(2026, 4, 10)) == [Span(100, 41, date(2026, 3, 1))]


@pytest.mark.parametrize(("base", "fen"), [(999, 0), (1000, 1), (2999, 1), (3000, 2)])
def test_it_is_rounded_once_half_up(base, fen):
    """One day: 1,000 分 of it are exactly half a 分."""
    assert d.accrued([Span(base, 1, DUE)], FIVE) == fen


def test_the_arithmetic_is_shown():
    spans = [Span(200_000, 8, DUE), Span(100_000, 24, DUE), Span(400_000, 7, DUE)]
    assert d.arithmetic(spans, FIVE) == (
        "（2,000.00元×8日＋1,000.00元×24日＋4,000.00元×7日）×日万分之五＝34.00元"
    )
