"""Issued papers: frozen in the act that owes them, drawn once, never redrawn.

The step freezes the HTML in its own transaction; the PDF is made once from it and its bytes
are kept. How a paper looks is not known here: renderers register themselves.
"""

import hashlib
import secrets
from collections.abc import Callable

from django.db import models, transaction

from mediation import clock
from mediation.vault import seal_bytes, unseal_bytes

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

draw_html: dict[str, Callable] = {}
draw_pdf: dict[str, Callable] = {}


class IssuedDocument(models.Model):
    """One issued paper: sealed HTML and PDF bytes, their hashes in the clear, never redrawn."""

    class Status(models.TextChoices):
        IN_FORCE = "in_force", "有效"
        SUPERSEDED = "superseded", "已被取代或者作废"

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="documents")
    kind = models.CharField("种类", max_length=20)
    number = models.CharField("编号", max_length=60, blank=True)
    version = models.PositiveSmallIntegerField("版本", default=1)
    status = models.CharField("状态", max_length=12, choices=Status, default=Status.IN_FORCE)
    check_code = models.CharField("验真码", max_length=9, unique=True)
    issued_on = models.DateField("制发日")
    issued_at = models.DateTimeField("制发时间")
    html = models.BinaryField()
    html_sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField(null=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "已制发文书"
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "version"], name="a_paper_version_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.number}"

    def read_html(self) -> str:
        """The frozen HTML in the clear."""
        return unseal_bytes(bytes(self.html)).decode()

    def read_pdf(self) -> bytes:
        """The PDF's bytes; made once from the frozen HTML, then kept."""
        if self.pdf is None:
            self._make_pdf()
        return unseal_bytes(bytes(self.pdf))

    def _make_pdf(self):
        content = draw_pdf[self.kind](self.read_html())
        with transaction.atomic():
            row = IssuedDocument.objects.select_for_update().get(pk=self.pk)
            if row.pdf is None:
                row.pdf, row.pdf_sha256 = seal_bytes(content), sha256(content)
                row.save(update_fields=["pdf", "pdf_sha256"])
        self.pdf, self.pdf_sha256 = row.pdf, row.pdf_sha256


def sha256(content: bytes) -> str:
    """Hex SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def register(kind: str, *, html: Callable, pdf: Callable):
    """A renderer offers itself: html(case, of, document) -> str, pdf(html) -> bytes."""
    draw_html[kind], draw_pdf[kind] = html, pdf


def new_check_code() -> str:
    """A printed code that proves a paper genuine, like 7QK4-M2XD."""
    letters = [secrets.choice(ALPHABET) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def freeze(case, kind, of, on) -> IssuedDocument:
    """Issue a paper: draw its HTML from the records now and keep it, superseding the older."""
    last = _supersede_older(case, kind)
    document = IssuedDocument(
        case=case,
        kind=kind,
        number=case.agreement_number,
        version=last + 1,
        check_code=new_check_code(),
        issued_on=on,
        issued_at=clock.now(),
    )
    content = draw_html[kind](case, of, document).encode()
    document.html, document.html_sha256 = seal_bytes(content), sha256(content)
    document.save()
    return document


def _supersede_older(case, kind) -> int:
    """Supersede what is in force of that kind; the last version issued, 0 if there was none."""
    issued = list(case.documents.filter(kind=kind).values_list("version", "status"))
    if any(status == IssuedDocument.Status.IN_FORCE for _, status in issued):
        supersede(case, kind)
    return max((version for version, _ in issued), default=0)


def supersede(case, kind):
    """Papers of that kind issued before are no longer in force; they are never altered."""
    case.documents.filter(kind=kind, status="in_force").update(status="superseded")
