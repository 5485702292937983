"""The numbers that other bodies use for a case."""

from django.db import models

from cases.legal_records.base import LegalRecord


class ExternalNumber(LegalRecord):
    """The number of the case in another body's system."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="external_numbers")
    system = models.CharField("系统", max_length=40)
    number = models.CharField("编号", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "外部编号"

    def __str__(self):
        return f"{self.system} {self.number}"
