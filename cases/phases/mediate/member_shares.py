"""What of a payment, or of a waiver or set-off, is that of one member of a group."""

from typing import ClassVar

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from cases.legal_records.base import LegalRecord

STANDING = Q(taken_back_on=None)
# A share counts as long as the payment or the reduction does, under the title in force.
COUNTS = STANDING & (
    Q(
        payment__isnull=False,
        payment__reversed_on=None,
        payment__obligation__title__until=None,
    )
    | Q(
        reduction__isnull=False,
        reduction__taken_back_on=None,
        reduction__obligation__title__until=None,
    )
)


class MemberShare(LegalRecord):
    """The part of one member in a payment or in a reduction, in 分; one taken back stays."""

    of_case: ClassVar[tuple[str, ...]] = ("case",)

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="member_shares")
    member = models.ForeignKey("cases.GroupMember", models.PROTECT, related_name="shares")
    payment = models.ForeignKey("cases.Payment", models.PROTECT, null=True, related_name="shares")
    reduction = models.ForeignKey(
        "cases.Reduction", models.PROTECT, null=True, related_name="shares"
    )
    amount = models.BigIntegerField("金额（分）")
    on = models.DateField("登记日")
    taken_back_on = models.DateField("更正日", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "各户的份额"
        constraints = [
            models.CheckConstraint(
                name="share_is_of_one_thing",
                condition=Q(payment__isnull=False, reduction=None)
                | Q(payment=None, reduction__isnull=False),
                violation_error_message="一份只能是一笔付款的，或者一笔减免的。",
            ),
            models.CheckConstraint(
                name="share_positive",
                condition=Q(amount__gt=0),
                violation_error_message="分到一户的金额必须大于零。",
            ),
            models.UniqueConstraint(
                fields=["payment", "member"],
                condition=Q(taken_back_on=None, payment__isnull=False),
                name="one_share_of_a_payment",
                violation_error_message="这一户在这笔付款里已经有一份。",
            ),
            models.UniqueConstraint(
                fields=["reduction", "member"],
                condition=Q(taken_back_on=None, reduction__isnull=False),
                name="one_share_of_a_reduction",
                violation_error_message="这一户在这笔减免里已经有一份。",
            ),
        ]

    def __str__(self):
        return f"{self.on}"


def booked(**besides) -> Coalesce:
    """分 booked for a member of the outer query, without the shares that `besides` names."""
    rows = MemberShare.objects.filter(COUNTS, member=OuterRef("pk")).order_by()
    if besides:
        rows = rows.exclude(**besides)
    summed = rows.values("member").annotate(fen=Sum("amount")).values("fen")
    return Coalesce(Subquery(summed), 0)


def left(**besides):
    """分 that a member is bound for and that are not booked, in SQL."""
    return Coalesce(F("bound_for"), 0) - booked(**besides)
