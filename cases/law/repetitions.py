"""Duties that are done again and again: 每日, 每周两次; how often, and how often by a day.

Nothing is planned for each time; what was done is logged. The first day is that after the duty
began (民法典 201).
"""

import re
from datetime import date
from typing import NamedTuple

from cases.law.numerals import whole_number

_NUMBER = "[一二两三四五六七八九十0-9]{1,2}"
_SPAN = {"日": 1, "天": 1, "晚": 1, "早": 1, "周": 7, "星期": 7, "礼拜": 7}
_EVERY = re.compile(
    f"每(?P<spans>{_NUMBER})?个?(?P<span>{'|'.join(_SPAN)})"
    f"(?:[^，。；]{{0,16}}?(?P<times>{_NUMBER})[次遍回])?"
)


class Repetition(NamedTuple):
    """So many times in so many days."""

    times: int
    days: int

    def by(self, since: date, day: date) -> int:
        """How many times it was to be done in the whole spans between these days.

        >>> Repetition(1, 1).by(date(2026, 3, 2), date(2026, 3, 17))
        15
        >>> Repetition(2, 7).by(date(2026, 3, 2), date(2026, 3, 16))
        4
        """
        return max(0, (day - since).days) // self.days * self.times

    def most_in(self, days: int) -> int:
        """How many times at most it is to be done in so many days.

        >>> Repetition(2, 7).most_in(1), Repetition(2, 7).most_in(8), Repetition(3, 1).most_in(2)
        (2, 4, 6)
        """
        return -(-days // self.days) * self.times


def repetition_in(words: str) -> Repetition | None:
    """How often these words say something is done; None where they do not, or not by days.

    >>> repetition_in("每日"), repetition_in("每周两次"), repetition_in("每两周打扫一次")
    (Repetition(times=1, days=1), Repetition(times=2, days=7), Repetition(times=1, days=14))
    >>> repetition_in("每天22时至次日7时"), repetition_in("每日3次").times, repetition_in("长期")
    (Repetition(times=1, days=1), 3, None)
    """
    found = _EVERY.search(words)
    if found is None:
        return None
    spans, times = (_counted(found[name]) for name in ("spans", "times"))
    return Repetition(times, spans * _SPAN[found["span"]]) if spans and times else None


def _counted(words: str | None) -> int:
    return 1 if words is None else int(words) if words.isdigit() else whole_number(words)
