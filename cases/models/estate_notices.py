"""Notices of rectification without a case: a competent body orders a company to put something right
in an estate, inspects it again, or lifts its notice. No case is needed and none is opened."""

from typing import ClassVar

from django.db import models, transaction
from django.db.models import F, Q

from cases.functions import row_of
from cases.legal_records import own_seals
from mediation import clock
from mediation.accounts.functions import Reach


class EstateNoticeQuerySet(models.QuerySet):
    """Questions about notices without a case."""

    def visible_to(self, actor):
        """Those about estates of the actor's places, about the actor's company, or about estates
        that the actor's committee serves; nobody else sees any."""
        row = row_of(actor.function)
        if row.reach is Reach.PLACE:
            return self.filter(_lies_in(actor.places))
        path = {"company": "company", "committee": "estate__committee"}.get(row.body)
        return self.filter(**{f"{path}__in": actor.bodies}) if path else self.none()


def _lies_in(places) -> Q:
    """The estates of these districts and streets, by location."""
    streets, districts = places.get("street", ()), places.get("district", ())
    street = "estate__community__street"
    without = Q(estate__community=None, estate__committee__district__in=districts)
    return Q(**{f"{street}__in": streets}) | Q(**{f"{street}__district__in": districts}) | without


class EstateNotice(models.Model):
    """One notice 整改通知书: by whom, on what basis, what is to be put right where, by when.

    `hash` is keyed: it covers the other columns and, by the hash of the last line, every line.
    """

    class Status(models.TextChoices):
        OPEN = "open", "整改中"
        PASSED = "passed", "复查合格"
        LIFTED = "lifted", "已撤销"

    issued_by = models.ForeignKey("directory.Department", models.PROTECT, related_name="notices")
    estate = models.ForeignKey("directory.Estate", models.PROTECT, related_name="notices")
    company = models.ForeignKey(
        "directory.PropertyCompany", models.PROTECT, related_name="estate_notices"
    )
    number = models.CharField("文号", max_length=60)
    basis = models.CharField("依据", max_length=200)
    items = models.TextField("整改的事项")
    issued_on = models.DateField("通知书的日期")
    served_on = models.DateField("送达日")
    service = models.CharField("送达方式", max_length=60)
    due_on = models.DateField("整改期限")
    status = models.CharField("状态", max_length=6, choices=Status, default=Status.OPEN)
    ended_on = models.DateField("合格或者撤销的日期", null=True)
    hash = models.CharField(max_length=64, blank=True, default="")

    not_covered: ClassVar[dict] = {"hash": "the seal itself"}

    objects = EstateNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "没有案件的整改通知书"
        constraints = [
            models.UniqueConstraint(
                fields=["issued_by", "number"],
                name="one_estate_notice_of_a_number",
                violation_error_message="这个文号的整改通知书已经登记过。",
            ),
            models.CheckConstraint(
                name="estate_notice_is_due_after_its_service",
                condition=Q(due_on__gt=F("served_on"), served_on__gte=F("issued_on")),
                violation_error_message="整改期限要在送达以后，送达要在发出以后。",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="estate_notices_open", condition=Q(status="open"))
        ]

    def __str__(self):
        return f"{self.issued_by}整改通知书（{self.number}）"

    @classmethod
    def issue(cls, by, **facts) -> "EstateNotice":
        """Record a notice with its first line; raises `IntegrityError` for a number taken."""
        with transaction.atomic():
            notice = cls.objects.create(**facts)
            kind = EstateNoticeEvent.Kind.SERVED
            notice._note(by, notice._line(kind, notice.served_on, notice.service), "")
        return notice

    def conclude(self, by, kind, on, words, due_on=None) -> None:
        """Record an inspection or the lifting; the caller holds the lock of the notice.

        A notice that was altered around the system keeps its seal, so that the check goes on
        naming it.
        """
        last = self.events.last()
        altered = not own_seals.holds(self, last.hash)
        kinds = EstateNoticeEvent.Kind
        ends = {kinds.PASSED: self.Status.PASSED, kinds.LIFTED: self.Status.LIFTED}
        if kind in ends:
            self.status, self.ended_on = ends[kind], on
        else:
            self.due_on = due_on
        self._note(by, self._line(kind, on, words, due_on), last.hash, altered=altered)

    def _line(self, kind, on, words, due_on=None) -> "EstateNoticeEvent":
        return EstateNoticeEvent(notice=self, kind=kind, on=on, words=words, due_on=due_on)

    def _note(self, by, line, after, *, altered=False) -> None:
        """Add a line of what happened, sealed after the one before; save and seal the notice."""
        line.by, line.principal = f"{by.name}（{by.title_line}）"[:120], by.principal
        line.hash = own_seals.seal_of(line, after)
        line.save()
        self.hash = self.hash if altered else own_seals.seal_of(self, line.hash)
        self.save()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be obeyed."""
        return self.status == self.Status.OPEN


class EstateNoticeEvent(models.Model):
    """What happened to a notice: who recorded what on which day; nobody alters a line."""

    class Kind(models.TextChoices):
        SERVED = "served", "送达"
        FAILED = "failed", "复查不合格"
        PASSED = "passed", "复查合格"
        LIFTED = "lifted", "撤销"

    notice = models.ForeignKey(EstateNotice, models.PROTECT, related_name="events")
    kind = models.CharField("事项", max_length=6, choices=Kind)
    on = models.DateField("日期")
    at = models.DateTimeField("登记时间", default=clock.now)
    by = models.CharField("登记人", max_length=120)
    principal = models.CharField(max_length=40)
    words = models.TextField("情况", blank=True)
    due_on = models.DateField("新的期限", null=True)
    hash = models.CharField(max_length=64, blank=True, default="")

    not_covered: ClassVar[dict] = {
        "id": "given by the database as the line is written; the order is that of the seals",
        "hash": "the seal itself",
    }

    class Meta:
        verbose_name = verbose_name_plural = "整改通知书的经过"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.on} {self.get_kind_display()}"

    def save(self, **kwargs):
        """Add a line; what was written stays."""
        if not self._state.adding:
            raise RuntimeError("a line of a notice is never rewritten")
        super().save(**kwargs)

    def delete(self, **kwargs):
        """Refuse."""
        raise RuntimeError("a line of a notice is never deleted")
