"""The record of a case that passes from one committee to another."""

from django.db import models
from django.db.models import F, Q

from cases.law.transfers import TransferGround
from cases.legal_records.base import LegalRecord


class Transfer(LegalRecord):
    """A case handed to another committee: from whom, why, with whose consent; what was answered.

    It is the line of both committees' registers: the former one reads it, not the case.
    """

    class Answer(models.TextChoices):
        NONE = "", "还没有答复"
        TAKEN = "taken", "已接收"
        RETURNED = "returned", "已退回"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="transfers")
    sender = models.ForeignKey("directory.Committee", models.PROTECT, related_name="handed_over")
    receiver = models.ForeignKey("directory.Committee", models.PROTECT, related_name="handed_to")
    ground = models.CharField("移交的原因", max_length=20, choices=TransferGround)
    reason = models.CharField("说明", max_length=300)
    agreed_how = models.CharField("当事人怎么同意的", max_length=120)
    papers = models.CharField("移交的材料", max_length=200)
    sent_on = models.DateField("移交日")
    answer = models.CharField("答复", max_length=10, choices=Answer, blank=True, default="")
    answered_on = models.DateField("答复日", null=True)
    answer_words = models.CharField("答复的内容", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "移交"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(answer=""),
                name="one_transfer_waits",
                violation_error_message="这个案件已经移交，等对方答复。",
            ),
            models.CheckConstraint(
                condition=~Q(sender=F("receiver")),
                name="transferred_to_another_committee",
                violation_error_message="不能移交给本会自己。",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(answered_on__isnull=False, answered_on__gte=F("sent_on"))),
                name="transfer_is_answered_on_a_day",
                violation_error_message="移交的答复要写明日期，不能早于移交的那天。",
            ),
        ]

    def __str__(self):
        return f"{self.sender}移交{self.receiver}"
