"""Records of who takes part beside the parties: recusals asked for, people who were invited."""

from django.db import models
from django.db.models import F, Q

from cases.legal_records.base import LegalRecord
from cases.words.punctuation import without_final_stop


class Recusal(LegalRecord):
    """A party asked that a mediator withdraw: on what ground, and what was decided.

    Waived: all parties agreed that the mediator stays. Repeated: on a ground that was decided
    before, answered by that decision.
    """

    class Outcome(models.TextChoices):
        OPEN = "", "还没有决定"
        GRANTED = "granted", "同意回避"
        REFUSED = "refused", "驳回申请"
        WAIVED = "waived", "各方都同意不回避"
        REPEATED = "repeated", "同一理由已经决定"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="recusals")
    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="recusals")
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="recusals")
    ground = models.CharField("理由", max_length=300)
    how = models.CharField("怎么提出的", max_length=60, blank=True)
    asked_on = models.DateField("申请日")
    outcome = models.CharField("决定", max_length=10, choices=Outcome, blank=True, default="")
    decided_on = models.DateField("决定日", null=True)
    reasons = models.CharField("决定的理由", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "回避申请"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "party"],
                condition=Q(outcome=""),
                name="one_open_recusal_of_a_party",
                violation_error_message="这一方申请这位调解员回避，已经有一件等决定。",
            ),
            models.CheckConstraint(
                name="recusal_is_decided_on_a_day",
                condition=Q(outcome="", decided_on=None)
                | (~Q(outcome="") & Q(decided_on__isnull=False, decided_on__gte=F("asked_on"))),
                violation_error_message="回避的决定要写明日期，不能早于申请的那天。",
            ),
        ]

    def __str__(self):
        return f"申请{self.person}回避：{without_final_stop(self.ground)}"


class Helper(LegalRecord):
    """Somebody invited to help or to watch, with the consent of all parties (调解法 20)."""

    class Part(models.TextChoices):
        RELATIVE = "relative", "当事人的亲属"
        NEIGHBOUR = "neighbour", "邻里、同事"
        EXPERT = "expert", "有专门知识的人员"
        BODY = "body", "社会组织、有关单位的人员"
        LAWYER = "lawyer", "律师、法律顾问"
        OBSERVER = "observer", "旁听人员"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="helpers")
    name = models.CharField("姓名", max_length=60)
    body = models.CharField("单位", max_length=80, blank=True)
    part = models.CharField("身份", max_length=10, choices=Part)
    agreed_how = models.CharField("各方怎么同意的", max_length=120)
    invited_on = models.DateField("邀请日")

    class Meta:
        verbose_name = verbose_name_plural = "邀请参加调解的人"

    def __str__(self):
        return f"{self.body}{self.name}（{self.get_part_display()}）"
