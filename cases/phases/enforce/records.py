"""Records of performance and enforcement: titles, obligations, instalments."""

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import CombinedExpression

from cases.law.clause_text import FOR_EVER
from cases.law.repetitions import Repetition, repetition_in
from cases.legal_records.base import LegalRecord

from .parties_of_duties import PartiesOfADuty

# Words on when a lasting duty ends that name no event.
NO_EVENT = ("", *sorted(FOR_EVER))


class Title(LegalRecord):
    """执行依据: what obligations rest on; one is in force at a time."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "调解协议"
        CONFIRMED = "confirmed", "经司法确认的协议"
        MEDIATION_PAPER = "mediation_paper", "诉前调书"
        JUDGMENT = "judgment", "判决书"
        PAYMENT_ORDER = "payment_order", "支付令"
        AWARD = "award", "仲裁裁决"
        NOTARISED = "notarised", "公证债权文书"
        COURT_PAPER = "court_paper", "法院调解书"

    ENFORCEABLE = frozenset(
        {"confirmed", "mediation_paper", "judgment", "payment_order", "award", "notarised"}
        | {"court_paper"}
    )

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="titles")
    kind = models.CharField("种类", max_length=20, choices=Kind)
    agreement = models.ForeignKey("cases.Agreement", models.PROTECT, null=True)
    proceeding = models.ForeignKey("cases.Proceeding", models.PROTECT, null=True)
    since = models.DateField("自")
    until = models.DateField("至", null=True)
    varied = models.BooleanField("因变更而终止", default=False)  # what was paid under it counts on

    class Meta:
        verbose_name = verbose_name_plural = "执行依据"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(until=None),
                name="one_title_in_force",
                violation_error_message="一个案件同时只能有一个履行依据。",
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def enforceable(self) -> bool:
        """Whether a court enforces it on application."""
        return self.kind in self.ENFORCEABLE


class Obligation(PartiesOfADuty, LegalRecord):
    """One duty of one party under a title; money in 分, an act or forbearance in words.

    A lasting duty (not to act, or to tolerate) has no due day; it ends with `ends_on`, with an
    event of its clause, or once it was observed long enough.
    """

    class Kind(models.TextChoices):
        MONEY = "money", "付款"
        ACT = "act", "要做的事"
        LASTING = "lasting", "要一直守的"

    class Status(models.TextChoices):
        OPEN = "open", "待履行"
        DONE = "done", "已履行"
        WAIVED = "waived", "已免除"
        WAITING = "waiting", "等条件成就"
        LAPSED = "lapsed", "按条件不再履行"

    title = models.ForeignKey(Title, models.CASCADE, related_name="obligations")
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="obligations")
    clause = models.ForeignKey("cases.Clause", models.PROTECT, null=True)
    debtor = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="debts")
    creditor = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="credits")
    kind = models.CharField("种类", max_length=10, choices=Kind, default=Kind.ACT)
    amount = models.BigIntegerField("金额（分）", null=True)
    text = models.TextField("内容")
    due_on = models.DateField("期限", null=True)
    due_before = models.DateField("和解以前的期限", null=True)
    ends_on = models.DateField("到哪天为止", null=True)
    bound_on = models.DateField("条件成就日", null=True)  # of a duty that waited for one
    day_is_fixed = models.BooleanField("约定逢休息日不顺延", default=False)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.OPEN)
    done_on = models.DateField("履行日", null=True)
    proof = models.CharField("履行凭证", max_length=200, blank=True)
    # Whether a court's own paper names several on a side, who then stand in `further_parties`.
    of_several = models.BooleanField("文书写明有几个人", default=False)
    # Whether it was settled while a party that left later was still there: it stays that party's.
    before_succession = models.BooleanField("承继以前了结", default=False)
    # Of a sum in parts: whether its paper asks for more of them than are written, and the day on
    # which the committee was reminded that these end.
    goes_on = models.BooleanField("登记的各期以后还要接着付", default=False)
    reminded_on = models.DateField("提醒过的日子", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "义务"
        constraints = [
            models.CheckConstraint(
                name="obligation_amount_positive",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message="应付金额必须大于零。",
            ),
            models.CheckConstraint(
                name="lasting_duty_is_never_due",
                condition=~Q(kind="lasting") | Q(due_on=None, amount=None),
                violation_error_message="不做什么、容忍什么的义务没有到期日，只有终止日。",
            ),
        ]
        indexes = [
            models.Index(
                fields=["ends_on"],
                name="lasting_duties_open",
                condition=Q(kind="lasting", status="open"),
            ),
            models.Index(
                fields=["case"],
                name="duties_that_go_on",
                condition=Q(goes_on=True, status="open", reminded_on=None),
            ),
        ]

    def __str__(self):
        return self.text

    # The unsaved parts of a duty that has a share of its clause's sum.
    own_parts = ()
    # Whether a clause waives something of it once something came about; read with the duty.
    may_be_waived = False
    # 分 let off that nobody gave up: beyond an estate, of an award set aside; read with the duty.
    beyond_estate = fell = 0

    @property
    def is_money(self) -> bool:
        """Whether the duty is to pay money."""
        return self.kind == self.Kind.MONEY

    @property
    def binds(self) -> bool:
        """Whether it is owed or was performed: not waived, and no condition bars it."""
        return self.status in (self.Status.OPEN, self.Status.DONE)

    @property
    def is_done_act(self) -> bool:
        """Whether it is an act that was recorded as done."""
        return self.kind == self.Kind.ACT and self.status == self.Status.DONE

    @property
    def is_pending(self) -> bool:
        """Whether it is still to be performed, now or once its condition is met."""
        return self.status in (self.Status.OPEN, self.Status.WAITING)

    @property
    def waits_for_its_sum(self) -> bool:
        """Whether it is money whose sum is fixed later, and is not yet."""
        return self.is_money and self.amount is None and self.status == self.Status.OPEN

    @property
    def waits_for_an_event(self) -> bool:
        """Whether it falls due by an event of which nobody has recorded that it happened."""
        by_event = bool(self.clause and self.clause.due_event) and not self.lasts
        return by_event and self.due_on is None and self.status == self.Status.OPEN

    @property
    def lasts(self) -> bool:
        """Whether it is a duty not to act, or to tolerate."""
        return self.kind == self.Kind.LASTING

    @property
    def is_work(self) -> bool:
        """Whether it is something to be done, by a clause."""
        return self.clause is not None and self.clause.kind == "act"

    @property
    def repetition(self) -> Repetition | None:
        """How often a lasting duty is done or kept; None where its words do not count it.

        Months in a duty not to act say when it is kept (每月1日至5日不得施工), not how often.
        """
        if not self.lasts:
            return None
        words = (self.clause.hours, self.clause.text) if self.clause else (self.text,)
        found = next(filter(None, map(repetition_in, words)), None)
        return found if found is None or self.is_work or not found.months else None

    @property
    def ends_by_itself(self) -> bool:
        """Whether a day ends it, or its observation, and not an event that people record."""
        event = self.clause.due_event if self.clause else ""
        return self.lasts and (self.ends_on is not None or event in NO_EVENT)

    @property
    def owed(self) -> int:
        """分 still to be paid; every sum has its instalments, one due on an event has one."""
        return self.left if self.binds else 0

    @property
    def left(self) -> int:
        """分 neither paid nor let off, also while a condition bars it."""
        return sum(part.owed for part in self.instalments.all())

    @property
    def last_part_on(self):
        """The day of the last part that is written, or None."""
        days = [part.due_on for part in self.instalments.all() if part.due_on]
        return max(days, default=None)

    @property
    def is_begun(self) -> bool:
        """Whether a part of it was paid or let off."""
        return any(part.owed < part.amount for part in self.instalments.all())

    @property
    def let_off(self) -> int:
        """分 waived or set off."""
        return sum(part.let_off for part in self.instalments.all())


class Instalment(LegalRecord):
    """One part of a sum with its due day: planned under a clause, owed under an obligation."""

    of_case = ("clause__agreement__case", "obligation__case")

    clause = models.ForeignKey(
        "cases.Clause", models.CASCADE, null=True, related_name="instalments"
    )
    obligation = models.ForeignKey(
        Obligation, models.CASCADE, null=True, related_name="instalments"
    )
    number = models.PositiveSmallIntegerField("期")
    # None: due on an event, see the clause, or conceded in a settlement that is still kept.
    due_on = models.DateField("到期日", null=True)
    due_before = models.DateField("和解以前的到期日", null=True)
    amount = models.BigIntegerField("金额（分）")
    let_off = models.BigIntegerField("已免除、抵销（分）", default=0)
    paid = models.BigIntegerField("已付（分）", default=0)
    paid_on = models.DateField("付清日", null=True)
    ordered = models.BooleanField("支付令命令付的", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "分期"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="instalment_amount_positive",
                condition=Q(amount__gt=0),
                violation_error_message="每期金额必须大于零。",
            ),
            models.CheckConstraint(
                name="instalment_paid_within_amount",
                condition=Q(paid__gte=0)
                & Q(let_off__gte=0)
                & Q(amount__gte=models.F("paid") + models.F("let_off")),
                violation_error_message="一期已付、已免除的金额不能超过该期金额。",
            ),
        ]

    def __str__(self):
        return f"第{self.number}期"

    @property
    def owed(self) -> int:
        """分 still to be paid of this part."""
        return self.amount - self.paid - self.let_off


def by_day(part) -> tuple:
    """Sort key of instalments: by due day, those due on an event last.

    What a payment order orders was due before the rest, though its last day is a later one.
    """
    day = part.due_on and part.due_on.toordinal()
    return not part.ordered, part.due_on is None, day, part.number


def settled() -> CombinedExpression:
    """分 of a part that are paid or let off, in SQL."""
    return F("paid") + F("let_off")


def left_to_pay(of="") -> CombinedExpression:
    """分 of a part still to be paid, in SQL; `of` is the path to it, ending in two underscores."""
    return F(f"{of}amount") - F(f"{of}paid") - F(f"{of}let_off")
