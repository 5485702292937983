"""Issued papers: frozen in the act that owes them, drawn once, never redrawn.

The act freezes the HTML in its own transaction; the PDF is made once from it and its bytes are
kept. How a paper looks is not known here: its row names the module that draws it.
"""

import hashlib
import hmac
import secrets
from typing import ClassVar

from django.db import DatabaseError, models, transaction
from django.utils.module_loading import import_string

from cases.legal_records.base import LegalRecord
from mediation import clock, keyed_digests
from mediation.vault import seal_bytes, unseal_bytes

from .kinds import PaperKind, kind_of
from .scanned_file import pages_of_pdf
from .standing import VARIES, WORTHLESS, Standing

PURPOSE = "paper"
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PRINT = "reports.documents.base.pdf"


class IssuedDocument(LegalRecord):
    """One issued paper: sealed HTML and PDF bytes, their keyed hashes, never redrawn.

    `addressees` are the keys of the parties it is for; empty: it is for all of them.
    """

    not_covered: ClassVar[dict] = {
        "html": "sealed for its row, and compared with html_sha256",
        "html_sha256": "keyed, compared with the HTML; written again under another key",
        "pdf": "sealed for its row, and compared with pdf_sha256; made when first read",
        "pdf_sha256": "written when the PDF is first read, which is no act",
        "pdf_pages": "counted when the PDF is made, which is no act",
    }

    class Status(models.TextChoices):
        IN_FORCE = "in_force", "有效"
        BESIDE = "beside", VARIES.label  # until it takes effect, the older one counts
        SUPERSEDED = "superseded", WORTHLESS.label

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="documents")
    kind = models.CharField("种类", max_length=20)
    number = models.CharField("编号", max_length=60, blank=True)
    version = models.PositiveSmallIntegerField("版本", default=1)
    status = models.CharField("状态", max_length=12, choices=Status, default=Status.IN_FORCE)
    addressees = models.JSONField("送给", default=list, blank=True)
    check_code = models.CharField("验真码", max_length=9, unique=True)
    issued_on = models.DateField("制发日")
    issued_at = models.DateTimeField("制发时间")
    html = models.BinaryField()
    html_sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField(null=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    pdf_pages = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "已制发文书"
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "version"], name="a_paper_version_once")
        ]

    def __str__(self):
        return f"{self.paper.title} {self.number}".strip()

    @property
    def paper(self) -> PaperKind:
        """The row of its kind."""
        return kind_of(self.kind)

    @property
    def issue_label(self) -> str:
        """Which version, or which of several papers of its kind, it is."""
        return self.paper.issue_label(self.version)

    @property
    def standing(self) -> Standing:
        """What it is worth today."""
        if self.status == self.Status.BESIDE:
            return VARIES
        in_force = self.status == self.Status.IN_FORCE
        return (self.paper.standing if in_force else self.paper.replaced)(self)

    def read_html(self) -> str:
        """The frozen HTML in the clear."""
        return unseal_bytes(bytes(self.html), self.place_of("html")).decode()

    def read_pdf(self) -> bytes:
        """The PDF's bytes; made once from the frozen HTML, then kept where that can be written."""
        if self.pdf is None:
            content = import_string(PRINT)(self.read_html(), title=self.paper.title)
            try:
                self._keep_pdf(content)
            except DatabaseError:  # a full disk keeps nobody from reading; it is kept next time
                return content
        return unseal_bytes(bytes(self.pdf), self.place_of("pdf"))

    def count_pages(self) -> int:
        """The pages of its PDF, which is made for it if need be."""
        if self.pdf_pages is None:
            content = self.read_pdf()
        if self.pdf_pages is None:  # made before pages were counted
            self.pdf_pages = pages_of_pdf(content)
            self.save(update_fields=["pdf_pages"])
        return self.pdf_pages

    def place_of(self, column) -> str:
        """The place for which the bytes of that column are sealed: of this case and code."""
        return f"{self._meta.db_table}.{column} {self.case_id} {self.check_code}"

    def _keep_pdf(self, content):
        with transaction.atomic():
            row = IssuedDocument.objects.select_for_update().get(pk=self.pk)
            if row.pdf is None:
                row.pdf = seal_bytes(content, self.place_of("pdf"))
                row.pdf_sha256, row.pdf_pages = keyed_hash(content), pages_of_pdf(content)
                row.save(update_fields=["pdf", "pdf_sha256", "pdf_pages"])
        self.pdf, self.pdf_sha256, self.pdf_pages = row.pdf, row.pdf_sha256, row.pdf_pages


def keyed_hash(content: bytes) -> str:
    """The keyed hash of bytes; nobody can try a telephone number against it."""
    return keyed_digests.keyed(PURPOSE, hashlib.sha256(content).digest())


def is_hash_of(stored: str, content: bytes) -> bool:
    """Whether the stored hash is that of the bytes; older ones had no key."""
    if keyed_digests.key_of(stored):
        return keyed_digests.holds(stored, PURPOSE, hashlib.sha256(content).digest())
    return hmac.compare_digest(stored, hashlib.sha256(content).hexdigest())


def new_check_code() -> str:
    """A printed code that proves a paper genuine, like 7QK4-M2XD."""
    letters = [secrets.choice(ALPHABET) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def freeze(case, kind: PaperKind, of, on, to=(), *, first=False, beside=False) -> IssuedDocument:
    """Issue a paper: draw its HTML from the records now and keep it, superseding the older.

    `of` is what the drawing draws, `on` the day of issue, `to` the keys of the parties it is
    for (none: all). A kind that repeats supersedes nothing; with `first` there can be no older
    paper of the kind, and none is looked for; with `beside` the older stays in force until
    the new one is put in its place.
    """
    last = 0 if first else _supersede_older(case, kind, kept=beside or kind.repeats)
    document = IssuedDocument(
        case=case,
        kind=kind.name,
        number=kind.number_of(case),
        version=last + 1,
        addressees=list(to),
        check_code=new_check_code(),
        issued_on=on,
        issued_at=clock.now(),
        status=IssuedDocument.Status.BESIDE if beside else IssuedDocument.Status.IN_FORCE,
    )
    content = import_string(f"{kind.drawing}.draw")(case, of, document).encode()
    document.html = seal_bytes(content, document.place_of("html"))
    document.html_sha256 = keyed_hash(content)
    document.save()
    return document


def _supersede_older(case, kind, *, kept) -> int:
    """Supersede what is in force of that kind; the last version issued, 0 if there was none."""
    issued = list(_of_kind(case, kind).values_list("version", "status"))
    current = any(status == IssuedDocument.Status.IN_FORCE for _, status in issued)
    if current and not kept:
        supersede(case, kind)
    return max((version for version, _ in issued), default=0)


def supersede(case, kind: PaperKind, *, beside=False):
    """Papers of that kind, or the one beside what is in force, are worth nothing any more.

    They are never altered.
    """
    present = "beside" if beside else "in_force"
    _of_kind(case, kind).update_from({"status": present}, status="superseded")


def _of_kind(case, kind: PaperKind):
    return case.documents.filter(kind=kind.name)


def put_in_place(case, kind: PaperKind):
    """The paper beside the one in force takes its place."""
    supersede(case, kind)
    _of_kind(case, kind).update_from({"status": "beside"}, status="in_force")


def issued_papers(case) -> list[IssuedDocument]:
    """The papers of a case, newest first, without their bytes; read once."""
    newest_first = case.documents.order_by("-pk").defer("html", "pdf")
    return case.sheet.cached("papers", lambda: case.sheet.rows("documents", newest_first))
