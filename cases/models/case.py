"""The case: one dispute with its columns, its trail and its phases."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.law.categories import Category, OfficialClass
from cases.law.routes import Route, RouteRow, row_of
from cases.law.scope import Bar, Body
from cases.legal_records import writing
from cases.legal_records.base import AsRead
from cases.papers import freezing
from cases.papers.kinds import BY_NAME
from cases.phases.adjudicate.steps import Adjudicate
from cases.phases.enforce.giving_up import GivingUp
from cases.phases.enforce.steps import Enforce
from cases.phases.handle.steps import Handle
from cases.phases.mediate.steps import Mediate
from cases.phases.mediate.variation import Variation
from cases.states import NEEDS_A_MEDIATOR, STAGE_OF, EndReason, Status, StatusField
from cases.visibility import CaseQuerySet
from cases.words.situations import Situation

from .cached_records import CachesRecords
from .case_choices import Channel, Precision, Retention, Source
from .case_parties import TakesParties
from .clock_changes import KeepsClocks
from .location import HasAPlace
from .numbers import DrawsNumbers
from .trail import Origin
from .visit_rules import CountsVisits

UNGRADED = 1  # the level of a case that nobody graded


class Case(
    AsRead,
    CachesRecords,
    CountsVisits,
    KeepsClocks,
    DrawsNumbers,
    HasAPlace,
    TakesParties,
    Handle,
    Mediate,
    Variation,
    Adjudicate,
    Enforce,
    GivingUp,
    models.Model,
):
    """One dispute, from complaint to archive; only the door writes `status`.

    Sums are 分, days Beijing dates. The columns after `mediator` duplicate trail and money ledger
    for lists; `check_consistency` compares them.
    """

    not_covered: ClassVar[dict] = {
        "district": "follows the place of the estate, compared with it",
        "street": "follows the place of the estate, compared with it",
        "moved_at": "the moment of the last line, compared with it",
        "trail_length": "compared with the lines",
        "trail_head": "the hash of the last line, compared with it",
    }

    number = models.CharField("编号", max_length=24, unique=True)
    status = StatusField("状态", choices=Status, default=Status.REGISTERED)
    committee = models.ForeignKey("directory.Committee", models.PROTECT, related_name="cases")
    estate = models.ForeignKey(
        "directory.Estate", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    district = models.ForeignKey(
        "directory.District", models.PROTECT, related_name="cases", db_index=False
    )
    street = models.ForeignKey(
        "directory.Street", models.PROTECT, null=True, related_name="cases", db_index=False
    )
    place = models.CharField("地点", max_length=200)
    category = models.CharField("类型", max_length=4, choices=Category)
    official_class = models.CharField("统计类别", max_length=10, choices=OfficialClass)
    title = models.CharField("标题", max_length=120)
    summary = models.TextField("简要情况")
    source = models.CharField("案件来源", max_length=24, choices=Source, blank=True)
    channel = models.CharField("来件渠道", max_length=14, choices=Channel)
    level = models.PositiveSmallIntegerField("等级", default=UNGRADED)
    nature = models.PositiveSmallIntegerField("事件性质", null=True)
    extent = models.PositiveSmallIntegerField("影响范围", null=True)
    harm = models.PositiveSmallIntegerField("危害程度", null=True)
    urgent = models.BooleanField("紧急", default=False)
    difficult = models.BooleanField("疑难复杂", default=False)
    pending_elsewhere = models.BooleanField("法院或机关已受理", default=False)
    route = models.CharField("进入调解的途径", max_length=20, choices=Route, blank=True)
    bar = models.CharField("不得受理的情形", max_length=12, choices=Bar, blank=True)
    bar_body = models.CharField("受理或者解决的机关", max_length=14, choices=Body, blank=True)
    company = models.ForeignKey(
        "directory.PropertyCompany", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    lead = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined_cases"
    )
    mediator = models.ForeignKey(
        "directory.Person", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    arose_on = models.DateField("发生日期", null=True, blank=True)
    arose_precision = models.CharField(
        "发生日期精确到", max_length=6, choices=Precision, default="day"
    )
    arose_until = models.DateField("持续到", null=True, blank=True)
    registered_on = models.DateField("登记日")
    requested_on = models.DateField("请求保护日", null=True)
    accepted_on = models.DateField("受理日", null=True)
    effective_on = models.DateField("协议生效日", null=True)
    closed_on = models.DateField("结案日", null=True)
    struck_off_on = models.DateField("销号日", null=True)
    struck_off_by = models.CharField("销号人", max_length=40, blank=True)
    filed_by = models.CharField("归档人", max_length=40, blank=True, default="")
    end_reason = models.CharField("终止原因", max_length=20, choices=EndReason, blank=True)
    dossier_number = models.CharField("卷宗号", max_length=60, blank=True, db_index=True)
    agreement_number = models.CharField("协议编号", max_length=60, blank=True, db_index=True)
    recorded_number = models.CharField("原编号", max_length=60, blank=True)
    # The year that tells equal numbers apart where a ledger begins them again every year; else 0.
    recorded_year = models.PositiveSmallIntegerField("原编号年份", default=0)
    amount = models.BigIntegerField("涉及金额（分）", null=True)
    amount_approximate = models.BooleanField("金额为约数", default=False)
    amount_is_agreed = models.BooleanField("涉及金额按协议", default=False)
    amount_agreed = models.BigIntegerField("协议金额（分）", default=0)
    amount_paid = models.BigIntegerField("已付金额（分）", default=0)
    retention = models.CharField("保管期限", max_length=10, choices=Retention, blank=True)
    pages = models.PositiveIntegerField("页数", default=0)
    category_written = models.CharField("类型（原文）", max_length=60, blank=True)
    source_written = models.CharField("来源（原文）", max_length=60, blank=True)
    result_written = models.CharField("结果（原文）", max_length=60, blank=True)
    milestone_on = models.DateField("最近节点日", null=True)
    open_promises = models.PositiveSmallIntegerField("待兑现承诺", default=0)
    origin = models.CharField("来历", max_length=10, choices=Origin, default=Origin.DONE)
    content_hash = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField("版本", default=0)
    moved_at = models.DateTimeField("最近办理")
    trail_length = models.PositiveIntegerField(default=0)
    trail_head = models.CharField(max_length=64, blank=True)

    objects = CaseQuerySet.as_manager()
    through_the_door = False
    written: writing.Written | None = None

    class Meta:
        verbose_name = verbose_name_plural = "案件"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="mediated_case_has_a_mediator",
                condition=~Q(status__in=sorted(NEEDS_A_MEDIATOR))
                | Q(mediator__isnull=False)
                | ~Q(origin="done"),
                violation_error_message="受理后的案件必须有调解员。",
            ),
            models.CheckConstraint(
                name="arose_in_order",
                condition=Q(arose_until=None)
                | Q(arose_on__isnull=False, arose_until__gte=models.F("arose_on")),
                violation_error_message="纠纷持续到的日子不能早于开始的日子。",
            ),
            models.CheckConstraint(
                name="scores_of_the_level_together",
                condition=Q(nature=None, extent=None, harm=None)
                | Q(nature__isnull=False, extent__isnull=False, harm__isnull=False)
                & Q(nature__range=(1, 3), extent__range=(1, 3), harm__range=(1, 3)),
                violation_error_message="事件性质、影响范围、危害程度要一起定。",
            ),
            models.CheckConstraint(
                name="status_is_one_we_know",
                condition=Q(status__in=[s.value for s in Status]),
                violation_error_message="没有这样的状态。",
            ),
            models.CheckConstraint(
                name="amounts_not_negative",
                condition=(Q(amount=None) | Q(amount__gte=0))
                & Q(amount_agreed__gte=0)
                & Q(amount_paid__gte=0),
                violation_error_message="金额不能是负数。",
            ),
            models.CheckConstraint(
                name="paid_within_agreed",
                condition=Q(amount_paid__lte=models.F("amount_agreed")),
                violation_error_message="已付金额不能超过协议金额；多付部分单独登记。",
            ),
            models.UniqueConstraint(
                fields=["committee", "recorded_number", "recorded_year"],
                condition=~Q(recorded_number=""),
                name="recorded_number_once_per_committee",
                violation_error_message="本调委会已有同一原编号的案件。",
            ),
        ]
        indexes = [
            models.Index(fields=["committee", "status", "-id"], name="office_list"),
            models.Index(fields=["committee", "-id"], name="office_all"),
            models.Index(fields=["committee", "accepted_on"], name="accepted_by_day"),
            models.Index(fields=["district", "status", "-id"], name="district_list"),
            models.Index(fields=["district", "-id"], name="district_all"),
            models.Index(fields=["street", "status", "-id"], name="street_list"),
            models.Index(fields=["street", "-id"], name="street_all"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.unwritten, self.changed_fields = [], set()

    def __str__(self):
        return f"{self.number} {self.title}"

    def save(self, **kwargs):
        """Raise `RuntimeError` outside the door: a stale copy would write an old state back."""
        if not self.through_the_door:
            raise RuntimeError("a case is only saved by the door (cases.door)")
        super().save(**kwargs)

    def save_first(self):
        """Insert a case that is being registered; later saves go through the door."""
        if self.trail_length:
            raise RuntimeError("the case is open already")
        super().save()

    def note_what_is_written(self):
        """Note every legal record written from now on; the case was locked or opened."""
        self.written = writing.begin()

    def clean_fields(self, exclude=None):
        """Skip the protected status, which only a step may write."""
        super().clean_fields(exclude={"status", *(exclude or ())})

    @property
    def on_route(self) -> RouteRow:
        """What the route by which the case came decides."""
        return row_of(self.route)

    @property
    def stage(self) -> str:
        """The stage 处 调 裁 执 结 of the present state."""
        return STAGE_OF[Status(self.status)].value

    @property
    def status_label(self) -> str:
        """The state in the office's words."""
        ended = Situation.NOT_MEDIATED.value.office if self.never_mediated else ""
        return ended or Status(self.status).label

    @property
    def never_mediated(self) -> bool:
        """Whether mediation ended before the committee had accepted it."""
        return self.status == Status.FAILED and self.accepted_on is None

    @property
    def last_milestone_on(self):
        """The legal day of the last milestone; read from the trail for a case written in bulk."""
        days = self.trail.exclude(milestone="").order_by("-on").values_list("on", flat=True)
        return self.milestone_on or days.first()

    @property
    def handler_principal(self) -> str:
        """The principal who handled the matter: the mediator, or who answered for the company."""
        if self.mediator_id:
            return f"person:{self.mediator_id}"
        answer = self.sheet.last_answer
        return answer.principal if answer else ""

    def freeze_paper(self, name, of, on, to=(), **how):
        """Freeze the HTML of a paper now, for these parties (none: all); it is never redrawn."""
        keys = [party.pk for party in to]
        return freezing.freeze(self, BY_NAME[name], of, on, keys, **how)

    def supersede_paper(self, name, *, beside=False):
        """The issued papers of that kind, or the one beside them, are worth nothing any more."""
        freezing.supersede(self, BY_NAME[name], beside=beside)

    def put_paper_in_place(self, name):
        """The paper of a variation takes the place of the one in force."""
        freezing.put_in_place(self, BY_NAME[name])
