"""Succession: who took over what a party still owed or was owed, by which share and limit."""

from django.db import models
from django.db.models import Q

from cases.legal_records.base import LegalRecord


class Succession(LegalRecord):
    """One successor of a party, or one who renounced the inheritance (民法典 67, 1161)."""

    class Ground(models.TextChoices):
        DEATH = "death", "去世"
        MERGER = "merger", "合并"
        DIVISION = "division", "分立"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="successions")
    predecessor = models.ForeignKey("cases.Party", models.PROTECT, related_name="+")
    successor = models.ForeignKey("cases.Party", models.PROTECT, related_name="+")
    ground = models.CharField("事由", max_length=8, choices=Ground)
    happened_on = models.DateField("去世、合并、分立的日子")
    share = models.CharField("份额", max_length=20, blank=True)  # "1/3"; empty: all, or jointly
    limit = models.BigIntegerField("遗产的实际价值（分）", null=True)
    renounced = models.BooleanField("放弃继承", default=False)
    proof = models.CharField("凭证", max_length=200)
    told_how = models.CharField("怎么告知的", max_length=120)
    on = models.DateField("承继日")
    recorded_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "承继"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="one_succession_of_two_parties",
                violation_error_message="这一方已经登记过承继。",
            ),
            models.CheckConstraint(
                name="succession_is_proved",
                condition=~Q(proof=""),
                violation_error_message="登记承继要写明凭证。",
            ),
            models.CheckConstraint(
                name="who_renounces_takes_nothing",
                condition=Q(renounced=False) | Q(share="", limit=None, ground="death"),
                violation_error_message="放弃继承的，没有份额，也不写遗产价值。",
            ),
            models.CheckConstraint(
                name="limit_of_the_estate_not_negative",
                condition=Q(limit=None) | Q(limit__gte=0),
                violation_error_message="遗产的价值不能是负数。",
            ),
        ]

    def __str__(self):
        return self.get_ground_display()
