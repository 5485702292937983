"""Return visits 回访: planned within a year, made or dropped."""

from django.db import models

from cases.legal_records.base import LegalRecord


class ReturnVisit(LegalRecord):
    """A planned or completed return visit 回访 (F11)."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="visits")
    planned_on = models.DateField("计划日")
    done_on = models.DateField("回访日", null=True)
    dropped_on = models.DateField("因重新办理而取消的日期", null=True)
    words = models.TextField("回访情况", blank=True)
    evening = models.BooleanField("夜访", default=False)
    by = models.CharField("回访人", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "回访"

    def __str__(self):
        return f"{self.planned_on}"
