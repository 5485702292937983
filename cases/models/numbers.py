"""Number series: drawn under a lock, every serial recorded, none reused."""

from django.db import models

from cases.law import identifiers
from cases.legal_records.base import LegalRecord, ReturningQuerySet


class NumberSeries(models.Model):
    """One yearly series of one committee; `next` is the next serial to be drawn."""

    class Kind(models.TextChoices):
        COMPLAINT = "complaint", "投诉编号"
        LEDGER = "ledger", "导入编号"
        DOSSIER = "dossier", "卷宗号"
        AGREEMENT = "agreement", "协议编号"
        SUPERVISED = "supervised", "督办编号"

    committee = models.ForeignKey("directory.Committee", models.PROTECT)
    kind = models.CharField("种类", max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField("年")
    next = models.PositiveIntegerField("下一号", default=1)

    objects = ReturningQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "号段"
        constraints = [
            models.UniqueConstraint(fields=["committee", "kind", "year"], name="one_series_a_year")
        ]

    def __str__(self):
        return f"{self.committee} {self.kind} {self.year}"


class NumberDrawn(LegalRecord):
    """One serial of a series: the case that got it, or the reason it was voided (作废)."""

    class Status(models.TextChoices):
        USED = "used", "使用"
        VOID = "void", "作废"

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="drawn")
    serial = models.PositiveIntegerField("序号")
    number = models.CharField("编号", max_length=60)
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="numbers")
    status = models.CharField("状态", max_length=6, choices=Status, default=Status.USED)
    reason = models.CharField("说明", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "编号登记"
        constraints = [models.UniqueConstraint(fields=["series", "serial"], name="a_serial_once")]

    def __str__(self):
        return self.number


class DrawsNumbers(models.Model):
    """The numbers of a case, drawn from its committee's series."""

    class Meta:
        abstract = True

    def draw_number(self, kind, on) -> str:
        """Draw the next serial of the committee's yearly series, under its lock."""
        series, serial = draw(self.committee, kind, on.year)
        number = format_number(self.committee, kind, on.year, serial)
        case = self if self.pk else None
        NumberDrawn.objects.create(series=series, serial=serial, number=number, case=case)
        return number

    def void_number(self, kind, reason):
        """Record the number of a paper that never took effect as void (作废); it is never
        reused."""
        drawn = self.numbers.filter(series__kind=kind, status=NumberDrawn.Status.USED)
        drawn.update(status=NumberDrawn.Status.VOID, reason=reason)
        self.agreement_number = ""


def draw(committee, kind, year, count=1) -> tuple[NumberSeries, int]:
    """Draw the next serials of that year's series: the series, and the first of them.

    The series stays locked until the transaction ends.
    """
    wanted = {"committee": committee, "kind": kind, "year": year}
    drawn = {"next": models.F("next") + count}
    rows = NumberSeries.objects.filter(**wanted).update_returning(**drawn)
    if not rows:
        NumberSeries.objects.get_or_create(**wanted)
        rows = NumberSeries.objects.filter(**wanted).update_returning(**drawn)
    return rows[0], rows[0].next - count


def format_number(committee, kind, year, serial) -> str:
    """A serial formatted for its series; complaint numbers are ASCII and unique."""
    if kind == NumberSeries.Kind.COMPLAINT:
        return f"{committee.code}{year}-{serial:06}"
    if kind == NumberSeries.Kind.LEDGER:
        return f"{committee.code}L{year}-{serial:06}"
    if kind == NumberSeries.Kind.SUPERVISED:
        return f"{committee.dossier_word}督〔{year}〕{serial}号"
    if kind == NumberSeries.Kind.DOSSIER:
        template, word = committee.dossier_template, committee.dossier_word
    else:
        template, word = committee.agreement_template, committee.agreement_word
    return identifiers.from_template(template, year=year, word=word, serial=serial)
