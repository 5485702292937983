"""Duties that are done again and again: 每日, 每周两次, 每季度一次; how often, how often by a day.

Nothing is planned for each time; what was done is logged. The first day is that after the duty
began (民法典 201); months end on the corresponding day (202).
"""

import re
from datetime import date
from typing import NamedTuple

from cases.law.deadlines import months_after
from cases.law.numerals import whole_number

_NUMBER = "[一二两三四五六七八九十0-9]{1,2}"
_DAYS = {"日": 1, "天": 1, "晚": 1, "早": 1, "周": 7, "星期": 7, "礼拜": 7}
_MONTHS = {"月": 1, "季度": 3, "季": 3, "半年": 6, "年": 12}
_SHORTEST_MONTH = 28
_EVERY = re.compile(
    f"每(?P<spans>{_NUMBER})?个?(?P<span>{'|'.join([*_DAYS, *_MONTHS])})"
    f"(?:[^，。；]{{0,16}}?(?P<times>{_NUMBER})[次遍回])?"
)


class Repetition(NamedTuple):
    """So many times in so many days, or months."""

    times: int
    days: int = 0
    months: int = 0

    def by(self, since: date, day: date) -> int:
        """How many times it was to be done in the whole spans between these days.

        >>> Repetition(1, 1).by(date(2026, 3, 2), date(2026, 3, 17))
        15
        >>> Repetition(2, 7).by(date(2026, 3, 2), date(2026, 3, 16))
        4
        >>> monthly = Repetition(1, months=1)
        >>> [monthly.by(date(2027, 1, 31), date(2027, *day)) for day in ((2, 27), (2, 28), (3, 31))]
        [0, 1, 2]
        """
        if self.months:
            return _whole_months(since, day) // self.months * self.times
        return max(0, (day - since).days) // self.days * self.times

    def most_in(self, days: int) -> int:
        """How many times at most it is to be done in so many days.

        >>> Repetition(2, 7).most_in(1), Repetition(2, 7).most_in(8), Repetition(3, 1).most_in(2)
        (2, 4, 6)
        >>> Repetition(1, months=3).most_in(1), Repetition(1, months=3).most_in(90)
        (1, 2)
        """
        return -(-days // (self.days or self.months * _SHORTEST_MONTH)) * self.times


def repetition_in(words: str) -> Repetition | None:
    """How often these words say something is done; None where they do not.

    >>> repetition_in("每日"), repetition_in("每周两次"), repetition_in("每两周打扫一次").days
    (Repetition(times=1, days=1, months=0), Repetition(times=2, days=7, months=0), 14)
    >>> repetition_in("每天22时至次日7时").days, repetition_in("每日3次").times
    (1, 3)
    >>> repetition_in("长期") is None
    True
    >>> [repetition_in(words).months for words in ("每季度首月15日前", "每两个月一次", "每半年")]
    [3, 2, 6]
    """
    found = _EVERY.search(words)
    if found is None:
        return None
    spans, times = (_counted(found[name]) for name in ("spans", "times"))
    if not (spans and times):
        return None
    span = found["span"]
    return Repetition(times, spans * _DAYS.get(span, 0), spans * _MONTHS.get(span, 0))


def _whole_months(since: date, day: date) -> int:
    """How many whole months lie between these days; none before the first."""
    months = (day.year - since.year) * 12 + day.month - since.month
    return max(0, months - (months_after(since, months) > day))


def _counted(words: str | None) -> int:
    return 1 if words is None else int(words) if words.isdigit() else whole_number(words)
