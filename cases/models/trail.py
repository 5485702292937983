"""The trail: append-only lines, each chained to its predecessor; and idempotency keys."""

import hashlib
import hmac
import json
from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.acts import Audience
from cases.legal_records import digests, writing
from cases.states import Milestone, Status
from mediation import keyed_digests

GENESIS = "0" * 64
PURPOSE = "trail"
MIGRATED = "migrated"  # the name of a line that a data migration wrote


class Origin(models.TextChoices):
    """The origin of a line: an act in this system, an import, or the demo generator."""

    DONE = "done", "办理"
    IMPORTED = "imported", "导入"
    GENERATED = "generated", "演示生成"


class StepQuerySet(models.QuerySet):
    def readable_by(self, audiences):
        """The lines these audiences may read."""
        return self.filter(audience__in=audiences)

    def update(self, **kwargs):
        """Raise `TypeError`: the trail is append-only."""
        raise TypeError("the trail is append-only")

    def bulk_update(self, objs, fields, batch_size=None):
        """Raise `TypeError`: the trail is append-only."""
        raise TypeError("the trail is append-only")

    def bulk_create(self, objs, **how):
        """Append the lines of an act; raises `RuntimeError` outside of one."""
        writing.check(self.model)
        return super().bulk_create(objs, **how)

    def delete(self):
        """Raise `TypeError`: the trail is append-only."""
        raise TypeError("the trail is append-only")


class Step(models.Model):
    """One line of the trail: what was done, on which legal day, by whom, in which function.

    `on` is the legal day (Beijing), `at` the moment of recording. The actor's name and title are
    stored as they were that day. `records` are the digests of the legal records written with the
    line. `hash` is keyed and covers the line, its records and the hash of its predecessor.
    """

    class Kind(models.TextChoices):
        REGISTER = "register", "登记"
        STEP = "step", "步骤"
        ENTRY = "entry", "记录"
        FOLLOW_UP = "follow_up", "随之发生"
        IMPORT = "import", "导入"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="trail")
    seq = models.PositiveIntegerField("序")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=40)
    source = models.CharField(max_length=20, choices=Status, blank=True)
    target = models.CharField(max_length=20, choices=Status, blank=True)
    milestone = models.CharField(max_length=24, choices=Milestone, blank=True)
    on = models.DateField("法律日期")
    month = models.PositiveIntegerField("年月")
    at = models.DateTimeField("记录时间")
    actor = models.CharField("姓名", max_length=80)
    actor_title = models.CharField("职务", max_length=120, blank=True)
    function = models.CharField("职能", max_length=12)
    principal = models.CharField(max_length=40)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DONE)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.ALL)
    sentence = models.TextField("经过")
    facts = models.JSONField(default=dict)
    records = models.TextField(blank=True, default="")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = StepQuerySet.as_manager()
    not_covered: ClassVar[dict[str, str]] = {}

    class Meta:
        verbose_name = verbose_name_plural = "经过"
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="trail_position_once"),
            models.CheckConstraint(
                name="step_has_source_and_target",
                condition=~Q(kind__in=["step", "follow_up"]) | ~Q(target=""),
                violation_error_message="步骤必须写明去向。",
            ),
        ]
        indexes = [
            models.Index(
                fields=["milestone", "on", "case"],
                name="milestones_by_day",
                condition=~Q(milestone=""),
            )
        ]

    def __str__(self):
        return f"{self.on} {self.sentence}"

    def save(self, **kwargs):
        """Append the line in an act; raises `TypeError` for one that is written already."""
        if not self._state.adding:
            raise TypeError("the trail is append-only")
        writing.check(type(self))
        super().save(**kwargs)

    def delete(self, **kwargs):
        """Raise `TypeError`: the trail is append-only."""
        raise TypeError("the trail is append-only")

    def seal(self, previous: str) -> str:
        """Chain the line to its predecessor under the current key and return its hash."""
        self.previous = previous
        self.hash = keyed_digests.keyed(PURPOSE, self._contents())
        return self.hash

    @property
    def key_id(self) -> str:
        """The key under which the line was sealed; empty for a line older than keyed hashes."""
        return keyed_digests.key_of(self.hash)

    def is_genuine(self) -> bool:
        """Whether the hash is that of the line; a line without a key proves only a slip."""
        if self.key_id:
            return keyed_digests.holds(self.hash, PURPOSE, self._contents())
        plain = hashlib.sha256(self._contents()).hexdigest()
        return not self.records and hmac.compare_digest(plain, self.hash)

    def _contents(self) -> bytes:
        """The values of the line and the hash of its predecessor."""
        contents = [
            self.case_id,
            self.seq,
            self.kind,
            self.name,
            self.source,
            self.target,
            self.milestone,
            self.on.isoformat(),
            self.at.timestamp(),
            self.actor,
            self.actor_title,
            self.function,
            self.principal,
            self.origin,
            self.audience,
            self.sentence,
            self.facts,
            self.previous,
        ]
        contents += [self.records] if self.records else []
        text = json.dumps(contents, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode()


def chain(rows, records=(), head=GENESIS) -> str:
    """Chain the lines in order, the last covering these records; returns the hash of the last."""
    rows[-1].records = digests.as_text(digests.of_records(records))
    for row in rows:
        head = row.seal(head)
    return head


class IdempotencyKey(models.Model):
    """The key of a submitted form, so that a repeat has one effect: key, content hash, result."""

    principal = models.CharField(max_length=40)
    key = models.CharField(max_length=255)
    act = models.CharField(max_length=80)
    content = models.CharField(max_length=64)
    case = models.ForeignKey("cases.Case", models.CASCADE, null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "防重键"
        constraints = [
            models.UniqueConstraint(fields=["principal", "key"], name="a_key_once_per_principal")
        ]

    def __str__(self):
        return self.key
