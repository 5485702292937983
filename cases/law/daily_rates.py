"""A penalty by the day: its rate as people write it, and what accrues on what is paid late.

A day counts from the day after the last day to pay, up to and with the day of payment. The sum is
rounded once, half up to the 分.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from cases.law import money, numerals
from cases.law.clause_text import numeral
from cases.law.ratios import SMALL_NUMBER, RatioError, normalized

UNREADABLE = "看不懂这个比例，请写成“万分之五”或者“0.05%”，是每一天的。"
NOT_BY_THE_YEAR = "写的是每年或者每月的，请换算成每一天的，例如“万分之五”。"
TOO_HIGH = "每天超过百分之一，一年就超过本金的三倍半，请核对。"

_NUMBER = r"\d{1,3}(?:\.\d{1,4})?"
_BY_DAY = re.compile("^(?:每日|每天|日|按日|逐日)(?:息|利率)?(?:按)?|(?:每日|每天|/日|/天)$")
_PARTS = re.compile(rf"(万|千|百)分之({_NUMBER}|{SMALL_NUMBER}(?:点{SMALL_NUMBER})?)")
_SIGNS = re.compile(rf"({_NUMBER})([%‰‱])")
_OF = {"万": 10_000, "千": 1000, "百": 100, "‱": 10_000, "‰": 1000, "%": 100}


def parse_daily_rate(text: str) -> Fraction:
    """Read a share of each day; raises `RatioError` with the sentence to show.

    >>> parse_daily_rate("日万分之五"), parse_daily_rate("0.05%"), parse_daily_rate("千分之一")
    (Fraction(1, 2000), Fraction(1, 2000), Fraction(1, 1000))
    >>> parse_daily_rate("万分之二点一") == parse_daily_rate("每日 0.021%")
    True
    """
    plain = normalized(text)
    if plain.startswith(("年", "每年", "月", "每月")):
        raise RatioError(NOT_BY_THE_YEAR)
    bare = _BY_DAY.sub("", plain)
    if match := _PARTS.fullmatch(bare):
        rate = _number(match[2]) / _OF[match[1]]
    elif match := _SIGNS.fullmatch(bare):
        rate = Fraction(match[1]) / _OF[match[2]]
    else:
        raise RatioError(UNREADABLE)
    if not 0 < rate <= Fraction(1, 100):
        raise RatioError(TOO_HIGH if rate else UNREADABLE)
    return rate


def _number(words: str) -> Fraction:
    if words[0].isdigit():
        return Fraction(words)
    whole, _, part = words.partition("点")
    digits = "".join(str(numerals.whole_number(one)) for one in part)
    tail = Fraction(int(digits), 10 ** len(part)) if part else Fraction(0)
    return numerals.whole_number(whole) + tail


def rate_in_words(rate: Fraction) -> str:
    """A daily rate as printed.

    >>> rate_in_words(Fraction(1, 2000)), rate_in_words(Fraction(3, 1000))
    ('日万分之五', '日千分之三')
    >>> rate_in_words(Fraction(21, 100000))
    '日万分之2.1'
    """
    for of, word in ((1000, "千"), (10_000, "万")):
        if (rate * of).denominator == 1:
            return f"日{word}分之{numeral(int(rate * of))}"
    return f"日万分之{float(rate * 10_000):g}"


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which the same sum (分) was late."""

    base: int
    days: int
    since: date


@dataclass(frozen=True, slots=True)
class Settling:
    """What a part of a sum asks for less from a day on: paid, set off, or waived (分)."""

    on: date
    amount: int
    last_first: bool = False


def late_spans(
    parts: Sequence[tuple[date | None, int]], settled: Sequence[Settling], until: date
) -> list[Span]:
    """The spans of days, up to and with `until`, on which parts [(last day, 分)] were late.

    The parts are in their order; each settling falls on the first of them that is still open, or
    on the last.
    """
    fills = _fills([amount for _, amount in parts], settled)
    late = [(day, amount, fill) for (day, amount), fill in zip(parts, fills, strict=True) if day]
    turns = {day for day, _, _ in late} | {day for *_, fill in late for day, _ in fill} | {until}
    days = sorted(day for day in turns if day <= until)
    spans: list[Span] = []
    for day, following in pairwise(days):
        base = sum(amount - _by(fill, day) for last, amount, fill in late if last <= day)
        if spans and base == spans[-1].base and _ends(spans[-1]) == day:
            spans[-1] = replace(spans[-1], days=spans[-1].days + (following - day).days)
        elif base:
            spans.append(Span(base, (following - day).days, day + timedelta(days=1)))
    return spans


def _ends(span: Span) -> date:
    """The last day of a span."""
    return span.since + timedelta(days=span.days - 1)


def _by(fill: Sequence[tuple[date, int]], day: date) -> int:
    return sum(fen for on, fen in fill if on <= day)


def _fills(amounts: Sequence[int], settled: Sequence[Settling]) -> list[list[tuple[date, int]]]:
    """What falls on each part, with its day."""
    left = list(amounts)
    found: list[list[tuple[date, int]]] = [[] for _ in amounts]
    for one in sorted(settled, key=lambda one: one.on):
        rest = one.amount
        order = range(len(left))
        for place in reversed(order) if one.last_first else order:
            taken = min(left[place], rest)
            if taken:
                found[place].append((one.on, taken))
            left[place] -= taken
            rest -= taken
    return found


def accrued(spans: Sequence[Span], rate: Fraction) -> int:
    """What accrued in these spans (分), rounded once, half up.

    >>> accrued([Span(200000, 31, date(2026, 3, 2))], Fraction(1, 2000))
    3100
    """
    exact = sum((span.base * span.days for span in spans), 0) * rate
    return int(exact + Fraction(1, 2))


def arithmetic(spans: Sequence[Span], rate: Fraction) -> str:
    """How the sum follows.

    >>> arithmetic([Span(200000, 31, date(2026, 3, 2))], Fraction(1, 2000))
    '2,000.00元×31日×日万分之五＝31.00元'
    """
    sums = "＋".join(f"{money.yuan(span.base)}元×{span.days}日" for span in spans)
    several = f"（{sums}）" if len(spans) > 1 else sums
    total = money.yuan(accrued(spans, rate))
    return f"{several}×{rate_in_words(rate)}＝{total}元"


def days_to_a_share(rate: Fraction, share: Fraction) -> int:
    """After how many days a rate comes to that share of the sum.

    >>> days_to_a_share(Fraction(1, 2000), Fraction(3, 10))
    600
    """
    return -int(-(share / rate) // 1)
