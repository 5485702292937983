"""The work calendar as rows, a year at a time."""

from django.db import models


class CalendarYear(models.Model):
    """A year whose notice is known; a year that is not here, or empty, is unknown."""

    class Status(models.TextChoices):
        KNOWN = "known", "已公布"
        EMPTY = "empty", "未公布"

    year = models.PositiveSmallIntegerField("年", unique=True)
    status = models.CharField("状态", max_length=6, choices=Status)

    class Meta:
        verbose_name = verbose_name_plural = "日历年份"

    def __str__(self):
        return str(self.year)


class WorkCalendarDay(models.Model):
    """One day that differs from Monday–Friday: a day off, or a weekend day worked."""

    class Kind(models.TextChoices):
        OFF = "off", "放假"
        WORK = "work", "调休上班"

    day = models.DateField("日期", unique=True)
    kind = models.CharField("种类", max_length=4, choices=Kind)
    name = models.CharField("名称", max_length=30, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作日历"

    def __str__(self):
        return f"{self.day} {self.get_kind_display()}"
