"""The clauses of an agreement; who owes under one beside its first party: `clause_people.py`."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from cases.law import clauses, shares
from cases.law.clause_kinds import (
    condition,
    letting_off,
    penalty,
    prior,
    set_off,
    table,
    waiver,
)
from cases.law.clause_kinds.row import APART, NO_SHARE, SUM_LATER, sums_apart
from cases.law.clause_text import sides_of
from cases.law.ratios import Ratio, of_parts
from cases.legal_records.base import LegalRecord

EFFECTS = (*condition.EFFECTS, *letting_off.EFFECTS)
# The values of rarer kinds, which stand in the wording under their own name.
TIED = (
    "from_on",
    "until_on",
    "due_days",
    "of_clause",
    "against_clause",
    "bound",
    "effect",
    "whose",
    "liability",
    "entitlement",
)
# The kinds whose sentence takes that column from the clause they name.
NAMING_ANOTHER = {
    "liability": (prior.ROW.code, set_off.ROW.code),
    "entitlement": (penalty.ROW.code,),
}


class Clause(LegalRecord):
    """One structured clause; the sentence on paper is built from it."""

    of_case = ("agreement__case",)

    class Liability(models.TextChoices):
        JOINT = "joint", "连带：收款人可以要其中任何一人付全部"
        EQUAL = "equal", "按份：每人付一样多"
        SHARES = "shares", "按份：每人付写明的一份"
        UNDECIDED = "open", "还没有写明"

    class Entitlement(models.TextChoices):
        JOINT = "joint", "连带：付给其中任何一人就算付清"
        EQUAL = "equal", "按份：每人收一样多"
        SHARES = "shares", "按份：每人收写明的一份"
        UNDECIDED = "open", "还没有写明"

    agreement = models.ForeignKey("cases.Agreement", models.CASCADE, related_name="clauses")
    position = models.PositiveSmallIntegerField("条")
    kind = models.CharField("种类", max_length=12, choices=table.choices)
    by_party = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="+")
    to_party = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="+")
    amount = models.BigIntegerField("金额（分）", null=True)
    text = models.CharField("内容", max_length=600, blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    due_on = models.DateField("期限", null=True)
    due_event = models.CharField("期限（事件）", max_length=120, blank=True)
    standard = models.CharField("标准", max_length=200, blank=True)
    checker = models.CharField("查验人", max_length=120, blank=True)
    way = models.CharField("方式", max_length=60, blank=True)
    hours = models.CharField("时段", max_length=120, blank=True)
    # `ratio` parts out of `out_of`; where that is empty, in 1/10,000.
    ratio = models.PositiveIntegerField("承担的比例", null=True)
    out_of = models.PositiveIntegerField("承担的比例的分母", null=True)
    # A penalty of each day, and at most how much of it.
    daily_rate = models.PositiveIntegerField("每日的比例", null=True)
    daily_rate_of = models.PositiveIntegerField("每日的比例的分母", null=True)
    bound = models.BigIntegerField("最高（分）", null=True)
    from_on = models.DateField("自", null=True)
    until_on = models.DateField("至", null=True)
    due_days = models.PositiveSmallIntegerField("事件后几日内", null=True)
    of_clause = models.PositiveSmallIntegerField("管第几条", null=True)
    against_clause = models.PositiveSmallIntegerField("与第几条抵销", null=True)
    effect = models.CharField("条件成就以后", max_length=12, choices=EFFECTS, blank=True)
    # Of a waiver of a joint debt: of all its debtors, or of one of them within its share.
    whose = models.CharField("免除谁的", max_length=4, choices=letting_off.WHOSE, blank=True)
    # Set where several people owe, who then stand in `co_debtors`; empty for one debtor.
    liability = models.CharField("几个人怎么承担", max_length=6, choices=Liability, blank=True)
    # The same of several people who are owed, in `co_creditors`.
    entitlement = models.CharField("几个人怎么收", max_length=6, choices=Entitlement, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "条款"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "position"], name="clause_position_once"),
            models.CheckConstraint(
                name="clause_amount_positive",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message="条款金额必须大于零。",
            ),
        ]

    def __str__(self):
        return self.sentence

    @property
    def party_ids(self) -> set[int]:
        """The keys of the parties that owe or are owed under the clause."""
        return {party.pk for party in (*self.debtors, *self.creditors)}

    @property
    def begins_all(self) -> bool:
        """Whether it is a condition on which the whole agreement takes effect."""
        is_condition = self.kind == condition.ROW.code and self.of_clause is None
        return is_condition and self.effect == condition.PRECEDENT

    @property
    def condition_words(self) -> str:
        """On what event it begins, or ends, to bind, or waives something."""
        return self.text if self.kind == condition.ROW.code else self.standard

    @property
    def counts_an_earlier_payment(self) -> bool:
        """Whether it says what was paid before and counts towards another clause."""
        return bool(self.of_clause) and self.kind == prior.ROW.code

    @property
    def releases_one(self) -> bool:
        """Whether it waives the debt of one of several joint debtors alone."""
        return self.whose == letting_off.ONE

    @property
    def lets_off_at_once(self) -> bool:
        """Whether it reduces other clauses from the day of effect on."""
        waives = self.kind == waiver.ROW.code and self.effect == letting_off.AT_ONCE
        return bool(self.of_clause) and (waives or self.kind == set_off.ROW.code)

    @cached_property
    def debtors(self) -> list:
        """Those who owe under the clause; only a clause of several people asks for the others."""
        first = [self.by_party] if self.by_party_id else []
        return first + (_parties(self.co_debtors) if self.liability else [])

    @cached_property
    def creditors(self) -> list:
        """Those to whom the clause owes; others likewise only in a clause of several people."""
        first = [self.to_party] if self.to_party_id else []
        return first + (_parties(self.co_creditors) if self.entitlement else [])

    @cached_property
    def written_shares(self) -> dict:
        """The shares as written, (分, ratio) by the key of their party (`law/shares.py`)."""
        if "shares" not in (self.liability, self.entitlement):
            return {}
        return {row.party_id: row.written for row in self.shares.all()}

    @property
    def apart(self) -> list:
        """[(party, 分)] of those who owe, or are owed, apart; empty where all is one sum.

        Of a sum that is fixed later the 分 are None.
        """
        if not {self.liability, self.entitlement} & APART:
            return []
        people = self.debtors if self.liability in APART else self.creditors
        if self.sum_comes_later:
            return [(party, None) for party in people]
        sums = sums_apart(clauses.read(self.wording(), {}))
        return list(zip(people, sums, strict=True)) if sums else []

    @property
    def sum_comes_later(self) -> bool:
        """Whether its sum is fixed by a bill, after it took effect."""
        return table.row_of(self.kind).duty == SUM_LATER

    def parts_of(self, total) -> list[int]:
        """What each who owes, or is owed, apart has of a sum (分) that was fixed later."""
        written = self.written_shares
        people = [party for party, _ in self.apart]
        return shares.sums(total, [written.get(party.pk, NO_SHARE) for party in people])

    @cached_property
    def parts(self) -> list:
        """The planned instalments in order, including one due on an event."""
        return list(self.instalments.all())

    @property
    def written_ratio(self) -> Ratio | None:
        """The ratio as written: in 1/10,000, or a fraction."""
        return of_parts(self.ratio, self.out_of)

    @property
    def written_daily_rate(self) -> Ratio | None:
        """The rate of each day as written."""
        return of_parts(self.daily_rate, self.daily_rate_of)

    def plan(self) -> list:
        """The instalments [(day, 分)] in order."""
        return [(part.due_on, part.amount) for part in self.parts if part.due_on is not None]

    def wording(self) -> dict:
        """The clause as plain values for its sentence, defects and warnings."""
        return {
            "kind": self.kind,
            **sides_of(self.debtors, self.creditors, self.written_shares),
            "amount": self.amount,
            "ratio": self.written_ratio,
            "daily_rate": self.written_daily_rate,
            "instalments": self.plan() if self.kind == "money" else [],
            "text": self.text,
            "place": self.place,
            "due_on": self.due_on,
            "due_event": self.due_event,
            "standard": self.standard,
            "checker": self.checker,
            "way": self.way,
            "hours": self.hours,
            **{name: getattr(self, name) for name in TIED},
            **{name: self._named(getattr(self, of), column) for of, name, column in clauses.NAMED},
        }

    def _named(self, position, column) -> str:
        """That column of the clause which this one reduces or, by the day, secures."""
        if not position or self.kind not in NAMING_ANOTHER[column]:
            return ""
        if self.kind == penalty.ROW.code and not self.daily_rate:
            return ""
        named = (getattr(one, column) for one in self.agreement.parts if one.position == position)
        return next(named, "")

    @property
    def sentence(self) -> str:
        """The clause as printed."""
        return clauses.sentence(self.wording())


def _parties(rows) -> list:
    """The parties of the rows beside the first one, in the order in which they were written."""
    return [row.party for row in rows.select_related("party", "party__company").order_by("pk")]
