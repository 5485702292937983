"""What a duty no longer asks for: waived, set off, beyond an estate or fallen out of an award."""

from collections import Counter

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from cases.legal_records.base import LegalRecord

from .records import Obligation

# Why a sum is less than what was agreed or ordered, as every page and paper calls it.
GIVEN_UP, BEYOND, FELL = "免除、抵销", "超出遗产、不用清偿", "裁决已撤销"


class Reduction(LegalRecord):
    """One waiver, or one side of a set-off, of a duty; it stays on record when taken back.

    `clause` is the one that it follows from; without one it was recorded later, with its proof.
    """

    class Kind(models.TextChoices):
        WAIVER = "waiver", "免除"
        SET_OFF = "set_off", "抵销"
        NOT_TAKEN_OVER = "not_over", "不由承继人承担"
        FELL = "fell", "裁决撤销的部分"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="reductions")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="reductions")
    against = models.ForeignKey(Obligation, models.PROTECT, null=True, related_name="+")
    clause = models.ForeignKey("cases.Clause", models.PROTECT, null=True, related_name="reductions")
    kind = models.CharField("种类", max_length=8, choices=Kind)
    # Of several joint debtors the one whose debt was waived, and whether it owes nothing any more.
    of_debtor = models.ForeignKey(
        "cases.Party",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="只免除哪一位连带债务人的",
    )
    releases = models.BooleanField("这一位不再承担", default=False)
    # None: all of a duty that is no sum, or whose sum is not fixed yet.
    amount = models.BigIntegerField("金额（分）", null=True)
    on = models.DateField("免除（抵销）日")
    proof = models.CharField("凭证", max_length=200, blank=True)
    recorded_by = models.CharField("登记人", max_length=60)
    taken_back_on = models.DateField("撤回日", null=True)
    taken_back_why = models.CharField("撤回的原因", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "免除和抵销"
        constraints = [
            models.CheckConstraint(
                name="reduction_positive",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message="免除、抵销的金额必须大于零。",
            ),
            models.CheckConstraint(
                name="reduction_is_agreed_or_proved",
                condition=Q(clause__isnull=False) | ~Q(proof=""),
                violation_error_message="登记免除、抵销要写明凭证。",
            ),
        ]

    def __str__(self):
        return f"{self.on}"

    def set_off_on(self, day) -> bool:
        """Whether it is a set-off recorded of that day, beside what the agreement itself says."""
        return self.kind == self.Kind.SET_OFF and self.clause_id is None and self.on == day

    @property
    def may_be_taken_back(self) -> bool:
        """Whether people recorded it; what a clause or a court's ruling did, they cannot undo."""
        return self.clause_id is None and self.kind != self.Kind.FELL


def reduced(**which) -> Coalesce:
    """分 of these kinds that stand and reduce the obligation of the outer query."""
    rows = Reduction.objects.filter(obligation=OuterRef("pk"), taken_back_on=None, **which)
    summed = rows.order_by().values("obligation").annotate(fen=Sum("amount")).values("fen")
    return Coalesce(Subquery(summed), 0)


def by_law() -> dict[str, Coalesce]:
    """分 of an obligation that nobody gave up, as it is read with it."""
    kinds = {"beyond_estate": Reduction.Kind.NOT_TAKEN_OVER, "fell": Reduction.Kind.FELL}
    return {name: reduced(kind=kind) for name, kind in kinds.items()}


def less_of(*duties) -> dict[str, int]:
    """分 by which these sums are less, by why."""
    found = Counter()
    for duty in duties:
        found[GIVEN_UP] += duty.let_off - duty.beyond_estate - duty.fell
        found[BEYOND] += duty.beyond_estate
        found[FELL] += duty.fell
    return {why: fen for why, fen in found.items() if fen}
