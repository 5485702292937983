"""Ledgers sent to the import page, sealed, until they are imported or their time is over."""

from datetime import date

from django.db import models

from mediation import clock
from mediation.vault import RowKeyField, SealedTextField, seal_bytes, unseal_bytes


class LedgerUpload(models.Model):
    """A ledger somebody sent for a committee; nobody else sees it.

    `answers` is the file of `--map` as given so far, `report` what the last rehearsal or the import
    said (JSON); both may name people. `counted` of `total` rows are done since `began_at` in the
    present stage. Who works on it holds it as `worker` until `held_until`; after that anybody may
    continue. `tries` counts how often the present stage was begun.
    """

    class Stage(models.TextChoices):
        SENT = "sent", "核对中"
        CHECKED = "checked", "已核对"
        ORDERED = "ordered", "导入中"
        DONE = "done", "已导入"
        UNREADABLE = "unreadable", "读不了"
        FAILED = "failed", "没有办成"

    committee = models.ForeignKey("directory.Committee", models.CASCADE)
    principal = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    row_key = RowKeyField()
    file_name = SealedTextField("文件")
    answers = SealedTextField(blank=True, default="")
    report = SealedTextField(blank=True, default="")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.SENT)
    at = models.DateTimeField("时间")
    ordered_at = models.DateTimeField(null=True)
    until = models.DateTimeField(db_index=True)
    counted = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    began_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=22, blank=True, default="")
    held_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    of_import = models.ForeignKey("cases.Import", models.SET_NULL, null=True)

    class Meta:
        verbose_name = verbose_name_plural = "送来的台账"
        constraints = [
            models.UniqueConstraint(
                fields=["principal", "key"],
                name="a_ledger_is_sent_once_by_a_form",
                violation_error_message="这份台账已经送到。",
            ),
        ]

    def __str__(self):
        return f"ledger {self.pk}"

    @property
    def sent_on(self) -> date:
        """The day it was sent, in Beijing."""
        return clock.local(self.at).date()

    def file_of(self, kind: str) -> bytes:
        """The clear bytes of one of its files; raises `LedgerFile.DoesNotExist`, `VaultError`."""
        row = self.files.get(kind=kind)
        return unseal_bytes(bytes(row.content), row.place_of())

    def keep_file(self, kind: str, clear: bytes) -> None:
        """Seal and keep a file, in place of the one before."""
        content = seal_bytes(clear, LedgerFile(upload=self, kind=kind).place_of())
        LedgerFile.objects.update_or_create(upload=self, kind=kind, defaults={"content": content})


class LedgerFile(models.Model):
    """The bytes beside an upload, sealed: the ledger itself, and the workbook of refused rows."""

    class Kind(models.TextChoices):
        LEDGER = "ledger", "台账"
        REFUSED = "refused", "退回的行"

    upload = models.ForeignKey(LedgerUpload, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=8, choices=Kind)
    content = models.BinaryField()

    class Meta:
        verbose_name = verbose_name_plural = "送来的台账文件"
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "kind"],
                name="one_file_of_a_kind",
                violation_error_message="这份台账已经有这个文件。",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.upload_id}"

    def place_of(self, column: str = "content") -> str:
        """The place for which the bytes are sealed: no other row opens them."""
        return f"{self._meta.db_table}.{column} {self.kind} {self.upload.row_key}"
