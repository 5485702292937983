"""The members of a group that is a party: who each is, what they claim, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.legal_records.base import LegalQuerySet, LegalRecord
from mediation.vault import RowKeyField, SealedTextField, fingerprint

MOST_REPRESENTATIVES = 5


class MemberQuerySet(LegalQuerySet):
    """Questions about members of groups."""

    def remaining(self):
        """Those who did not leave the group."""
        return self.filter(left_on=None)

    def bound(self):
        """Those whom an agreement binds that took effect."""
        return self.filter(bound_on__isnull=False)


class GroupMember(LegalRecord):
    """One household or person of a group; `number` is its place on the group's list, never reused.

    Sums are 分. Representatives speak for the others, but admit, waive and settle only with each
    member's consent (民诉法 56).
    """

    class Consent(models.TextChoices):
        NONE = "", "未表态"
        YES = "yes", "同意调解"
        NO = "no", "不同意调解"

    class Left(models.TextChoices):
        PAID = "paid", "已经付清"
        SOLD = "sold", "房屋已经转让"
        DEAD = "dead", "已经去世"
        TENANT = "tenant", "是承租人，不是本人的事"
        UNWILLING = "unwilling", "不愿继续"
        OTHER = "other", "其他"

    class Outcome(models.TextChoices):
        NONE = "", "还没有结果"
        SIGNED = "signed", "本人签署"
        THROUGH = "through", "书面同意代表和解"
        NOT = "not", "没有谈成"

    AGREED = (Outcome.SIGNED, Outcome.THROUGH)
    not_covered: ClassVar[dict] = {
        "row_key": "names the row in its sealed values, which open with it alone",
        "phone_mark": "the fingerprint of the phone, compared with it",
    }

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="group_members")
    group = models.ForeignKey("cases.Party", models.CASCADE, related_name="members")
    number = models.PositiveIntegerField("序号")
    household = models.CharField("户", max_length=120, blank=True)
    name = models.CharField("姓名", max_length=80, blank=True)
    row_key = RowKeyField()
    phone = SealedTextField("电话", blank=True, default="")
    phone_mark = models.CharField(max_length=64, blank=True, db_index=True)
    amount = models.BigIntegerField("请求或者欠付的金额（分）", null=True)
    grounds = models.CharField("理由或者抗辩", max_length=300, blank=True)
    representative = models.BooleanField("代表人", default=False)
    joined_on = models.DateField("登记日")
    asked_on = models.DateField("问到的日子", null=True)
    consent = models.CharField("是否同意调解", max_length=4, choices=Consent, blank=True)
    consent_on = models.DateField("表态日", null=True)
    consent_how = models.CharField("表态方式", max_length=120, blank=True)
    outcome = models.CharField("谈定的结果", max_length=8, choices=Outcome, blank=True, default="")
    agreed_amount = models.BigIntegerField("谈定的金额（分）", null=True)
    agreed_on = models.DateField("谈定日", null=True)
    bound_on = models.DateField("受协议约束的日子", null=True)
    bound_how = models.CharField(
        "怎样受约束", max_length=8, choices=Outcome, blank=True, default=""
    )
    bound_agreed_on = models.DateField("受约束的谈定日", null=True)
    bound_for = models.BigIntegerField("受约束的金额（分）", null=True)
    left_on = models.DateField("退出日", null=True)
    left_because = models.CharField("退出原因", max_length=10, choices=Left, blank=True)
    left_words = models.CharField("退出的说明", max_length=200, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "成员"
        ordering = ["group", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "number"],
                name="member_number_once",
                violation_error_message="名单里已经有这个序号。",
            ),
            models.UniqueConstraint(
                fields=["group", "household", "name"],
                condition=Q(left_on=None),
                name="member_listed_once",
                violation_error_message="这一户、这个姓名已经在名单里。",
            ),
            models.CheckConstraint(
                name="member_can_be_told",
                condition=~Q(name="") | ~Q(household=""),
                violation_error_message="成员要写明是哪一户或者姓名。",
            ),
            models.CheckConstraint(
                name="member_consent_has_a_day",
                condition=Q(consent="") | Q(consent_on__isnull=False),
                violation_error_message="成员表态要写明日期。",
            ),
            models.CheckConstraint(
                name="member_left_with_a_reason",
                condition=Q(left_on=None, left_because="")
                | (Q(left_on__isnull=False) & ~Q(left_because="")),
                violation_error_message="成员退出要写明日期和原因。",
            ),
            models.CheckConstraint(
                name="member_result_has_a_day",
                condition=Q(outcome="", agreed_on=None, agreed_amount=None)
                | (~Q(outcome="") & Q(agreed_on__isnull=False)),
                violation_error_message="成员谈定的结果要写明日期。",
            ),
            models.CheckConstraint(
                name="member_bound_has_a_day",
                condition=Q(bound_how="", bound_on=None, bound_for=None)
                | (~Q(bound_how="") & Q(bound_on__isnull=False)),
                violation_error_message="成员受协议约束要写明日期。",
            ),
            models.CheckConstraint(
                name="member_amount_not_negative",
                condition=(Q(amount=None) | Q(amount__gte=0))
                & (Q(agreed_amount=None) | Q(agreed_amount__gte=0))
                & (Q(bound_for=None) | Q(bound_for__gte=0)),
                violation_error_message="成员的金额不能是负数。",
            ),
            models.CheckConstraint(
                name="no_sum_of_a_member_who_did_not_agree",
                condition=~Q(outcome="not") | Q(agreed_amount=None),
                violation_error_message="没有谈成的成员没有谈定的金额。",
            ),
        ]

    def __str__(self):
        return f"第{self.number}号"

    @property
    def has_agreed(self) -> bool:
        """Whether the member agreed to a result that no agreement has made binding yet."""
        return self.outcome in self.AGREED

    def save(self, **kwargs):
        """Store the keyed fingerprint beside the sealed telephone."""
        self.mark_phone()
        super().save(**kwargs)

    def mark_phone(self) -> None:
        """Set the fingerprint by which the telephone is found."""
        self.phone_mark = fingerprint(self.phone) if self.phone else ""
