"""Records of handling: dispatch, answer, promise, rating."""

from django.db import models
from django.db.models import Q
from django_fsm import transition

from cases.legal_records.base import LegalRecord
from cases.states import StatusField


class Dispatch(LegalRecord):
    """One complaint sent to one company or department, with its own small machine."""

    class Status(models.TextChoices):
        SENT = "sent", "已派出"
        TAKEN = "taken", "已接单"
        ANSWERED = "answered", "已答复"
        SENT_BACK = "sent_back", "已退回"
        LAPSED = "lapsed", "已转出"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="dispatches")
    company = models.ForeignKey(
        "directory.PropertyCompany", models.PROTECT, null=True, related_name="dispatches"
    )
    department = models.ForeignKey("directory.Department", models.PROTECT, null=True)
    status = StatusField("状态", choices=Status, default=Status.SENT)
    sent_on = models.DateField("派出日")
    taken_on = models.DateField("接单日", null=True)
    note = models.TextField("交办要求", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "派单"
        constraints = [
            models.CheckConstraint(
                name="dispatch_goes_to_one_body",
                condition=Q(company__isnull=False, department=None)
                | Q(company=None, department__isnull=False),
                violation_error_message="派单只能派给一家物业公司或者一个部门。",
            )
        ]

    def __str__(self):
        return f"{self.addressee} {self.get_status_display()}"

    @property
    def addressee(self):
        """The company or department that must answer."""
        return self.company or self.department

    @transition("status", source=Status.SENT, target=Status.TAKEN, custom={"label": "接单"})
    def take(self, on):
        """The addressee confirms receipt."""
        self.taken_on = on

    @transition(
        "status",
        source=[Status.SENT, Status.TAKEN],
        target=Status.ANSWERED,
        custom={"label": "答复"},
    )
    def answered(self):
        """The addressee answered."""

    @transition(
        "status",
        source=[Status.SENT, Status.TAKEN],
        target=Status.SENT_BACK,
        custom={"label": "退回"},
    )
    def send_back(self):
        """The addressee declines as not competent."""

    @transition(
        "status",
        source=[Status.SENT, Status.TAKEN],
        target=Status.LAPSED,
        custom={"label": "转出"},
    )
    def lapse(self):
        """The matter moved on without an answer."""


class Answer(LegalRecord):
    """The addressee's findings and action on a complaint."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="answers")
    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="answers")
    findings = models.TextField("查看到的情况")
    action = models.TextField("怎么处理")
    answered_by = models.CharField("经办人", max_length=60)
    refused_ground = models.TextField("不办理的法律依据", blank=True)
    on = models.DateField("答复日")
    principal = models.CharField(max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "答复"

    def __str__(self):
        return f"{self.on} {self.action}"


class Promise(LegalRecord):
    """A promise with a date 承诺: by whom, what, until when, and whether it was kept.

    The promise is that of a party, of a company (which may be a party), or of a department; `by` is
    what it was called then, `said_by` who spoke for it. Of early promises only `by` is known.
    """

    class Status(models.TextChoices):
        OPEN = "open", "待兑现"
        KEPT = "kept", "已兑现"
        BROKEN = "broken", "未兑现"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="promises")
    by = models.CharField("承诺人", max_length=80)
    party = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="promises")
    company = models.ForeignKey(
        "directory.PropertyCompany", models.PROTECT, null=True, related_name="promises"
    )
    said_by = models.CharField("谁说的", max_length=60, blank=True, default="")
    text = models.CharField("承诺内容", max_length=300)
    made_on = models.DateField("承诺日", null=True)  # None: unknown
    due_on = models.DateField("兑现期限")
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.OPEN)
    checked_on = models.DateField("核查日", null=True)
    checked_by = models.CharField("核查人", max_length=60, blank=True)
    proof = models.TextField("核查情况", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "承诺"
        indexes = [
            models.Index(fields=["due_on"], name="promises_open", condition=Q(status="open"))
        ]

    def __str__(self):
        return self.text


class Rating(LegalRecord):
    """A party's judgement of the answer or of the mediation."""

    class Score(models.TextChoices):
        SATISFIED = "satisfied", "满意"
        FAIR = "fair", "基本满意"
        UNSATISFIED = "unsatisfied", "不满意"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="ratings")
    party = models.ForeignKey("cases.Party", models.CASCADE, null=True, related_name="ratings")
    score = models.CharField("评价", max_length=12, choices=Score)
    words = models.CharField("意见", max_length=300, blank=True)
    on = models.DateField("评价日")

    class Meta:
        verbose_name = verbose_name_plural = "评价"

    def __str__(self):
        return self.get_score_display()
