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
    disputed_on = models.DateField("提请确定承办单位", null=True)
    decided_by = models.CharField("确定承办单位的机关", max_length=60, blank=True)
    decision_number = models.CharField("确定承办单位的文号", max_length=60, blank=True)
    time_asked_until = models.DateField("申请延到", null=True)

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
    """Findings and action on a complaint: the addressee's, or the committee's own on the spot."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="answers")
    dispatch = models.ForeignKey(Dispatch, models.CASCADE, null=True, related_name="answers")
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


class Notice(LegalRecord):
    """A competent body's notice 整改通知书: to whom, its basis, what to put right by when."""

    class Status(models.TextChoices):
        OPEN = "open", "整改中"
        PASSED = "passed", "复查合格"
        LIFTED = "lifted", "已撤销"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="notices")
    issued_by = models.ForeignKey("directory.Department", models.PROTECT)
    company = models.ForeignKey("directory.PropertyCompany", models.PROTECT, related_name="notices")
    number = models.CharField("文号", max_length=60)
    basis = models.CharField("依据", max_length=200)
    items = models.TextField("整改的事项")
    issued_on = models.DateField("通知书的日期")
    served_on = models.DateField("送达日")
    service = models.CharField("送达方式", max_length=60, blank=True)
    due_on = models.DateField("整改期限")
    status = StatusField("状态", choices=Status, default=Status.OPEN)
    ended_on = models.DateField("合格或者撤销的日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "整改通知书"
        constraints = [
            models.CheckConstraint(
                name="notice_is_due_after_its_service",
                condition=Q(due_on__gt=models.F("served_on"))
                & Q(served_on__gte=models.F("issued_on")),
                violation_error_message="整改的最后一天要晚于送达的那天，送达不能早于发出。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status="open"),
                name="one_notice_of_a_case_is_open",
                violation_error_message="一个案件同时只能有一份没有结果的整改通知书。",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.get_status_display()}"

    @property
    def title(self) -> str:
        """Who issued it, and its number."""
        return f"{self.issued_by}整改通知书（{self.number}）"

    @transition("status", source=Status.OPEN, target=Status.PASSED, custom={"label": "复查合格"})
    def pass_it(self):
        """Everything was found put right."""

    @transition("status", source=Status.OPEN, target=Status.LIFTED, custom={"label": "撤销"})
    def lift(self):
        """The body that issued it lifted it."""


class Inspection(LegalRecord):
    """An inspection of what a notice ordered: what was found, by whom, and whether it passed."""

    of_case = ("notice__case",)

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="inspections")
    on = models.DateField("复查日")
    findings = models.TextField("复查的情况")
    inspected_by = models.CharField("谁复查的", max_length=60)
    passed = models.BooleanField("合格")

    class Meta:
        verbose_name = verbose_name_plural = "复查"

    def __str__(self):
        return f"{self.on} {'合格' if self.passed else '不合格'}"


class Supervision(LegalRecord):
    """A sheet of supervision 督办单: by whom, its number, what is demanded of whom by when; the
    reply, and who found it settled. A department's number is its own, the committee draws one."""

    class Rank(models.IntegerChoices):
        COMMITTEE = 1, "调委会督办"
        STREET = 2, "街道督办"
        DISTRICT = 3, "区督办"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="supervisions")
    rank = models.PositiveSmallIntegerField("督办级别", choices=Rank)
    department = models.ForeignKey("directory.Department", models.PROTECT, null=True)
    number = models.CharField("文号", max_length=60)
    to = models.CharField("督办对象", max_length=120)
    demand = models.TextField("督办要求")
    issued_on = models.DateField("开出日")
    due_on = models.DateField("督办期限")
    reply = models.TextField("回复", blank=True)
    replied_by = models.CharField("回复人", max_length=60, blank=True)
    replied_on = models.DateField("回复日", null=True)
    replier = models.CharField(max_length=40, blank=True)  # the principal
    finding = models.TextField("核实情况", blank=True)
    closed_by = models.CharField("办结人", max_length=60, blank=True)
    closed_on = models.DateField("办结日", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "督办单"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(closed_on=None),
                name="one_supervision_of_a_case_is_open",
                violation_error_message="一件案件同时只有一份没有办结的督办单。",
            ),
            models.CheckConstraint(
                name="supervision_is_due_after_its_issue",
                condition=Q(due_on__gte=models.F("issued_on")),
                violation_error_message="督办的最后一天早于开出的那天。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        """Its level and number."""
        return f"{self.get_rank_display()}（{self.number}）"


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
    lapsed_on = models.DateField("标记到期日", null=True)
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
    answer = models.ForeignKey(Answer, models.PROTECT, null=True)  # None: before reviews existed

    class Meta:
        verbose_name = verbose_name_plural = "评价"

    def __str__(self):
        return self.get_score_display()
