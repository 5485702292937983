"""When the daily run was made last, by which a clock that jumped far ahead is noticed.

A run under such a clock would write lapses and defaults that nobody can take back. What was
recorded last counts as well: people who work see the day on every page.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Max

from mediation import clock

from .case import Case

# Longer than from 小年 to 元宵 with the days off around them, for which a committee may be shut.
MOST_SILENT = timedelta(days=30)


class DailyRun(models.Model):
    """The moment of the last daily run; one row."""

    ONE = 1

    at = models.DateTimeField("最近一次")

    class Meta:
        verbose_name = verbose_name_plural = "每日运行"

    def __str__(self):
        return f"{self.at}"


def note_run() -> None:
    """Note that the daily run is made now, also where an earlier one was dated later."""
    DailyRun.objects.update_or_create(pk=DailyRun.ONE, defaults={"at": clock.now()})


def last_sign_of_life() -> datetime | None:
    """The later of the last daily run and of what was recorded last; None in an empty database."""
    run = DailyRun.objects.aggregate(last=Max("at"))["last"]
    recorded = Case.objects.aggregate(last=Max("moved_at"))["last"]
    return max(filter(None, (run, recorded)), default=None)


def is_long_ago(last: datetime | None) -> bool:
    """Whether that moment lies so far back that the clock may be ahead."""
    return last is not None and clock.now() - last > MOST_SILENT
