"""The work calendar as rows, notice by notice.

A notice of the State Council is named for a year but may move days of the December before. Every
change of a day gives all years a new stamp; a cached calendar is valid for the stamps it was read
with, so that no process uses an outdated one (`reading`). Other rows cached together with the
calendar renew the stamps when they change (`stamp_with`).
"""

from uuid import uuid4

from django.db import models
from django.db.models.signals import post_delete, post_save


class CalendarYear(models.Model):
    """A year and whether its notice is published; a year without a row or days is unknown."""

    class Status(models.TextChoices):
        KNOWN = "known", "已公布"
        EMPTY = "empty", "未公布"

    year = models.PositiveSmallIntegerField("年", unique=True)
    status = models.CharField("状态", max_length=6, choices=Status)
    stamp = models.UUIDField("版本", default=uuid4, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "日历年份"
        ordering = ["year"]

    def __str__(self):
        return str(self.year)


class StampingQuerySet(models.QuerySet):
    """Rows of the calendar; bulk writes renew the stamps too."""

    def update(self, **kwargs):
        """Change rows and renew the stamps."""
        return _and_stamp(super().update(**kwargs))

    def bulk_create(self, *args, **kwargs):
        """Add rows and renew the stamps."""
        return _and_stamp(super().bulk_create(*args, **kwargs))


class WorkCalendarDay(models.Model):
    """One day that differs from Monday to Friday: a day off, or a weekend day worked."""

    class Kind(models.TextChoices):
        OFF = "off", "放假"
        WORK = "work", "调休上班"

    day = models.DateField("日期", unique=True)
    kind = models.CharField("种类", max_length=4, choices=Kind)
    name = models.CharField("名称", max_length=30, blank=True)
    source = models.CharField("依据", max_length=200, blank=True)
    notice = models.ForeignKey(CalendarYear, models.CASCADE, related_name="days")

    objects = StampingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作日历"
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(
                name="calendar_day_is_off_or_worked",
                condition=models.Q(kind__in=["off", "work"]),
                violation_error_message="日历上的一天要么放假，要么调休上班。",
            )
        ]

    def __str__(self):
        return f"{self.day} {self.get_kind_display()}"


def _and_stamp(result=None, **kwargs):
    """Give every year a new stamp."""
    CalendarYear.objects.update(stamp=uuid4())
    return result


def stamp_with(model) -> None:
    """Renew the stamps when a row of this model is saved or deleted."""
    post_save.connect(_and_stamp, sender=model)
    post_delete.connect(_and_stamp, sender=model)


stamp_with(WorkCalendarDay)
stamp_with(CalendarYear)
