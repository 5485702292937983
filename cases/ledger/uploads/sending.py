"""Taking in a ledger, ordering its import, answering its questions, deleting it.

Everything is done under the upload's row lock and only in the stage it belongs to, so that a form
sent twice has one effect.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta

from django.db import IntegrityError, transaction

from cases.ledger import csv_file
from cases.ledger.questions import put
from cases.ledger.safe_unpacking import NOT_A_LEDGER, OLE, ReaderError
from cases.models import LedgerFile, LedgerUpload
from mediation import clock
from mediation.accounts.actor import Actor
from mediation.vault import exact_mark

Stage = LedgerUpload.Stage
KEPT = timedelta(days=7)
MOST = 20  # of one person: each may have 20 MB
TOO_MANY = f"您已经有 {MOST} 份台账没有删除，请先删除不再需要的。"
EMPTY = "这个文件是空的，请重新选择。"


def of_actor(actor: Actor):
    """The uploads of this person, for the committees served now; the newest first."""
    mine = LedgerUpload.objects.filter(principal=actor.principal, committee__in=actor.bodies)
    return mine.filter(until__gt=clock.now()).order_by("-pk")


def refuse_other_kinds(content: bytes) -> None:
    """Refuse at once what cannot be a ledger; raises `ReaderError`."""
    if not content:
        raise ReaderError(EMPTY)
    is_packed = content.startswith((b"PK", OLE))
    if not is_packed and not csv_file.is_text(content):
        raise ReaderError(NOT_A_LEDGER)


def key_of(form: str, committee, content: bytes) -> str:
    """The key of a ledger: one form may be sent again with a corrected file, which is another."""
    return exact_mark(f"ledger:{form}:{committee.pk}:{hashlib.sha256(content).hexdigest()}")


def send(*, by: Actor, committee, key: str, name: str, content: bytes) -> LedgerUpload:
    """Keep a ledger, sealed, until it is worked on; the same file by the same form is kept once."""
    now, mine = clock.now(), {"principal": by.principal, "key": key_of(key, committee, content)}
    row = LedgerUpload(committee=committee, file_name=name, at=now, until=now + KEPT, **mine)
    try:
        with transaction.atomic():
            row.save()
            row.keep_file(LedgerFile.Kind.LEDGER, content)
    except IntegrityError:
        return LedgerUpload.objects.get(**mine)
    return row


def take_answers(upload: LedgerUpload, answers: Mapping[int, str]) -> bool:
    """Add answers, by the place of their question in the report, and have it checked again."""
    with transaction.atomic():
        row = _in(upload, Stage.CHECKED)
        if row is None:
            return False
        given, questions = json.loads(row.answers or "{}"), json.loads(row.report)["questions"]
        for place, chosen in answers.items():
            put(given, questions[place], chosen)
        _begin(row, Stage.SENT, answers=json.dumps(given, ensure_ascii=False))
    return True


def take_answers_back(upload: LedgerUpload) -> bool:
    """Forget the answers given for this file, and have it checked again."""
    with transaction.atomic():
        row = _in(upload, Stage.CHECKED)
        if row is not None:
            _begin(row, Stage.SENT, answers="")
    return row is not None


def order(upload: LedgerUpload) -> bool:
    """Order the import of what was checked; whether it was not ordered already."""
    with transaction.atomic():
        row = _in(upload, Stage.CHECKED)
        if row is not None:
            _begin(row, Stage.ORDERED, ordered_at=clock.now())
    return row is not None


def try_again(upload: LedgerUpload) -> bool:
    """Have one that failed done again: checked if its import was not ordered."""
    with transaction.atomic():
        row = _in(upload, Stage.FAILED)
        if row is not None:
            _begin(row, Stage.ORDERED if row.ordered_at else Stage.SENT)
    return row is not None


def delete(upload: LedgerUpload) -> bool:
    """Delete an upload nobody works on; the cases it became stay."""
    with transaction.atomic():
        row = _in(upload, Stage.CHECKED, Stage.DONE, Stage.UNREADABLE, Stage.FAILED)
        if row is not None:
            row.delete()
    return row is not None


def delete_expired() -> None:
    """Delete the uploads whose time is over; one that waits for its import is imported first."""
    expired = LedgerUpload.objects.filter(until__lte=clock.now())
    expired.exclude(stage=Stage.ORDERED).delete()


def _in(upload: LedgerUpload, *stages: str) -> LedgerUpload | None:
    """The upload under its lock, if it is in one of these stages."""
    rows = LedgerUpload.objects.select_for_update()
    return rows.filter(pk=upload.pk, stage__in=stages).first()


def _begin(row: LedgerUpload, stage: str, **values) -> None:
    """Let it wait for the work of a stage."""
    started = {"counted": 0, "total": None, "began_at": None, "worker": "", "held_until": None}
    for name, value in (started | {"tries": 0, "stage": stage} | values).items():
        setattr(row, name, value)
    row.until = clock.now() + KEPT
    row.save()
