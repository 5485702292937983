"""What one party, or several, claim from another, or from several."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from cases.law import shares
from cases.law.clause_kinds.row import APART, NO_SHARE
from cases.law.limitation import Nature
from cases.law.ratios import Ratio, in_parts, of_parts
from cases.legal_records.base import LegalRecord

from .party import Party


class Claim(LegalRecord):
    """What is claimed: an item, a sum in 分 or a ratio of a base, whole for all of them.

    `from_party` and `to_party` are the first of each side; where a side has several, each stands in
    `people`, and `entitlement` or `liability` says how they share. `added_on` is empty for what was
    claimed at the registration. What is withdrawn stays on record.
    """

    class Liability(models.TextChoices):
        JOINT = "joint", "连带：可以要其中任何一人承担全部"
        EQUAL = "equal", "按份：每人承担一样多"
        SHARES = "shares", "按份：每人承担写明的一份"
        UNDIVIDED = "undivided", "一起承担，没有分份额"

    class Entitlement(models.TextChoices):
        JOINT = "joint", "连带：其中任何一人都可以要全部"
        EQUAL = "equal", "按份：每人得一样多"
        SHARES = "shares", "按份：每人得写明的一份"
        UNDIVIDED = "undivided", "共同的，没有分份额"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="claims")
    from_party = models.ForeignKey(Party, models.CASCADE, null=True, related_name="claims_made")
    to_party = models.ForeignKey(Party, models.CASCADE, null=True, related_name="claims_met")
    entitlement = models.CharField("几个人怎么得", max_length=10, choices=Entitlement, blank=True)
    liability = models.CharField("几个人怎么承担", max_length=10, choices=Liability, blank=True)
    item = models.CharField("请求", max_length=200)
    nature = models.CharField("性质", max_length=8, choices=Nature, blank=True)
    amount = models.BigIntegerField("金额（分）", null=True)
    approximate = models.BooleanField("约数", default=False)
    # `ratio` parts out of `out_of`; where that is empty, in 1/10,000.
    ratio = models.PositiveIntegerField("比例", null=True)
    out_of = models.PositiveIntegerField("比例的分母", null=True)
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

    @property
    def written_ratio(self) -> Ratio | None:
        """The ratio as written: in 1/10,000, or a fraction."""
        return of_parts(self.ratio, self.out_of)

    @cached_property
    def several(self) -> list["ClaimParty"]:
        """The people of the sides that have several, in their order."""
        rows = self.people.all() if self.liability or self.entitlement else ()
        return sorted(rows, key=lambda row: row.pk)

    def _keys(self, side, first) -> list[int]:
        rows = [row.party_id for row in self.several if row.side == side]
        return rows or ([first] if first else [])

    @property
    def claimants(self) -> list[int]:
        """The keys of those who claim."""
        return self._keys(ClaimParty.Side.FROM, self.from_party_id)

    @property
    def respondents(self) -> list[int]:
        """The keys of those from whom is claimed."""
        return self._keys(ClaimParty.Side.TO, self.to_party_id)

    @property
    def written_shares(self) -> dict[int, tuple]:
        """The shares as written, (分, ratio) by the key of their party."""
        return {row.party_id: row.written for row in self.several if row.written != NO_SHARE}

    @property
    def apart(self) -> dict[int, int]:
        """What each who claims, or owes, apart has of the sum (分), by key; empty for one sum."""
        if self.amount is None or not {self.liability, self.entitlement} & APART:
            return {}
        keys = self.respondents if self.liability in APART else self.claimants
        written = [self.written_shares.get(key, NO_SHARE) for key in keys]
        return dict(zip(keys, shares.sums(self.amount, written), strict=True))

    def counts_without(self, left) -> bool:
        """Whether somebody on each side has not left."""
        sides = (self.claimants, self.respondents)
        return not any(keys and left.issuperset(keys) for keys in sides)

    def sum_without(self, left) -> int | None:
        """The sum (分) between those who have not left: the share of who left falls away only
        where they share apart (民法典 517, 518)."""
        gone = sum(fen for key, fen in self.apart.items() if key in left)
        return None if self.amount is None else self.amount - gone


class ClaimParty(LegalRecord):
    """One of several people on one side of a claim, and their share of it, if written: 分, or
    `ratio` parts out of `out_of` (empty: in 1/10,000)."""

    of_case = ("claim__case",)

    class Side(models.TextChoices):
        FROM = "from", "请求的人"
        TO = "to", "被请求的人"

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="people")
    party = models.ForeignKey(Party, models.CASCADE, related_name="joint_claims")
    side = models.CharField("哪一边", max_length=4, choices=Side)
    amount = models.BigIntegerField("份额（分）", null=True)
    ratio = models.PositiveIntegerField(shares.PARTS, null=True)
    out_of = models.PositiveIntegerField("份额（分母）", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "共同请求的当事人"
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "party"],
                name="claim_party_once",
                violation_error_message="同一位当事人在一项请求里只写一次。",
            ),
            models.CheckConstraint(
                name="claim_share_is_a_sum_or_a_ratio",
                condition=Q(amount=None) | Q(amount__gt=0, ratio=None),
                violation_error_message=shares.SUM_OR_PARTS,
            ),
        ]

    def __str__(self):
        return str(self.party_id)

    @classmethod
    def of(cls, claim, party, side, share):
        """An unsaved row of a party with its share as written (分, ratio)."""
        fen, ratio = share
        return cls(claim=claim, party=party, side=side, amount=fen, **in_parts(ratio))

    @property
    def written(self) -> tuple:
        """The share as written: 分 or None, ratio or None."""
        return self.amount, of_parts(self.ratio, self.out_of)
