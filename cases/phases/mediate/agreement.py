"""The agreement: its versions."""

from functools import cached_property

from django.db import models
from django.db.models import Q
from django_fsm import transition

from cases.law import clause_defects, clause_risks
from cases.law.clause_kinds import condition
from cases.legal_records.base import LegalRecord, delete_together
from cases.states import StatusField

from .signatures import Signature

MATTER, PERFORMANCE = "纠纷主要事实、争议事项", "履行方式、地点、时限"


class Agreement(LegalRecord):
    """One version of the agreement of a case, with its own small machine."""

    class Status(models.TextChoices):
        DRAFTING = "drafting", "起草中"
        SIGNING = "signing", "待签署"
        IN_FORCE = "in_force", "已生效"
        PERFORMED = "performed", "已履行"
        SUPERSEDED = "superseded", "已被新版本取代"
        VOID = "void", "作废"
        ENDED = "ended", "按条件不再履行"

    LAPSED = frozenset({Status.SUPERSEDED.value, Status.VOID.value})

    class Form(models.TextChoices):
        WRITTEN = "written", "书面"
        ORAL = "oral", "口头"

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="agreements")
    version = models.PositiveSmallIntegerField("版本")
    revision = models.PositiveIntegerField("修改次数", default=0)
    form = models.CharField("形式", max_length=10, choices=Form, default=Form.WRITTEN)
    status = StatusField("状态", choices=Status, default=Status.DRAFTING)
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
        """Fix the text; after this only marks are added, and nobody marks a draft."""
        self.frozen_on, self.marks = on, []
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
        "status", source=Status.PERFORMED, target=Status.IN_FORCE, custom={"label": "继续履行"}
    )
    def bind_again(self):
        """A breach became known after it had counted as performed."""

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

    @transition("status", source=Status.IN_FORCE, target=Status.VOID, custom={"label": "认定无效"})
    def annul(self):
        """A court found the agreement void, or revoked it: it never bound anybody."""

    @transition(
        "status", source=Status.IN_FORCE, target=Status.ENDED, custom={"label": "按条件终止"}
    )
    def end_by_condition(self):
        """A condition that the parties agreed ended what was still to be performed."""

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

    def set_mark(self, **mark) -> Signature:
        """Set a further mark."""
        made = self.signatures.create(**mark)
        self.marks = sorted([*self.marks, made], key=lambda one: (one.on, one.pk))
        return made

    def strike_marks_of_agent(self, party, since) -> bool:
        """Delete what the party's agent signed from that day on; returns whether there was any."""
        who = Signature.Who
        by_agent = (who.AGENT, who.BRANCH, who.ADMINISTRATOR)
        void = [
            mark
            for mark in self.marks
            if mark.party_id == party.pk and mark.signer in by_agent and mark.on >= since
        ]
        delete_together(Signature, void)
        self.marks = [mark for mark in self.marks if mark not in void]
        return bool(void)

    def mark(self, kind: str):
        """The first mark of that kind, or None."""
        return next((mark for mark in self.marks if mark.kind == kind), None)

    @property
    def is_sealed(self) -> bool:
        """Whether the committee's seal is set."""
        return self.mark(Signature.Kind.SEAL) is not None

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

    @cached_property
    def conditions_of_all(self) -> list:
        """The conditions that must come about before any of it takes effect."""
        # With two marks it may take effect now, which reads every clause.
        read = "parts" in self.__dict__ or len(self.marks) > 1
        known = self.parts if read else self.clauses.filter(kind=condition.ROW.code)
        return [part for part in known if part.begins_all]

    def is_fully_marked(self, parties) -> bool:
        """Whether all of the parties and the mediator have signed, and the seal is set."""
        return bool(self.mark("mediator") and self.is_sealed and not self.unsigned(parties))

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
