"""The time in which a court must have received an application: K13 and K16.

What counts is the day of the court's receipt (《民事诉讼法》第二百零五条、第二百五十条), or the day
of posting (第八十五条); until then the clock runs, whatever was signed or sent before.
"""

from datetime import timedelta

from django.db import models

from cases.law import articles, articles_of_enforcement
from cases.law.deadlines import LONGEST_FESTIVAL
from cases.words.days import by_last_day, last_day_within

CLOCK_OF = {"confirmation": "K13", "enforcement": "K16"}
# What a receipt after the last day means; the court decides about it.
WHEN_LATE = {
    "confirmation": (
        "已超过共同申请司法确认的三十日{last}，是否受理由法院决定；"
        f"不受理的，可以另行达成协议，或者就协议向法院起诉（{articles.SUIT_ON_THE_AGREEMENT}）。"
    ),
    "enforcement": articles_of_enforcement.TWO_YEARS_OVER,
}


def last_clock(case, key):
    """The last clock of that kind, running or ended; or None."""
    return case.clocks.filter(key=key).order_by("-started_on", "-pk").first()


def is_in_time(clock, day) -> bool:
    """Whether that day is not after the clock's last day.

    A provisional last day bars nothing: that year's notice is not published. Enforcement is
    not barred at all, only warned about.
    """
    may_move = clock.provisional and clock.key == CLOCK_OF["confirmation"]
    return day <= clock.due_on + (LONGEST_FESTIVAL if may_move else timedelta(0))


def lateness(last, on) -> str:
    """What is said of what a party did after its last day at a court; else empty."""
    if on <= last.on:
        return ""
    return (
        f"已超过期限（最后一天是{last_day_within(last)}），是否准许顺延由法院决定"
        f"（{articles.TIME_WAS_MISSED}）。"
    )


class TimeToApply(models.Model):
    """The two clocks that a court's receipt ends."""

    class Meta:
        abstract = True

    def must_be_received_by(self, proceeding) -> str:
        """Until when the court must have the papers, while that time runs; else empty."""
        running = self.sheet.clock(CLOCK_OF.get(proceeding.kind))
        if running is None or proceeding.received_on:
            return ""
        first = self.first_of_several_in_words() if running.key == CLOCK_OF["enforcement"] else ""
        first = f"；{first}" if first else ""
        return f"法院要在{by_last_day(running.due)}收到{first}；邮寄的，以交邮的日期为准。"

    def end_time_to_apply(self, proceeding) -> str:
        """End the clock that the first receipt meets; returns the sentence when it came late."""
        key = CLOCK_OF.get(proceeding.kind)
        clock = (self.sheet.clock(key) or last_clock(self, key)) if key else None
        if clock is None:
            return ""
        if is_in_time(clock, proceeding.received_on):
            self.stop_clock(key, on=proceeding.received_on)
            return ""
        last = f"（最后一天是{last_day_within(clock.due)}）"
        return WHEN_LATE[proceeding.kind].format(last=last)

    @property
    def time_to_apply_again(self):
        """The clock of confirmation that goes on without a ruling, or None.

        Only after a dismissal can nothing be applied for; otherwise the thirty days, which were
        never held, run on.
        """
        asked = [p for p in self.sheet.proceedings if p.kind == "confirmation"]
        if not asked or any(one.outcome == "dismissed" for one in asked):
            return None
        return last_clock(self, "K13")


def until_when(due, lasting=True, first="") -> str:
    """Until when enforcement may be applied for; duties not to act count from a breach.

    `first` says when that of the first of several duties ends.
    """
    if due is None and not lasting:
        return ""  # nobody owes anything
    if due is None:
        article = articles_of_enforcement.DUTY_NOT_TO_ACT
        return f"一方违反的，可自违反之日起二年内申请强制执行（{article}）。"
    until = f"{by_last_day(due)}申请强制执行{f'；{first}' if first else ''}"
    return f"一方不履行的，可在{until}（{articles_of_enforcement.ENFORCEMENT_TIME}）。"
