"""Payments: who paid whom how much of which duty, with proof and the receiver's word."""

from django.db import models
from django.db.models import Q

from cases.legal_records.base import LegalRecord

from .records import Obligation

BY_AGREEMENT = "协议约定"  # who recorded, and confirmed, what the agreement says was paid before


class Payment(LegalRecord):
    """One payment; an amount beyond the debt is kept as `credited` (分)."""

    class Way(models.TextChoices):
        TRANSFER = "transfer", "银行转账"
        CASH = "cash", "现金"
        MOBILE = "mobile", "手机支付"
        COURT = "court", "法院执行款"
        GOODS = "goods", "以物抵款"
        OTHER = "other", "其他"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="payments")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="payments")
    payer = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="+")
    payee = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="+")
    amount = models.BigIntegerField("金额（分）")
    credited = models.BigIntegerField("多付（分）", default=0)
    way = models.CharField("方式", max_length=10, choices=Way)
    paid_on = models.DateField("付款日")
    proof = models.CharField("凭证", max_length=200, blank=True)
    confirmed_on = models.DateField("收款人确认日", null=True)
    confirmed_how = models.CharField("确认方式", max_length=120, blank=True)
    recorded_by = models.CharField("登记人", max_length=60)
    reversed_on = models.DateField("冲销日", null=True)
    reversed_why = models.CharField("冲销的原因", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "付款"
        constraints = [
            models.CheckConstraint(
                name="payment_positive",
                condition=Q(amount__gt=0),
                violation_error_message="付款金额必须大于零。",
            ),
            models.CheckConstraint(
                name="payment_credit_within_amount",
                condition=Q(credited__gte=0) & Q(credited__lte=models.F("amount")),
                violation_error_message="多付部分不能超过付款金额。",
            ),
        ]

    def __str__(self):
        return f"{self.paid_on}"

    @property
    def receivers(self) -> list:
        """The parties that may confirm it: who received it, or who follow them by now."""
        duty = self.obligation
        is_gone = self.payee is not None and not self.payee.active
        if is_gone or duty.may_have_followers:
            duty.followed_by = self.case.sheet.followed_by
        return duty.as_followed([self.payee]) if self.payee_id else duty.now("creditor")
