"""Checking the ledgers that were sent, and importing those whose import was ordered.

Whatever stops the work, it continues: a ledger is read again, and rows that are cases already are
skipped (decision 13). Each stage ends in one transaction.
"""

import json
import logging
import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import BytesIO

from django.db import transaction

from cases.ledger.answers import Answers
from cases.ledger.errors import write_errors
from cases.ledger.safe_unpacking import ReaderError
from cases.ledger.uploads import holding
from cases.ledger.uploads.report import report_of
from cases.ledger.writer import Importer, Ledger, Outcome
from cases.ledger.writing import kept_answers
from cases.ledger.writing.sentences import names_of
from cases.models import LedgerFile, LedgerUpload
from mediation import clock

Stage, Kind = LedgerUpload.Stage, LedgerFile.Kind
EVERY_SECONDS = 1.0
log = logging.getLogger(__name__)


def work(hold=lambda upload: nullcontext()) -> int:
    """Work off what waits, one ledger after the other; returns how many stages were done.

    `hold` is entered while one is worked on (`holding.beating`). Nothing is done while another
    process works, so that one long ledger at most lies in memory; that process continues here.
    """
    done = 0
    while upload := holding.hold_next():
        with hold(upload):
            done += _do(upload)
    return done


def _do(upload: LedgerUpload) -> bool:
    """Do the stage that waits; an unexpected failure is tried again, `TRIES` times in all."""
    try:
        _check_or_import(upload)
    except ReaderError as unreadable:
        _end(upload, Stage.UNREADABLE, {"wrong": str(unreadable)})
    except holding.Lost:
        return False
    except Exception as wrong:
        stack = log.isEnabledFor(logging.DEBUG)
        kind = type(wrong).__name__
        log.error("台账（主键%s）没有办成：%s", upload.pk, kind, exc_info=stack)
        LedgerUpload.objects.filter(pk=upload.pk, worker=upload.worker).update(held_until=None)
        return False
    return True


def _check_or_import(upload: LedgerUpload) -> None:
    given = json.loads(upload.answers or "{}")
    answers = Answers.of(kept_answers.merged(upload.committee, given))
    content, tick = upload.file_of(Kind.LEDGER), _Ticker(upload)
    today = clock.today()
    how = {"today": today, "answers": answers, "progress": tick}
    ledger = Ledger.of(upload.file_name, content, names=names_of(upload.committee), **how)
    if upload.stage == Stage.SENT:
        outcome = Importer(ledger, upload.committee).dry_run()
        _end(upload, Stage.CHECKED, *_result(upload, ledger, outcome, rehearsed=True))
    else:
        kept_answers.keep(upload.committee, given)
        outcome = _import(upload, ledger)
        _end(upload, Stage.DONE, *_result(upload, ledger, outcome, rehearsed=False))


def _import(upload: LedgerUpload, ledger: Ledger) -> Outcome:
    """Import it; the figures are those of the whole import, however often it was interrupted."""
    tick = _Ticker(upload, len(ledger.reading.rows))
    importer = Importer(ledger, upload.committee, tick, upload.principal)
    tick.importer = importer
    outcome = importer.run()
    if journal := importer.journal or upload.of_import:
        outcome.skipped = outcome.accepted - journal.imported
        outcome.imported = journal.imported
        outcome.estates, outcome.mediators = journal.estates, journal.mediators
    return outcome


def _result(upload, ledger: Ledger, outcome: Outcome, *, rehearsed: bool) -> tuple[dict, bytes]:
    """The report, and the workbook of the refused rows; empty without any."""
    report = report_of(ledger, outcome, upload.committee, rehearsed=rehearsed)
    if not outcome.refused:
        return report, b""
    book = BytesIO()
    write_errors(ledger.content, outcome.refused, book, ledger.answers)
    return report, book.getvalue()


@transaction.atomic
def _end(upload: LedgerUpload, stage: str, report: dict, refused: bytes = b"") -> None:
    """End the stage, unless the upload was deleted or taken over meanwhile.

    An imported or unreadable ledger is deleted at once.
    """
    mine = holding.waiting().filter(pk=upload.pk, worker=upload.worker)
    row = mine.select_for_update(of=("self",)).first()
    if row is None:
        return
    row.files.filter(kind=Kind.REFUSED).delete()
    if refused:
        row.keep_file(Kind.REFUSED, refused)
    if stage != Stage.CHECKED:
        row.files.filter(kind=Kind.LEDGER).delete()
    row.stage, row.report = stage, json.dumps(report, ensure_ascii=False)
    row.worker, row.held_until, row.tries = "", None, 0
    row.save()


@dataclass(slots=True)
class _Ticker:
    """Notes the progress about once a second, and first when the record of the import exists."""

    upload: LedgerUpload
    total: int | None = None
    importer: Importer | None = None
    count: int = 0
    noted_at: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        if self.total is not None:
            now = clock.now()
            holding.keep_hold(self.upload, total=self.total, counted=0, began_at=now)

    def __call__(self, count: int = 1) -> None:
        """Count what is done."""
        self.count += count
        journal = self.importer and self.importer.journal
        is_new = journal and self.upload.of_import_id != journal.pk
        if is_new or time.monotonic() - self.noted_at >= EVERY_SECONDS:
            self.noted_at = time.monotonic()
            self.upload.of_import = journal or self.upload.of_import
            holding.keep_hold(self.upload, counted=self.count, of_import=self.upload.of_import)
