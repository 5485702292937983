"""The proceeding before a court or another body."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_fsm import transition

from cases.legal_records.base import LegalRecord
from cases.states import StatusField

from .results import HasAResult


class Proceeding(HasAResult, LegalRecord):
    """One matter before one body, an adjudication or an enforcement."""

    class Kind(models.TextChoices):
        CONFIRMATION = "confirmation", "司法确认"
        MEDIATION_PAPER = "mediation_paper", "法院出具调解书"
        PAYMENT_ORDER = "payment_order", "支付令"
        SUIT = "suit", "诉讼"
        ARBITRATION = "arbitration", "仲裁"
        NOTARY = "notary", "公证赋强"
        ADMINISTRATIVE = "administrative", "行政途径"
        ENFORCEMENT = "enforcement", "申请执行"

    class Status(models.TextChoices):
        PREPARING = "preparing", "准备材料"
        SENT = "sent", "已送法院"
        RECEIVED = "received", "法院已收"
        RETURNED = "returned", "退回补正"
        ACCEPTED = "accepted", "法院已受理"
        DECIDED = "decided", "已裁决"
        REFUSED = "refused", "不予受理"
        WITHDRAWN = "withdrawn", "已撤回"
        CONVERTED = "converted", "转入其他程序"

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", "裁定调解协议有效"
        DISMISSED = "dismissed", "裁定驳回"
        PAID = "paid", "执行完毕"
        SETTLED = "settled", "执行和解"
        ENDED = "ended", "终结本次执行"
        GRANTED = "granted", "判决支持，应当履行"
        COURT_PAPER = "court_paper", "法院调解书"
        LOST = "lost", "判决驳回诉讼请求"
        VOIDED = "voided", "认定协议无效，或者撤销协议"
        ORDERED = "ordered", "支付令送达后没有书面异议"
        OBJECTED = "objected", "异议成立，终结督促程序"
        UNSERVED = "unserved", "三十日内没有送达，终结督促程序"
        AWARDED = "awarded", "裁决支持，应当履行"
        NOTARISED = "notarised", "出具公证债权文书"
        HANDLED = "handled", "行政机关已作出处理"
        SENT_BACK = "sent_back", "撤销原裁判，由一审法院受理、重新审理"

    class Ground(models.TextChoices):
        """Why a confirmation was dismissed (民诉法解释 358)."""

        AGAINST_LAW = "against_law", "违反法律强制性规定"
        HARM = "harm", "损害国家利益、社会公共利益或者他人合法权益"
        MORALS = "morals", "违背公序良俗"
        INVOLUNTARY = "involuntary", "违反自愿原则"
        UNCLEAR = "unclear", "内容不明确"
        OTHER = "other", "其他不能确认的情形"

    class Procedure(models.TextChoices):
        """By which procedure a court tries a suit: it decides the time, and whether one appeals."""

        ORDINARY = "ordinary", "普通程序"
        SIMPLE = "simple", "简易程序"
        SMALL = "small", "小额诉讼程序"
        APPEAL = "appeal", "二审程序"
        OF_A_RULING = "ruling", "二审程序（对裁定的上诉）"
        RETRIAL = "retrial", "审判监督程序（再审）"

    # Grounds on which the agreement itself is void (民法典 153, 154).
    VOID = (Ground.AGAINST_LAW, Ground.HARM, Ground.MORALS)
    # What the parties bring to the court themselves: the committee sends no papers.
    BY_THE_PARTIES = (
        *(Kind.SUIT, Kind.PAYMENT_ORDER, Kind.ARBITRATION, Kind.NOTARY, Kind.ADMINISTRATIVE),
    )
    # Who decides where no court does.
    OTHER_BODIES: ClassVar = {
        Kind.ARBITRATION: "仲裁委员会",
        Kind.NOTARY: "公证机构",
        Kind.ADMINISTRATIVE: "主管部门",
    }
    # Results that are a title of their own.
    TITLES = (
        *(Outcome.GRANTED, Outcome.COURT_PAPER, Outcome.ORDERED),
        *(Outcome.AWARDED, Outcome.NOTARISED),
    )
    OPEN = ("preparing", "sent", "received", "returned", "accepted")

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="proceedings")
    court = models.ForeignKey("directory.Court", models.PROTECT, null=True)
    institution = models.CharField("仲裁委员会、公证处或者行政机关", max_length=60, blank=True)
    kind = models.CharField("种类", max_length=20, choices=Kind)
    status = StatusField("状态", choices=Status, default=Status.PREPARING)
    outcome = models.CharField("结果", max_length=20, choices=Outcome, blank=True)
    number = models.CharField("案号", max_length=60, blank=True)
    applied_on = models.DateField("申请日")
    sent_on = models.DateField("送出日", null=True)
    received_on = models.DateField("法院收到日", null=True)
    decided_on = models.DateField("裁决日", null=True)
    lacking = models.TextField("缺少材料", blank=True)
    words = models.TextField("裁决内容", blank=True)
    ruling = models.CharField("文书名称、文号", max_length=80, blank=True)
    ground = models.CharField("驳回的情形", max_length=12, choices=Ground, blank=True)
    procedure = models.CharField(
        "审理程序", max_length=10, choices=Procedure, blank=True, default=""
    )
    accepted_on = models.DateField("受理日", null=True)
    issued_on = models.DateField("支付令发出日", null=True)
    served_on = models.DateField("支付令、裁定书、裁决书送达日", null=True)
    asked_above = models.ForeignKey(
        "directory.Court",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="申请的上一级法院",
    )
    # Until it is decided: an objection, or an application to set aside or to try again.
    objected_on = models.DateField("提出异议、申请撤销、再审日", null=True)
    retrial_on = models.DateField("决定再审日", null=True)  # until the retrial is over
    again_until = models.DateField("重新仲裁的期限", null=True)  # while setting aside rests
    set_aside_on = models.DateField("裁定、裁决撤销日", null=True)
    asked_to_set_aside = models.ForeignKey(
        "directory.Court",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="申请撤销裁决、再审的法院",
    )
    suit_refused_on = models.DateField("申请人不同意转入诉讼的日期", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "裁执程序"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=["preparing", "sent", "received", "returned", "accepted"])
                & ~Q(kind="enforcement"),
                name="one_open_adjudication",
                violation_error_message="一个案件同时只能有一个裁处程序。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(
                    status__in=["preparing", "sent", "received", "returned", "accepted"],
                    kind="enforcement",
                ),
                name="one_open_enforcement",
                violation_error_message="一个案件同时只能有一个执行程序。",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}{self.number}"

    @property
    def before(self) -> str:
        """What kind of body the matter is before."""
        return self.OTHER_BODIES.get(self.kind, "法院")

    @property
    def body(self) -> str:
        """Whom the matter is before, by its name where that is known."""
        return str(self.court or self.institution or self.before)

    @property
    def made_on(self):
        """The day on which the application counts as made: that of its receipt, else its own."""
        return self.received_on or self.applied_on

    @property
    def is_open(self) -> bool:
        """Whether the body has not closed the matter."""
        return self.status in self.OPEN

    @transition(
        "status",
        source=[Status.PREPARING, Status.RETURNED],
        target=Status.SENT,
        custom={"label": "送法院"},
    )
    def send(self, on):
        """The papers were sent to the court, for the first time or completed.

        What the parties bring themselves has no day of sending: it admits no court to the case.
        """
        self.sent_on = None if self.kind in self.BY_THE_PARTIES else on

    @transition("status", source=Status.SENT, target=Status.RECEIVED, custom={"label": "签收"})
    def receive(self, on):
        """The court received the papers; the first receipt counts for the time to apply."""
        self.received_on = self.received_on or on

    @transition(
        "status",
        source=[Status.SENT, Status.RECEIVED],
        target=Status.RETURNED,
        custom={"label": "退回补正"},
    )
    def send_back(self, on, lacking):
        """The court asks for missing papers; it has received the others by then."""
        self.received_on, self.lacking = self.received_on or on, lacking

    @transition("status", source=Status.RECEIVED, target=Status.ACCEPTED, custom={"label": "受理"})
    def accept(self, on, number, procedure=""):
        """The court accepts under its own number; `procedure` is how it tries a suit."""
        self.accepted_on, self.number = on, number
        self.procedure = self.procedure or procedure

    @transition("status", source=Status.RECEIVED, target=Status.REFUSED, custom={"label": "不受理"})
    def refuse(self, on, words):
        """The court does not accept."""
        self.decided_on, self.words = on, words

    @transition(
        "status", source=Status.DECIDED, target=Status.CONVERTED, custom={"label": "转入诉讼"}
    )
    def convert(self):
        """The order was objected to and the applicant did not refuse: it goes on as a suit."""

    @transition("status", source=Status.ACCEPTED, target=Status.DECIDED, custom={"label": "裁决"})
    def decide(self, on, outcome, words, ruling="", ground=""):
        """The court decided."""
        self.decided_on, self.outcome, self.words = on, outcome, words
        self.ruling, self.ground = ruling, ground

    @transition(
        "status",
        source=[
            Status.PREPARING,
            Status.SENT,
            Status.RECEIVED,
            Status.RETURNED,
            Status.ACCEPTED,
        ],
        target=Status.WITHDRAWN,
        custom={"label": "撤回"},
    )
    def withdraw(self, on):
        """The applicants withdrew the matter."""
        self.decided_on = on
