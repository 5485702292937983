"""Return visits 回访 (“1123”): planned within a cycle of a year, moved, made or dropped."""

from django.db import models
from django.db.models import Q

from cases.legal_records.base import LegalRecord

DISSATISFIED = "unsatisfied"  # the worst of the ratings
# Still to be made: neither made, nor dropped with what it followed, nor given up.
TO_COME = {"done_on": None, "dropped_on": None, "given_up_on": None}


class ReturnVisit(LegalRecord):
    """A planned or completed return visit (F11), and the clock of its planned day (K21)."""

    class Slot(models.TextChoices):
        """夜访夜谈: people are at home in the evening."""

        OPEN = "", "时段另约"
        DAY = "day", "白天"
        EARLY = "early", "晚上七点到八点"
        LATE = "late", "晚上八点到九点"

    class Performance(models.TextChoices):
        DONE = "done", "都履行了"
        PARTLY = "partly", "履行了一部分"
        NOT = "not", "没有履行"
        NOTHING = "nothing", "没有要履行的"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="visits")
    planned_on = models.DateField("计划日")
    within = models.DateField("最晚哪天", null=True)  # the last day of the cycle it belongs to
    slot = models.CharField("时段", max_length=6, choices=Slot, blank=True)
    moved_from = models.DateField("原来计划的日子", null=True)
    moved_why = models.CharField("改日子的原因", max_length=200, blank=True)
    done_on = models.DateField("回访日", null=True)
    dropped_on = models.DateField("因重新办理而取消的日期", null=True)
    given_up_on = models.DateField("决定不再回访的日期", null=True)
    given_up_why = models.CharField("不再回访的原因", max_length=300, blank=True, default="")
    reminded_on = models.DateField("提醒日", null=True)
    lapsed_on = models.DateField("标记逾期日", null=True)
    met = models.CharField("见到了谁", max_length=200, blank=True)
    words = models.TextField("回访情况", blank=True)
    performance = models.CharField("履行情况", max_length=8, choices=Performance, blank=True)
    score = models.CharField("评价", max_length=12, blank=True)  # as it stands among the ratings
    signs = models.CharField("激化的苗头", max_length=300, blank=True)
    measures = models.CharField("采取的措施", max_length=300, blank=True)
    joined_by = models.CharField("一起去的", max_length=120, blank=True)
    evening = models.BooleanField("夜访", default=False)
    by = models.CharField("回访人", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "回访"
        constraints = [
            models.CheckConstraint(
                name="what_a_visit_found_has_its_day",
                condition=Q(done_on__isnull=False) | Q(met="", performance="", score=""),
                violation_error_message="写明了回访情况的，要有回访的日期。",
            ),
            models.CheckConstraint(
                name="a_visit_given_up_was_not_made",
                condition=Q(given_up_on=None, given_up_why="")
                | (Q(given_up_on__isnull=False, done_on=None) & ~Q(given_up_why="")),
                violation_error_message="不再回访的，要写明原因；已经回访的不能再取消。",
            ),
        ]
        indexes = [
            models.Index(
                fields=["planned_on"],
                name="visits_open",
                condition=Q(done_on=None, dropped_on=None),
            )
        ]

    def __str__(self):
        return f"{self.planned_on}"

    @property
    def on(self):
        """The day it was made, else the day it is planned on."""
        return self.done_on or self.planned_on

    @property
    def is_open(self) -> bool:
        """Whether it is still to be made."""
        return all(getattr(self, name) is None for name in TO_COME)

    @property
    def was_bad(self) -> bool:
        """Whether the people visited said that they are dissatisfied."""
        return self.score == DISSATISFIED
