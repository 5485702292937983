"""The clocks of a case and the dated table of their lengths."""

from functools import lru_cache

from django.db import models
from django.db.models import Q

from cases.law import clock_rules
from cases.law.deadlines import Due, Length, Unit
from cases.legal_records.base import LegalQuerySet, LegalRecord
from mediation import clock
from mediation.workdays.models import StampingQuerySet, stamp_with


class ClockLength(models.Model):
    """A length that overrides the built-in one for clocks started while it is valid.

    Rows are added, never rewritten: of one day the last one counts.
    """

    key = models.CharField("期限", max_length=8)
    committee = models.ForeignKey("directory.Committee", models.CASCADE, null=True, blank=True)
    amount = models.PositiveSmallIntegerField("长度")
    unit = models.CharField("单位", max_length=10)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    by = models.CharField("谁设的", max_length=60, blank=True, default="")
    set_at = models.DateTimeField("哪天设的", null=True, blank=True)

    objects = StampingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "期限长度"

    def __str__(self):
        return f"{self.key} {self.amount}{self.unit}"

    @property
    def length(self) -> Length:
        """The length itself."""
        return Length(self.amount, Unit(self.unit))

    def applies_to(self, key, committee_id, on) -> bool:
        """Whether this length applies to that clock of the committee on that day."""
        ours = self.key == key and self.committee_id in (None, committee_id)
        return ours and self.since <= on and (self.until is None or on <= self.until)


stamp_with(ClockLength)


def length_in_force(key, committee_id, on, calendar) -> ClockLength | None:
    """The committee's own length that day, else the general one, else None.

    The table is small and cached per process until the calendar changes its mark.
    """
    rows = _lengths(calendar.mark) if calendar.mark else _read_lengths()
    return next((row for row in rows if row.applies_to(key, committee_id, on)), None)


def _read_lengths() -> list[ClockLength]:
    """Every length: a committee's own before the general one, the newest first."""
    ours_first = models.F("committee").desc(nulls_last=True)
    return list(ClockLength.objects.order_by(ours_first, "-since", "-pk"))


@lru_cache(maxsize=4)
def _lengths(mark) -> list[ClockLength]:
    return _read_lengths()


class ClockQuerySet(LegalQuerySet):
    """Questions about clocks."""

    def running(self) -> "ClockQuerySet":
        """The clocks somebody is held to: neither ended nor held, lapsed or not."""
        return self.filter(ended_on=None).exclude(status=Clock.Status.HELD)

    def over(self) -> "ClockQuerySet":
        """Those whose last day, or last hour, has passed."""
        return self.filter(is_over())

    def not_over(self) -> "ClockQuerySet":
        """Those whose last day, or last hour, has not passed."""
        hours_left = Q(due_at=None) | Q(due_at__gte=clock.now())
        return self.filter(hours_left, due_on__gte=clock.today())


def is_over() -> Q:
    """The condition that the last day of a clock, or the last hour of one in hours, has passed."""
    return Q(due_on__lt=clock.today()) | Q(due_at__lt=clock.now())


class Clock(LegalRecord):
    """One clock of one case: last day, who must act, and its outcome."""

    class Status(models.TextChoices):
        RUNNING = "running", "计算中"
        HELD = "held", "暂停"
        MET = "met", "已办结"
        LAPSED = "lapsed", "已届满"

    class Rung(models.IntegerChoices):
        """How far up the ladder of reminders the daily run has gone."""

        NONE = 0, "没有"
        HALF = 1, "过半"
        LAST = 2, "最后一天前"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="clocks")
    key = models.CharField("期限", max_length=8)
    rule_key = models.CharField("适用的规定", max_length=8, blank=True)
    started_on = models.DateField("起算日")
    due_on = models.DateField("届满日")
    counted_to = models.DateField("顺延前的届满日", null=True)
    due_at = models.DateTimeField("届满时刻", null=True)  # of a length in hours; due_on is its day
    provisional = models.BooleanField("暂算", default=False)
    must_act = models.CharField("由谁办", max_length=120, blank=True)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.RUNNING)
    was = models.CharField("结束前的状态", max_length=10, choices=Status, blank=True, default="")
    held_on = models.DateField("暂停日", null=True)
    held_days = models.PositiveIntegerField("已暂停天数", default=0)
    ended_on = models.DateField("结束日", null=True)
    extended = models.CharField("延期说明", max_length=200, blank=True)
    lapsed_on = models.DateField("标记届满日", null=True)
    reminded = models.PositiveSmallIntegerField("已提醒到", choices=Rung, default=Rung.NONE)
    agreed_until = models.DateField("各方同意延到", null=True)
    extended_on = models.DateField("延期日", null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "期限"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"],
                condition=Q(ended_on=None),
                name="one_clock_of_a_kind_runs",
            ),
            models.CheckConstraint(
                name="clock_due_after_start",
                condition=Q(due_on__gte=models.F("started_on")),
                violation_error_message="届满日不能早于起算日。",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="clocks_due", condition=Q(status="running")),
            models.Index(fields=["due_on"], name="clocks_not_ended", condition=Q(ended_on=None)),
        ]

    def __str__(self):
        return f"{self.key} {self.due_on}"

    @property
    def rule(self) -> clock_rules.ClockRule:
        """The rule it runs by: its own kind's, or that of the route of the case."""
        return clock_rules.rule(self.rule_key or self.key, self.started_on)

    @property
    def due(self) -> Due:
        """Its last day (Beijing), and whether a notice may still move it."""
        return Due(self.due_on, self.provisional)

    @property
    def is_over(self) -> bool:
        """Whether its last day, or its last hour, has passed."""
        return self.due_on < clock.today() or (
            self.due_at is not None and self.due_at < clock.now()
        )

    @property
    def is_held(self) -> bool:
        """Whether its days do not count for now; its last day moves when it is released."""
        return self.status == self.Status.HELD
