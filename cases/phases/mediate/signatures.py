"""The marks under an agreement: of the parties, the mediator and the committee."""

from django.db import models
from django.db.models import Q

from cases.legal_records.base import LegalRecord

BRANCH_HEAD = "分支机构或者项目负责人"
ALREADY_SIGNED = "这一方已经签过了。"


class Signature(LegalRecord):
    """One mark under an agreement: a party's, the mediator's, or the committee's seal."""

    class Kind(models.TextChoices):
        PARTY = "party", "当事人"
        MEDIATOR = "mediator", "调解员"
        SEAL = "seal", "调委会印章"

    class Mark(models.TextChoices):
        NAME = "name", "签名"
        STAMP = "stamp", "盖章"
        FINGER = "finger", "按指印"

    class Way(models.TextChoices):
        PAPER = "paper", "纸质签署"
        IN_PRESENCE = "in_presence", "当面在屏幕上签署"
        CERTIFICATE = "certificate", "数字证书"

    class Who(models.TextChoices):
        """Who signed for a party: itself, or who represents it, by the keys of `Party.Speaker`."""

        UNKNOWN = "", "未登记"
        SELF = "self", "本人（单位盖章）"
        AGENT = "agent", "委托代理人"
        GUARDIAN = "guardian", "法定代理人"
        LEGAL_REPRESENTATIVE = "legal_representative", "法定代表人（负责人）"
        BRANCH = "branch", BRANCH_HEAD
        ADMINISTRATOR = "appointed", "管理人"
        SUCCESSOR = "successor", "继承人"

    of_case = ("agreement__case",)

    agreement = models.ForeignKey("cases.Agreement", models.CASCADE, related_name="signatures")
    kind = models.CharField("谁", max_length=10, choices=Kind)
    party = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="signatures")
    name = models.CharField("姓名", max_length=80)
    mark = models.CharField("方式", max_length=10, choices=Mark)
    way = models.CharField("途径", max_length=12, choices=Way, default=Way.PAPER)
    signer = models.CharField("由谁签的", max_length=20, choices=Who, blank=True)
    identity_checked = models.CharField("身份核对", max_length=120, blank=True)
    on = models.DateField("日期")
    recorded_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "签署"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "party"],
                condition=Q(kind="party"),
                name="a_party_signs_once",
                violation_error_message=ALREADY_SIGNED,
            ),
            models.UniqueConstraint(
                fields=["agreement", "kind"],
                condition=Q(kind__in=["mediator", "seal"]),
                name="mediator_and_seal_once",
                violation_error_message="已经签过名或者盖过章了。",
            ),
            models.CheckConstraint(
                name="party_mark_names_the_party",
                condition=~Q(kind="party") | Q(party__isnull=False),
                violation_error_message="当事人签署必须写明是哪一方。",
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.get_mark_display()}"
