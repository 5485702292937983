"""Access rows of single cases, and the log of full views."""

from django.db import models

from mediation.directory.models import Function


class CaseAccess(models.Model):
    """One admission of one principal to one case, in one function, until a day."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="admissions")
    principal = models.CharField(max_length=40)
    function = models.CharField(max_length=12, choices=Function)
    until = models.DateField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "准入"
        constraints = [
            models.UniqueConstraint(
                fields=["principal", "function", "case"], name="one_admission_a_function"
            )
        ]

    def __str__(self):
        return f"{self.principal} {self.function}"


class AccessLog(models.Model):
    """A full view of a protected field, or an opening with a reason: who, what, when."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="access_log")
    principal = models.CharField(max_length=40)
    actor = models.CharField(max_length=80)
    function = models.CharField(max_length=12)
    what = models.CharField("查看内容", max_length=120)
    reason = models.CharField("理由", max_length=200, blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "查看记录"

    def __str__(self):
        return self.what
