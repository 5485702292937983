"""Who owes, or is owed, under a clause beside its first party, and what the share of each is."""

from django.db import models
from django.db.models import Q

from cases.law import shares
from cases.law.ratios import in_parts, of_parts
from cases.legal_records.base import LegalRecord

from .clauses import Clause

ONCE_IN_A_CLAUSE = "同一位当事人在一条里只写一次。"


def _once(name, sentence) -> models.UniqueConstraint:
    """That a party stands once in these rows of a clause."""
    fields = ["clause", "party"]
    return models.UniqueConstraint(fields=fields, name=name, violation_error_message=sentence)


class BesideAClause(models.Model):
    """What a party has under a clause, in a row beside it."""

    of_case = ("clause__agreement__case",)

    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.party_id)


class CoDebtor(BesideAClause, LegalRecord):
    """A further party that owes under a clause, beside its first debtor."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="co_debtors")

    class Meta:
        verbose_name = verbose_name_plural = "共同承担的当事人"
        constraints = [_once("co_debtor_once", ONCE_IN_A_CLAUSE)]


class CoCreditor(BesideAClause, LegalRecord):
    """A further party that is owed under a clause, beside its first creditor."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="co_creditors")

    class Meta:
        verbose_name = verbose_name_plural = "共同收款的当事人"
        constraints = [_once("co_creditor_once", ONCE_IN_A_CLAUSE)]


class Share(BesideAClause, LegalRecord):
    """What one of several owes, or is owed, of the sum of a clause: 分, or a ratio.

    A ratio is `ratio` parts out of `out_of`; where that is empty an earlier version wrote it, in
    1/10,000.
    """

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="shares")
    amount = models.BigIntegerField("份额（分）", null=True)
    ratio = models.PositiveIntegerField(shares.PARTS, null=True)
    out_of = models.PositiveIntegerField("份额（分母）", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "份额"
        constraints = [
            _once("share_once", "同一位当事人在一条里只写一个份额。"),
            models.CheckConstraint(
                name="share_is_a_sum_or_a_ratio",
                condition=Q(amount__gt=0, ratio=None) | Q(amount=None, ratio__gt=0),
                violation_error_message=shares.SUM_OR_PARTS,
            ),
            models.CheckConstraint(
                name="share_is_at_most_the_whole",
                condition=Q(out_of=None) | Q(ratio__isnull=False, out_of__gte=models.F("ratio")),
                violation_error_message="份额不能超过百分之百。",
            ),
        ]

    @classmethod
    def of(cls, clause, party, share):
        """An unsaved share of a party, as written (分, ratio)."""
        fen, ratio = share
        return cls(clause=clause, party=party, amount=fen, **in_parts(ratio))

    @property
    def written(self) -> tuple:
        """The share as written: 分 or None, ratio or None."""
        return self.amount, of_parts(self.ratio, self.out_of)
