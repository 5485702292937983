"""The agreement: its versions, structured clauses and marks."""

from functools import cached_property

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from cases.law import clause_defects, clause_risks, clauses
from cases.law.clause_kinds import condition, table
from cases.legal_records.base import LegalRecord

MATTER, PERFORMANCE = "纠纷主要事实、争议事项", "履行方式、地点、时限"
# The values of rarer kinds, which stand in the wording under their own name.
TIED = ("ratio", "from_on", "until_on", "due_days", "of_clause", "effect", "liability")
BRANCH_HEAD = "分支机构或者项目负责人"
ALREADY_SIGNED = "这一方已经签过了。"


class Agreement(LegalRecord):
    """One version of the agreement of a case, with its own small machine."""

    class Status(models.TextChoices):
        DRAFTING = "drafting", "起草中"
        SIGNING = "signing", "待签署"
        IN_FORCE = "in_force", "已生效"
        PERFORMED = "performed", "已履行"
        SUPERSEDED = "superseded", "已被新版本取代"
        VOID = "void", "作废"

    LAPSED = frozenset({Status.SUPERSEDED.value, Status.VOID.value})

    class Form(models.TextChoices):
        WRITTEN = "written", "书面"
        ORAL = "oral", "口头"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="agreements")
    version = models.PositiveSmallIntegerField("版本")
    revision = models.PositiveIntegerField("修改次数", default=0)
    form = models.CharField("形式", max_length=10, choices=Form, default=Form.WRITTEN)
    status = FSMField("状态", choices=Status, default=Status.DRAFTING, protected=True)
    facts = models.TextField(MATTER, blank=True)
    performance = models.CharField(PERFORMANCE, max_length=300, blank=True)
    settles_ownership = models.BooleanField("涉及确权", default=False)
    frozen_on = models.DateField("定稿日", null=True)
    effective_on = models.DateField("生效日", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "调解协议"
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="agreement_version_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status="in_force"),
                name="one_agreement_in_force",
                violation_error_message="一个案件同时只能有一份生效的协议。",
            ),
            models.CheckConstraint(
                name="agreement_in_force_has_a_day",
                condition=~Q(status="in_force") | Q(effective_on__isnull=False),
                violation_error_message="生效的协议必须有生效日。",
            ),
        ]

    def __str__(self):
        return f"协议第{self.version}稿"

    @property
    def edition(self) -> str:
        """Version and revision, to recognise a text."""
        return f"{self.version}.{self.revision}"

    @transition("status", source=Status.DRAFTING, target=Status.SIGNING, custom={"label": "定稿"})
    def freeze(self, on):
        """Fix the text; after this only marks are added."""
        self.frozen_on = on
        self.settles_ownership = any(
            ground == "ownership" for _, ground, _ in self.grounds_hinted()
        )

    @transition(
        "status",
        source=[Status.DRAFTING, Status.SIGNING],
        target=Status.IN_FORCE,
        custom={"label": "生效"},
    )
    def enter_into_force(self, on):
        """Put the agreement in force from this day."""
        self.effective_on = on

    @transition(
        "status", source=Status.IN_FORCE, target=Status.PERFORMED, custom={"label": "履行完毕"}
    )
    def perform(self):
        """Everything agreed has been done."""

    @transition(
        "status",
        source=[Status.SIGNING, Status.IN_FORCE],
        target=Status.SUPERSEDED,
        custom={"label": "取代"},
    )
    def supersede(self):
        """Replace by a new version; the marks no longer count."""

    @transition(
        "status",
        source=[Status.DRAFTING, Status.SIGNING],
        target=Status.VOID,
        custom={"label": "作废"},
    )
    def make_void(self):
        """Void an agreement that never came into force."""

    @cached_property
    def parts(self) -> list:
        """The clauses in order, their parties and instalments loaded."""
        return list(
            self.clauses.select_related("by_party", "to_party").prefetch_related("instalments")
        )

    @cached_property
    def marks(self) -> list:
        """Signatures and seal in the order they were set."""
        return list(self.signatures.order_by("on", "pk"))

    def set_mark(self, **mark) -> "Signature":
        """Set a further mark."""
        made = self.signatures.create(**mark)
        self.marks = sorted([*self.marks, made], key=lambda one: (one.on, one.pk))
        return made

    def mark(self, kind: str):
        """The first mark of that kind, or None."""
        return next((mark for mark in self.marks if mark.kind == kind), None)

    @property
    def is_sealed(self) -> bool:
        """Whether the committee's seal is set."""
        return self.mark("seal") is not None

    @property
    def signed_party_ids(self) -> set[int]:
        """The parties that have signed this version."""
        return {mark.party_id for mark in self.marks if mark.kind == "party"}

    def unsigned(self, parties) -> list:
        """Those of the parties that have not signed."""
        return [party for party in parties if party.pk not in self.signed_party_ids]

    def defects(self) -> list:
        """The reasons against freezing the text: (clause number, field, sentence, article)."""
        of_text = clause_defects.defects_of_text(self.facts, self.parts)
        found = clause_defects.defects_of_all([clause.wording() for clause in self.parts])
        return [(0, *defect, None) for defect in of_text] + [
            (clause.position, *defect)
            for clause, own in zip(self.parts, found, strict=True)
            for defect in own
        ]

    def needs_paper(self) -> bool:
        """Whether a clause bars electronic signing (电子签名法 3)."""
        return any(clause_risks.needs_paper(clause.wording()) for clause in self.parts)

    def grounds_hinted(self) -> list:
        """Words that hint at a ground against confirmation: (clause number, ground, words)."""
        return [
            (clause.position, *hint)
            for clause in self.parts
            for hint in clause_risks.grounds_hinted(clause.wording())
        ]

    def effect_day(self, *, parties_alone: bool):
        """The day of the last mark; on a court's invitation before filing, of the parties' last
        mark (特邀调解规定 24)."""
        counted = [m.on for m in self.marks if m.kind == "party" or not parties_alone]
        return max(counted)


class Clause(LegalRecord):
    """One structured clause; the sentence on paper is built from it."""

    of_case = ("agreement__case",)

    class Liability(models.TextChoices):
        JOINT = "joint", "连带：收款人可以要其中任何一人付全部"
        EQUAL = "equal", "按份：每人付一样多"
        UNDECIDED = "open", "还没有写明"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="clauses")
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
    ratio = models.PositiveIntegerField("比例（万分之）", null=True)
    from_on = models.DateField("自", null=True)
    until_on = models.DateField("至", null=True)
    due_days = models.PositiveSmallIntegerField("事件后几日内", null=True)
    of_clause = models.PositiveSmallIntegerField("管第几条", null=True)
    effect = models.CharField("条件成就以后", max_length=12, choices=condition.EFFECTS, blank=True)
    # Set where several people owe, who then stand in `co_debtors`; empty for one debtor.
    liability = models.CharField("几个人怎么承担", max_length=5, choices=Liability, blank=True)

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
        return {*(party.pk for party in self.debtors), self.to_party_id} - {None}

    @cached_property
    def debtors(self) -> list:
        """Whoever owes under the clause; only a clause of several people asks for the others."""
        first = [self.by_party] if self.by_party_id else []
        if not self.liability:
            return first
        others = self.co_debtors.select_related("party", "party__company").order_by("pk")
        return first + [row.party for row in others]

    @cached_property
    def parts(self) -> list:
        """The planned instalments in order, including one due on an event."""
        return list(self.instalments.all())

    def plan(self) -> list:
        """The instalments [(day, 分)] in order."""
        return [(part.due_on, part.amount) for part in self.parts if part.due_on is not None]

    def wording(self) -> dict:
        """The clause as plain values for its sentence, defects and warnings."""
        return {
            "kind": self.kind,
            "by": "、".join(party.printed_name for party in self.debtors),
            "by_keys": tuple(party.pk for party in self.debtors),
            "to": self.to_party.printed_name if self.to_party else "",
            "by_key": self.by_party_id,
            "to_key": self.to_party_id,
            "amount": self.amount,
            "instalments": self.plan(),
            "text": self.text,
            "place": self.place,
            "due_on": self.due_on,
            "due_event": self.due_event,
            "standard": self.standard,
            "checker": self.checker,
            "way": self.way,
            "hours": self.hours,
            **{name: getattr(self, name) for name in TIED},
        }

    @property
    def sentence(self) -> str:
        """The clause as printed."""
        return clauses.sentence(self.wording())


class CoDebtor(LegalRecord):
    """A further party that owes under a clause, beside its first debtor."""

    of_case = ("clause__agreement__case",)

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="co_debtors")
    party = models.ForeignKey("cases.Party", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "共同承担的当事人"
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "party"],
                name="co_debtor_once",
                violation_error_message="同一位当事人在一条里只写一次。",
            )
        ]

    def __str__(self):
        return str(self.party_id)


class Signature(LegalRecord):
    """One mark under an agreement: a party's, the mediator's, or the committee's seal."""

    class Kind(models.TextChoices):
        PARTY = "party", "当事人"
        MEDIATOR = "mediator", "调解员"
        SEAL = "seal", "调委会印章"

    class Mark(models.TextChoices):
        NAME = "name", "签名"
        STAMP = "stamp", "盖章"
        FINGER = "finger", "按指印"

    class Way(models.TextChoices):
        PAPER = "paper", "纸质签署"
        IN_PRESENCE = "in_presence", "当面在屏幕上签署"
        CERTIFICATE = "certificate", "数字证书"

    class Who(models.TextChoices):
        """Who signed for a party: itself, or who represents it, by the keys of `Party.Speaker`."""

        UNKNOWN = "", "未登记"
        SELF = "self", "本人（单位盖章）"
        AGENT = "agent", "委托代理人"
        GUARDIAN = "guardian", "法定代理人"
        LEGAL_REPRESENTATIVE = "legal_representative", "法定代表人（负责人）"
        BRANCH = "branch", BRANCH_HEAD
        SUCCESSOR = "successor", "继承人"

    of_case = ("agreement__case",)

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures")
    kind = models.CharField("谁", max_length=10, choices=Kind)
    party = models.ForeignKey("cases.Party", models.PROTECT, null=True, related_name="signatures")
    name = models.CharField("姓名", max_length=80)
    mark = models.CharField("方式", max_length=10, choices=Mark)
    way = models.CharField("途径", max_length=12, choices=Way, default=Way.PAPER)
    signer = models.CharField("由谁签的", max_length=20, choices=Who, blank=True)
    identity_checked = models.CharField("身份核对", max_length=120, blank=True)
    on = models.DateField("日期")
    recorded_by = models.CharField("登记人", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "签署"
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "party"],
                condition=Q(kind="party"),
                name="a_party_signs_once",
                violation_error_message=ALREADY_SIGNED,
            ),
            models.UniqueConstraint(
                fields=["agreement", "kind"],
                condition=Q(kind__in=["mediator", "seal"]),
                name="mediator_and_seal_once",
                violation_error_message="已经签过名或者盖过章了。",
            ),
            models.CheckConstraint(
                name="party_mark_names_the_party",
                condition=~Q(kind="party") | Q(party__isnull=False),
                violation_error_message="当事人签署必须写明是哪一方。",
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.get_mark_display()}"
