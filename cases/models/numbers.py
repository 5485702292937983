"""Number series: drawn under a lock, every serial accounted for, none ever reused."""

from django.db import models


class NumberSeries(models.Model):
    """One yearly series of one committee; `next` is the serial drawn next."""

    class Kind(models.TextChoices):
        COMPLAINT = "complaint", "投诉编号"
        LEDGER = "ledger", "导入编号"
        DOSSIER = "dossier", "卷宗号"
        AGREEMENT = "agreement", "协议编号"

    committee = models.ForeignKey("directory.Committee", models.PROTECT)
    kind = models.CharField("种类", max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField("年")
    next = models.PositiveIntegerField("下一号", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "号段"
        constraints = [
            models.UniqueConstraint(fields=["committee", "kind", "year"], name="one_series_a_year")
        ]

    def __str__(self):
        return f"{self.committee} {self.kind} {self.year}"


class NumberDrawn(models.Model):
    """One serial of a series: to which case it went, or why it was spoilt (作废)."""

    class Status(models.TextChoices):
        USED = "used", "使用"
        VOID = "void", "作废"

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="drawn")
    serial = models.PositiveIntegerField("序号")
    number = models.CharField("编号", max_length=60)
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="numbers")
    status = models.CharField("状态", max_length=6, choices=Status, default=Status.USED)
    reason = models.CharField("说明", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "编号登记"
        constraints = [models.UniqueConstraint(fields=["series", "serial"], name="a_serial_once")]

    def __str__(self):
        return self.number
