"""What became of agreed duties: what lasts kept or broken, a condition that was met or not."""

from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from cases.law import articles, articles_of_enforcement
from cases.legal_records.base import LegalRecord
from cases.states import StatusField

from .records import Obligation


class Breach(LegalRecord):
    """One breach of a lasting duty, with its day and proof; open until it is put right."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="breaches")
    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="breaches")
    on = models.DateField("违反日")
    words = models.CharField("怎么违反的", max_length=300)
    proof = models.CharField("凭证", max_length=200)
    ended_on = models.DateField("改正日", null=True)
    ended_how = models.CharField("怎么认定改正的", max_length=200, blank=True)
    recorded_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "违反记录"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="breach_has_proof",
                condition=~Q(proof=""),
                violation_error_message="登记违反要写明凭证。",
            ),
            models.CheckConstraint(
                name="breach_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("on")),
                violation_error_message="改正日不能早于违反日。",
            ),
        ]

    def __str__(self):
        return f"{self.on}"


class Observance(LegalRecord):
    """A lasting duty was kept on these days, so many times, seen by somebody and with proof."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="observances")
    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="observances")
    on = models.DateField("做到的第一天")
    until = models.DateField("做到的最后一天")
    times = models.PositiveSmallIntegerField("次数")
    seen_by = models.CharField("谁看到的", max_length=60)
    proof = models.CharField("凭证", max_length=200)
    recorded_by = models.CharField("登记人", max_length=60)
    taken_back_on = models.DateField("撤回日", null=True)
    taken_back_why = models.CharField("撤回的原因", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "照约定做到的记录"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="observance_taken_back_with_a_reason",
                condition=Q(taken_back_on=None, taken_back_why="")
                | (Q(taken_back_on__isnull=False) & ~Q(taken_back_why="")),
                violation_error_message="撤回做到的记录，要写明日期和原因。",
            ),
            models.CheckConstraint(
                name="observance_is_seen_and_proved",
                condition=~Q(proof="") & ~Q(seen_by=""),
                violation_error_message="登记做到了，要写明谁看到的、凭证。",
            ),
            models.CheckConstraint(
                name="observance_has_days_and_times",
                condition=Q(until__gte=F("on"), times__gte=1),
                violation_error_message="做到的最后一天不能早于第一天，至少一次。",
            ),
        ]

    def __str__(self):
        return f"{self.on}"


class Settlement(LegalRecord):
    """A settlement of what a court's paper orders, until its last day to be kept.

    Reached while a court enforces it is 执行和解, and of that proceeding.
    """

    class Status(models.TextChoices):
        OPEN = "open", "履行中"
        KEPT = "kept", "已履行"
        BROKEN = "broken", "没有履行"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="settlements")
    proceeding = models.ForeignKey(
        "cases.Proceeding", models.PROTECT, related_name="settlements", null=True
    )
    on = models.DateField("达成日")
    last_day = models.DateField("最后一天")
    status = StatusField("状态", choices=Status, default=Status.OPEN)
    ended_on = models.DateField("履行完毕或者恢复执行依据的日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "执行和解"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status="open"),
                name="one_settlement_to_keep",
                violation_error_message="一个案件同时只能有一个正在履行的执行和解。",
            ),
            models.CheckConstraint(
                name="settlement_ends_on_a_day",
                condition=Q(last_day__gte=F("on"))
                & (
                    Q(status="open", ended_on=None)
                    | (~Q(status="open") & Q(ended_on__isnull=False, ended_on__gte=F("on")))
                ),
                violation_error_message="和解结束要写明日期，最后一天、结束的日期不能早于达成的那天。",
            ),
        ]

    def __str__(self):
        return f"{self.on}"

    @property
    def name(self) -> str:
        """What it is called."""
        return "执行和解" if self.proceeding_id else "和解"

    @property
    def basis_once_kept(self):
        """Why nothing more is asked for once it was kept."""
        return (
            articles_of_enforcement.SETTLEMENT_KEPT if self.proceeding_id else articles.WAIVED_DEBT
        )

    @property
    def way_on(self) -> str:
        """What may be applied for once it was broken, with its article."""
        if self.proceeding_id:
            return f"恢复执行（{articles_of_enforcement.SETTLEMENT_BROKEN}）"
        return f"强制执行（{articles_of_enforcement.ENFORCEABLE}）"

    @transition("status", source=Status.OPEN, target=Status.KEPT, custom={"label": "履行完毕"})
    def keep(self):
        """All that it says was done."""

    @transition("status", source=Status.OPEN, target=Status.BROKEN, custom={"label": "没有履行"})
    def break_it(self):
        """Its day passed without what it says."""


class ConditionOutcome(LegalRecord):
    """What became of a condition of the agreement: met, or no longer possible."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="condition_outcomes")
    clause = models.OneToOneField("cases.Clause", models.PROTECT, related_name="outcome")
    met = models.BooleanField("成就")
    on = models.DateField("认定的日期")
    proof = models.CharField("凭证", max_length=200)
    recorded_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "条件的结果"
        constraints = [
            models.CheckConstraint(
                name="condition_outcome_has_proof",
                condition=~Q(proof=""),
                violation_error_message="登记条件成就要写明凭证。",
            )
        ]

    def __str__(self):
        return f"{self.on}"
