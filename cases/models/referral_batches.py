"""Workbooks of referrals: what came with which, and by what the same referral is known again."""

import json
from datetime import date

from django.db import models

from mediation import clock
from mediation.vault import RowKeyField, SealedTextField


class ReferralBatch(models.Model):
    """A workbook of referrals that somebody sent for a committee; a court's own liaison (`court`)
    or the committee, which typed what came on paper.

    `report` (JSON) has what was told and the rows refused; it may name people. `key` is that of the
    form and of the content, so that a workbook sent twice by one form is one batch.
    """

    committee = models.ForeignKey("directory.Committee", models.CASCADE)
    court = models.ForeignKey("directory.Court", models.PROTECT, null=True)
    principal = models.CharField(max_length=40)
    sent_by = models.CharField("谁交的", max_length=80)
    key = models.CharField(max_length=64)
    row_key = RowKeyField()
    file_name = SealedTextField("文件")
    report = SealedTextField(blank=True, default="")
    at = models.DateTimeField("时间")
    finished = models.BooleanField("完成", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "批量移送"
        constraints = [
            models.UniqueConstraint(
                fields=["principal", "key"],
                name="a_batch_is_sent_once_by_a_form",
                violation_error_message="这份表已经送到。",
            )
        ]

    def __str__(self):
        return f"batch {self.pk}"

    @property
    def told(self) -> dict:
        """What was told of the workbook; nothing until it is finished."""
        told = json.loads(self.report) if self.report else {}
        return {"read": 0, "opened": 0, "known": 0, "told": [], "refused": []} | told

    @property
    def refused_rows(self) -> int:
        """The rows of which no case was opened."""
        return len({(one.get("sheet", ""), one["row"]) for one in self.told["refused"]})

    @property
    def sent_on(self) -> date:
        """The day it was sent, in Beijing."""
        return clock.local(self.at).date()


class ReferredCase(models.Model):
    """The case that a row of a batch became; `known_by` is its route, sender and number.

    `content` is a keyed hash of the row, by which the same number with another content is told.
    """

    batch = models.ForeignKey(ReferralBatch, models.CASCADE, related_name="cases")
    committee = models.ForeignKey("directory.Committee", models.CASCADE)
    case = models.OneToOneField("cases.Case", models.CASCADE, related_name="in_batch")
    row = models.PositiveIntegerField("行")
    known_by = models.CharField(max_length=240)
    content = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "批量移送的案件"
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "known_by"],
                name="a_referral_is_opened_once",
                violation_error_message="这一件移送已经登记过。",
            )
        ]

    def __str__(self):
        return f"row {self.row} of batch {self.batch_id}"
