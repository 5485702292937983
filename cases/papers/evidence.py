"""Papers of others and signed originals, filed in the dossier as scans."""

from typing import ClassVar

from django.db import models

from cases.legal_records.base import LegalRecord
from mediation.vault import RowKeyField, seal_bytes, unseal_bytes

from .freezing import keyed_hash
from .kinds import PaperKind, kind_of
from .scanned_file import ScannedFile

SCAN = "scan"


class Evidence(LegalRecord):
    """A scan of a paper: sealed for its row, with a keyed hash; one taken out stays on record.

    `paper` is the form it is filed under, `party` whose paper it is.
    """

    not_covered: ClassVar[dict] = {
        "blob": "sealed for its row, and compared with sha256",
        "row_key": "names the row in its sealed bytes, which open with it alone",
        "sha256": "keyed, compared with the bytes; written again under another key",
    }

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="evidence")
    party = models.ForeignKey("cases.Party", models.PROTECT, null=True, blank=True)
    kind = models.CharField("种类", max_length=30, blank=True)
    paper = models.CharField("哪种文书", max_length=20, blank=True, default="")
    title = models.CharField("名称", max_length=120)
    row_key = RowKeyField()
    blob = models.BinaryField(null=True)
    content_type = models.CharField(max_length=60, blank=True)
    pages = models.PositiveSmallIntegerField("页数", null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    received_on = models.DateField("收到日")
    taken_out_on = models.DateField("撤下日", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "证据"

    def __str__(self):
        return self.title

    @property
    def form(self) -> PaperKind:
        """The row of the form it is filed under."""
        return kind_of(self.paper)

    def place_of(self, column) -> str:
        """The place for which its bytes are sealed: of this case and row; none in older rows."""
        key = f"{self.case_id} {self.row_key}"
        return f"{self._meta.db_table}.{column} {key}" if self.row_key else ""

    def read(self) -> bytes:
        """The bytes of the scan in the clear."""
        return unseal_bytes(bytes(self.blob), self.place_of("blob"))


def file_scan(case, kind: PaperKind, file: ScannedFile, on, party=None) -> Evidence:
    """Seal a scan and file it under that form, as the paper of that party where it is one's."""
    scan = Evidence(
        case=case,
        kind=SCAN,
        paper=kind.name,
        party=party,
        title=kind.title,
        content_type=file.content_type,
        pages=file.pages,
        sha256=keyed_hash(file.content),
        received_on=on,
    )
    scan.blob = seal_bytes(file.content, scan.place_of("blob"))
    scan.save()
    return scan


def filed_scans(case) -> list[Evidence]:
    """The scans in the dossier, oldest first, without their bytes; read once."""
    filed = case.evidence.filter(kind=SCAN, taken_out_on=None).order_by("pk").defer("blob")
    return case.sheet.cached("filed scans", lambda: case.sheet.rows("scans", filed))
