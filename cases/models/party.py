"""The parties of a case."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases.law import capacity, documents
from cases.legal_records.base import LegalQuerySet, LegalRecord
from cases.phases.mediate.agreement import Agreement
from cases.phases.mediate.clause_people import CoCreditor, CoDebtor
from cases.phases.mediate.clauses import Clause
from cases.phases.mediate.guards import COMPANIES_ARE_ORGANISATIONS
from cases.phases.mediate.signatures import BRANCH_HEAD
from mediation.accounts.typed_names import folded
from mediation.vault import RowKeyField, SealedTextField, fingerprint

from .party_names import PartyNames
from .representation import Represented

REQUEST_FIELDS = ("asked_on", "asked_how", "asked_proof")


class PartyQuerySet(LegalQuerySet):
    """Questions about parties of several cases at once."""

    def needed(self):
        """The active parties whose will and mark count, as the sheet of a case has them: all but
        other parties whom no clause binds."""
        clauses = Clause.objects.exclude(agreement__status__in=Agreement.LAPSED)
        bound = clauses.filter(Q(by_party=OuterRef("pk")) | Q(to_party=OuterRef("pk")))
        named = ~Q(role=Party.Role.OTHER) | Exists(bound)
        for model in (CoDebtor, CoCreditor):
            named |= Exists(model.objects.filter(party=OuterRef("pk"), clause__in=clauses))
        return self.filter(named, released_on=None)


class Party(PartyNames, Represented, LegalRecord):
    """One party: a person, an organisation, a group with a head count, or a person not yet named.

    `role` is the role on papers; claims record who claims what from whom. Phone, ID number and
    account are sealed; their keyed fingerprints serve look-ups.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "个人"
        ORGANISATION = "organisation", "单位"
        GROUP = "group", "多人"
        UNNAMED = "unnamed", "身份待查"

    class Role(models.TextChoices):
        APPLICANT = "applicant", "申请人"
        RESPONDENT = "respondent", "被申请人"
        OTHER = "other", "其他当事人"

    class Relation(models.TextChoices):
        OWNER = "owner", "业主"
        CO_OWNER = "co_owner", "共有人"
        TENANT = "tenant", "承租人"
        USER = "user", "使用人"
        RESIDENT = "resident", "同住人"
        NONE = "", "未登记"

    class Consent(models.TextChoices):
        NONE = "", "未表态"
        YES = "yes", "同意调解"
        NO = "no", "不同意调解"

    class Speaker(models.TextChoices):
        NONE = "", "本人"
        AGENT = "agent", "委托代理人"
        GUARDIAN = "guardian", "法定代理人"
        SUCCESSOR = "successor", "继承人"
        BRANCH = "branch", BRANCH_HEAD
        ADMINISTRATOR = "appointed", "管理人"

    class NameInText(models.TextChoices):
        """How a hidden name is read within a sentence that people typed."""

        BY_LIST = "", "没有写明（按常用词表）"
        WORD = "word", "也是常用词，单独写出时才当姓名"
        ALWAYS = "always", "一律当姓名"

    class Capacity(models.TextChoices):
        BY_AGE = "", "按年龄"
        FULL = capacity.FULL, "完全民事行为能力"
        LIMITED = capacity.LIMITED, "限制民事行为能力"
        NONE = capacity.NONE, "无民事行为能力"

    _loaded_request: ClassVar[dict] = {}
    not_covered: ClassVar[dict] = {
        "row_key": "names the row in its sealed values, which open with it alone",
        "phone_mark": "the fingerprint of the phone, compared with it",
        "id_mark": "the fingerprint of the ID number, compared with it",
    }

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="parties")
    kind = models.CharField("类别", max_length=14, choices=Kind, default=Kind.PERSON)
    role = models.CharField("地位", max_length=12, choices=Role)
    side = models.PositiveSmallIntegerField("一方", default=1)
    name = models.CharField("姓名或者名称", max_length=120)
    distinction = models.CharField("与同名当事人的区别", max_length=300, blank=True)
    company = models.ForeignKey(
        "directory.PropertyCompany", models.PROTECT, null=True, blank=True, related_name="as_party"
    )
    dwelling = models.ForeignKey(
        "directory.Dwelling", models.PROTECT, null=True, blank=True, verbose_name="房屋"
    )
    relation = models.CharField("与房屋的关系", max_length=10, choices=Relation, blank=True)
    head_count = models.PositiveIntegerField("人数", default=1)
    sex = models.CharField("性别", max_length=2, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    born_on = models.DateField("出生日期", null=True, blank=True)
    born_precision = models.CharField("出生日期精确到", max_length=6, default="day")
    capacity = models.CharField("民事行为能力", max_length=8, choices=Capacity, blank=True)
    capacity_ground = SealedTextField("行为能力的依据", blank=True, default="")
    occupation = models.CharField("职业或者职务", max_length=60, blank=True)
    address = models.CharField("单位或者住址", max_length=200, blank=True)
    row_key = RowKeyField()
    phone = SealedTextField("电话", blank=True, default="")
    phone_mark = models.CharField(max_length=64, blank=True, db_index=True)
    id_kind = models.CharField("证件", max_length=12, choices=documents.Kind, blank=True)
    id_number = SealedTextField("证件号码", blank=True, default="")
    id_mark = models.CharField(max_length=64, blank=True, db_index=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    account = SealedTextField("收款账户", blank=True, default="")
    hide_name = models.BooleanField("不让对方知道姓名", default=False)
    name_in_text = models.CharField(
        "保密的姓名写在句子里", max_length=6, choices=NameInText, blank=True
    )
    print_contact = models.BooleanField("同意在文书上印联系方式", default=False)
    speaker = models.CharField("由谁出面", max_length=10, choices=Speaker, blank=True)
    speaker_name = models.CharField("出面人姓名", max_length=60, blank=True)
    speaker_phone = SealedTextField("出面人电话", blank=True, default="")
    speaker_scope = models.CharField("代理权限", max_length=200, blank=True)
    speaker_until = models.DateField("代理期限至", null=True, blank=True)
    added_on = models.DateField("加入日")
    released_on = models.DateField("退出日", null=True, blank=True)
    released_reason = models.CharField("退出原因", max_length=200, blank=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    asked_on = models.DateField("请求保护日", null=True)
    asked_how = models.CharField("请求方式", max_length=120, blank=True)
    asked_proof = models.CharField("请求凭证", max_length=200, blank=True)
    asked_again_on = models.DateField("最近再次请求日", null=True)
    consent = models.CharField("是否同意调解", max_length=4, choices=Consent, blank=True)
    consent_on = models.DateField("表态日", null=True)
    consent_how = models.CharField("表态方式", max_length=120, blank=True)
    notice_on = models.DateField("告知日", null=True)
    notice_how = models.CharField("告知方式", max_length=120, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "当事人"
        ordering = ["side", "pk"]
        constraints = [
            models.CheckConstraint(
                name="party_has_a_name",
                condition=~Q(name=""),
                violation_error_message="当事人要有姓名或者名称；不知道的写“身份待查”。",
            ),
            models.CheckConstraint(
                name="party_company_is_organisation",
                condition=Q(company=None) | Q(kind="organisation"),
                violation_error_message=COMPANIES_ARE_ORGANISATIONS,
            ),
            models.CheckConstraint(
                name="party_released_after_added",
                condition=Q(released_on=None) | Q(released_on__gte=models.F("added_on")),
                violation_error_message="退出日不能早于加入日。",
            ),
            models.CheckConstraint(
                name="consent_has_a_day",
                condition=Q(consent="") | Q(consent_on__isnull=False),
                violation_error_message="表态要写明日期。",
            ),
            models.CheckConstraint(
                name="request_has_a_day",
                condition=Q(asked_on__isnull=False) | Q(asked_how="", asked_proof=""),
                violation_error_message="请求保护要写明日期。",
            ),
            models.CheckConstraint(
                name="asked_again_after_the_first_time",
                condition=Q(asked_again_on=None)
                | Q(asked_on__isnull=False, asked_again_on__gt=models.F("asked_on")),
                violation_error_message="再次请求的日子要晚于第一次。",
            ),
        ]

    def __str__(self):
        return self.printed_name

    def save(self, **kwargs):
        """Store the keyed fingerprints beside the sealed values; raises if the request changes."""
        if self._loaded_request.get("asked_on") and any(
            getattr(self, n) != v for n, v in self._loaded_request.items()
        ):
            raise RuntimeError("the day a party asked for protection is never changed")
        self.phone_mark = fingerprint(self.phone) if self.phone else ""
        self.id_mark = fingerprint(self.id_number) if self.id_number else ""
        super().save(**kwargs)

    def record_consent(self, *, agrees, on, how="") -> None:
        """Record a clear yes or no to mediation."""
        self.consent = self.Consent.YES if agrees else self.Consent.NO
        self.consent_on, self.consent_how = on, how
        self.save(update_fields=["consent", "consent_on", "consent_how"])

    @classmethod
    def from_db(cls, db, field_names, values):
        """Remember the request as loaded, so that `save` can refuse a change."""
        party = super().from_db(db, field_names, values)
        party._loaded_request = {name: party.__dict__.get(name) for name in REQUEST_FIELDS}
        return party

    def record_request(self, on, how="", proof="") -> bool:
        """Record the first day on which the party asked the committee for protection (时效规定 12).

        Returns whether it was the first; of a later request only the last day is kept here.
        """
        if self.asked_on is not None:
            self._ask_again(on)
            return False
        self.asked_on, self.asked_how, self.asked_proof = on, how, proof
        self.save(update_fields=REQUEST_FIELDS)
        self._loaded_request = {name: getattr(self, name) for name in REQUEST_FIELDS}
        return True

    def _ask_again(self, on):
        """Keep the day of a repeated request, if no later one is known."""
        if on > max(filter(None, (self.asked_on, self.asked_again_on))):
            self.asked_again_on = on
            self.save(update_fields=["asked_again_on"])

    @property
    def days_asked(self) -> list:
        """The first and the last day on which the party asked the committee; none if it did not."""
        return [day for day in (self.asked_on, self.asked_again_on) if day]

    @property
    def is_organisation(self) -> bool:
        """Whether the party is a body, which signs by its seal."""
        return self.kind == self.Kind.ORGANISATION

    @property
    def is_applicant(self) -> bool:
        """Whether the party is on the applying side."""
        return self.role == self.Role.APPLICANT

    @property
    def consented(self) -> bool:
        """Whether the party clearly consented."""
        return self.consent == self.Consent.YES

    @property
    def refused(self) -> bool:
        """Whether the party clearly refused."""
        return self.consent == self.Consent.NO

    @property
    def home(self) -> str:
        """Where the party lives or has its seat, as far as registered."""
        return str(self.dwelling) if self.dwelling_id else self.address

    @property
    def whole_address(self) -> str:
        """The address as registered, with the dwelling in the estate where it does not name it."""
        if not self.dwelling_id or folded(str(self.dwelling)) in folded(self.address):
            return self.address
        dwelling = f"{self.dwelling.estate}{self.dwelling}"
        return f"{self.address}（房屋：{dwelling}）" if self.address else dwelling

    @property
    def active(self) -> bool:
        """Whether the party has not been released from the dispute."""
        return self.released_on is None
