"""Records of mediation up to the agreement."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.law.routes import Route
from cases.legal_records.base import LegalRecord
from mediation import clock
from mediation.vault import RowKeyField, SealedTextField

ENDS_TOO_EARLY = "调解结束时间不能早于开始时间。"
NEXT_TOO_EARLY = "再谈的日子不能早于这次调解。"


class Assignment(LegalRecord):
    """Who mediates a case, from when to when, and how they were chosen."""

    class Kind(models.TextChoices):
        MAIN = "main", "主办"
        SHARED = "shared", "协办"
        DEPUTY = "deputy", "代办"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="assignments")
    person = models.ForeignKey("directory.Person", models.PROTECT, related_name="assignments")
    kind = models.CharField("方式", max_length=10, choices=Kind, default=Kind.MAIN)
    chosen_by = models.ForeignKey(
        "cases.Party", models.PROTECT, null=True, related_name="mediators_chosen"
    )
    chosen_by_parties = models.BooleanField("当事人选定", default=False)
    clash = models.CharField("利害关系", max_length=200, blank=True)
    clash_waived = models.BooleanField("各方同意不回避", default=False)
    since = models.DateField("自")
    until = models.DateField("至", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "指派"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind="main", until=None),
                name="one_main_mediator_at_a_time",
                violation_error_message="一个案件同时只能有一名主办调解员。",
            )
        ]

    def __str__(self):
        return f"{self.person} {self.get_kind_display()}"


class ContactAttempt(LegalRecord):
    """One attempt to reach a party, and its result."""

    class Way(models.TextChoices):
        PHONE = "phone", "电话"
        VISIT = "visit", "上门"
        MESSAGE = "message", "短信"
        LETTER = "letter", "信函"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="contact_attempts")
    party = models.ForeignKey("cases.Party", models.CASCADE, related_name="contact_attempts")
    way = models.CharField("方式", max_length=10, choices=Way)
    reached = models.BooleanField("联系上")
    words = models.CharField("情况", max_length=300, blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "联系记录"

    def __str__(self):
        return self.get_way_display()


class Session(LegalRecord):
    """One mediation session 调解记录 (F8)."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", "调解成功"
        FAILED = "failed", "调解不成"
        CONTINUE = "continue", "有待继续调解"

    class Openness(models.TextChoices):
        CLOSED = "closed", "不公开"
        OPEN = "open", "公开"

    covered_many = ("present",)

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="sessions")
    # As the parties asked for (调解法 23); empty where nobody said.
    openness = models.CharField("公开还是不公开", max_length=6, choices=Openness, blank=True)
    number = models.PositiveSmallIntegerField("次")  # in the order of recording
    on = models.DateField("日期")
    begins = models.TimeField("开始", null=True)
    ends = models.TimeField("结束", null=True)
    place = models.CharField("地点", max_length=120)
    present = models.ManyToManyField("cases.Party", related_name="sessions", verbose_name="到场")
    # Who came for a unit, or for a party by its agent: name and post or authority (民法典 165).
    attended = models.TextField("谁替谁到场", blank=True, default="")
    helpers = models.CharField("参加人", max_length=200, blank=True)
    statements = models.TextField("各方陈述", blank=True)
    facts_checked = models.TextField("核对的事实", blank=True)
    risk_told = models.BooleanField("已作风险提示", default=False)
    content = models.TextField("协商内容或者不成的原因")
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    evening = models.BooleanField("夜间", default=False)
    mediator = models.CharField("调解员", max_length=60)
    next_on = models.DateField("约定再谈的日子", null=True)
    next_at = models.TimeField("约定再谈的时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "调解记录"
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="session_number_once"),
            models.CheckConstraint(
                name="session_ends_after_it_begins",
                condition=Q(begins=None) | Q(ends=None) | Q(ends__gte=models.F("begins")),
                violation_error_message=ENDS_TOO_EARLY,
            ),
            models.CheckConstraint(
                name="next_session_not_before_this_one",
                condition=Q(next_on=None) | Q(next_on__gte=models.F("on")),
                violation_error_message=NEXT_TOO_EARLY,
            ),
        ]

    def __str__(self):
        return f"第{self.number}份调解记录"

    @property
    def how_open(self) -> str:
        """（公开） or （不公开）, as the parties asked; empty where nobody did."""
        return f"（{self.get_openness_display()}）" if self.openness else ""

    @property
    def appointment(self) -> str:
        """When it was agreed to meet again: 11月27日（周五）19:30, or an empty string."""
        at = f"{self.next_at:%H:%M}" if self.next_at else ""
        return f"{clock.in_words(self.next_on)}{at}" if self.next_on else ""


class CaucusNote(LegalRecord):
    """A private talk with one side; readable only by the mediators of the case."""

    not_covered: ClassVar[dict] = {
        "row_key": "names the row in its sealed text, which opens with it alone"
    }

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="caucus_notes")
    party = models.ForeignKey("cases.Party", models.CASCADE, related_name="caucus_notes")
    on = models.DateField("日期")
    row_key = RowKeyField()
    text = SealedTextField("内容")

    class Meta:
        verbose_name = verbose_name_plural = "背对背记录"

    def __str__(self):
        return f"{self.on}"


class Offer(LegalRecord):
    """One offer of one side, in money or in words."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="offers")
    party = models.ForeignKey("cases.Party", models.CASCADE, related_name="offers")
    amount = models.BigIntegerField("金额（分）", null=True)
    text = models.CharField("方案", max_length=300, blank=True)
    on = models.DateField("日期")

    class Meta:
        verbose_name = verbose_name_plural = "方案"
        constraints = [
            models.CheckConstraint(
                name="offer_not_negative",
                condition=Q(amount=None) | Q(amount__gte=0),
                violation_error_message="方案金额不能是负数。",
            )
        ]

    def __str__(self):
        return self.text


class Appraisal(LegalRecord):
    """An appraisal during mediation, from its commission to its opinion (None: not given yet).

    What was recorded by mistake is struck off: it stays on record, and its days count.
    """

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="appraisals")
    what = models.CharField("鉴定、评估什么", max_length=200)
    body = models.CharField("鉴定、评估机构", max_length=120)
    began_on = models.DateField("委托日")
    ended_on = models.DateField("出具意见日", null=True)
    result = models.CharField("结果", max_length=200, blank=True)
    struck_on = models.DateField("撤销登记的日期", null=True)
    struck_reason = models.CharField("撤销登记的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "鉴定"
        ordering = ["began_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="appraisal_ends_after_it_began",
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("began_on")),
                violation_error_message="鉴定结束的日期不能早于委托的日期。",
            )
        ]

    def __str__(self):
        return f"{self.body}：{self.what}"


class Investigation(LegalRecord):
    """One inquiry into the facts 调查记录 (F6)."""

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="investigations")
    on = models.DateField("日期")
    place = models.CharField("地点", max_length=120)
    asked = models.CharField("被调查人", max_length=120)
    text = models.TextField("情况")
    by = models.CharField("调查人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "调查记录"

    def __str__(self):
        return f"{self.on} {self.place}"


class Referral(LegalRecord):
    """The case as another body sent it: by which route, received on which day, told the result.

    `answer` is what the committee answered to that body: whether it takes the referral. Until
    `report_until` that body wants to know the result (12345, 综治中心 and others set such a day).
    """

    class Via(models.TextChoices):
        PAPER = "", "签收材料"
        PLATFORM = "platform", "平台转来"

    class Answer(models.TextChoices):
        NONE = "", "还没有答复"
        TAKEN = "taken", "已接收"
        RETURNED = "returned", "已退回"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="referrals")
    route = models.CharField("途径", max_length=20, choices=Route)
    court = models.ForeignKey("directory.Court", models.PROTECT, null=True)
    body = models.CharField("移送单位", max_length=120, blank=True)
    number = models.CharField("文号", max_length=60, blank=True)
    via = models.CharField("怎么收到的", max_length=10, choices=Via, blank=True, default="")
    received_on = models.DateField("签收材料日")
    answer = models.CharField("答复", max_length=10, choices=Answer, blank=True, default="")
    answered_on = models.DateField("答复日", null=True)
    answer_words = models.CharField("退回的原因", max_length=400, blank=True, default="")
    report_until = models.DateField("要求回告的期限", null=True)
    reported_on = models.DateField("回告日", null=True)
    reported_how = models.CharField("怎么回告的", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "移送"
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                name="referred_once",
                violation_error_message="一个案件只登记一次移送。",
            )
        ]

    def __str__(self):
        return f"{self.sender}（{self.get_route_display()}）"

    @property
    def sender(self) -> str:
        """The body that sent the case, by name."""
        return str(self.court or self.body)

    @property
    def waits_for_an_answer(self) -> bool:
        """Whether the body that sent it is still to be told that it is taken or returned."""
        return not self.answer and self.reported_on is None

    @property
    def waits_on_the_platform(self) -> bool:
        """Whether its time begins only when it is confirmed on the platform."""
        return self.via == self.Via.PLATFORM and self.answer != self.Answer.TAKEN

    @property
    def counts_from(self):
        """The day from which a court's time to mediate counts: its papers were signed for, or the
        referral was confirmed on the platform (特邀调解规定 27, 在线调解规则 24)."""
        confirmed = self.answered_on if self.via == self.Via.PLATFORM else None
        return confirmed or self.received_on
