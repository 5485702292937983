"""What became of agreed duties: a breach of what lasts, a condition that was met or not."""

from django.db import models
from django.db.models import Q

from cases.legal_records.base import LegalRecord

from .records import Obligation


class Breach(LegalRecord):
    """One breach of a lasting duty, with its day and proof; open until it is put right."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="breaches")
    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="breaches")
    on = models.DateField("违反日")
    words = models.CharField("怎么违反的", max_length=300)
    proof = models.CharField("凭证", max_length=200)
    ended_on = models.DateField("改正日", null=True)
    ended_how = models.CharField("怎么认定改正的", max_length=200, blank=True)
    recorded_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "违反记录"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="breach_has_proof",
                condition=~Q(proof=""),
                violation_error_message="登记违反要写明凭证。",
            ),
            models.CheckConstraint(
                name="breach_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("on")),
                violation_error_message="改正日不能早于违反日。",
            ),
        ]

    def __str__(self):
        return f"{self.on}"


class ConditionOutcome(LegalRecord):
    """What became of a condition of the agreement: met, or no longer possible."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="condition_outcomes")
    clause = models.OneToOneField("cases.Clause", models.PROTECT, related_name="outcome")
    met = models.BooleanField("成就")
    on = models.DateField("认定的日期")
    proof = models.CharField("凭证", max_length=200)
    recorded_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "条件的结果"
        constraints = [
            models.CheckConstraint(
                name="condition_outcome_has_proof",
                condition=~Q(proof=""),
                violation_error_message="登记条件成就要写明凭证。",
            )
        ]

    def __str__(self):
        return f"{self.on}"
