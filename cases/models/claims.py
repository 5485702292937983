"""What one party claims from another."""

from django.db import models
from django.db.models import Q

from cases.law.limitation import Nature
from cases.legal_records.base import LegalRecord

from .party import Party


class Claim(LegalRecord):
    """What one party claims from another: an item, a sum in 分 or a ratio of a base.

    `added_on` is empty for what was claimed at the registration. What is withdrawn stays on record.
    """

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="claims")
    from_party = models.ForeignKey(Party, models.CASCADE, null=True, related_name="claims_made")
    to_party = models.ForeignKey(Party, models.CASCADE, null=True, related_name="claims_met")
    item = models.CharField("请求", max_length=200)
    nature = models.CharField("性质", max_length=8, choices=Nature, blank=True)
    amount = models.BigIntegerField("金额（分）", null=True)
    approximate = models.BooleanField("约数", default=False)
    ratio_bp = models.PositiveIntegerField("比例（万分之）", null=True)
    ratio_base = models.CharField("计算基数", max_length=120, blank=True)
    added_on = models.DateField("增加的日期", null=True, blank=True)
    withdrawn_on = models.DateField("撤回的日期", null=True, blank=True)
    withdrawn_reason = models.CharField("撤回的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "请求"
        constraints = [
            models.CheckConstraint(
                name="claim_not_negative",
                condition=Q(amount=None) | Q(amount__gte=0),
                violation_error_message="请求金额不能是负数。",
            )
        ]

    def __str__(self):
        return self.item
