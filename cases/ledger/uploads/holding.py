"""Who works on an upload: one process at a time, until its hold runs out.

A process that was killed holds on for `HELD` at most; then the next one continues.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from cases.models import LedgerUpload
from mediation import clock
from mediation.vault import new_row_key

HELD = timedelta(seconds=45)
BEAT_SECONDS = 10.0
TRIES = 3
Stage = LedgerUpload.Stage
WAITING = (Stage.SENT, Stage.ORDERED)


class Lost(Exception):
    """The upload was deleted, or another process continues with it."""


def waiting():
    """The uploads that wait for a process or are held by one."""
    return LedgerUpload.objects.filter(stage__in=WAITING)


def is_held(upload: LedgerUpload) -> bool:
    """Whether a process works on it."""
    return upload.held_until is not None and upload.held_until > clock.now()


@transaction.atomic
def hold_next() -> LedgerUpload | None:
    """Hold the upload that waits longest; None while another process works, or if none waits."""
    now = clock.now()
    waiting().filter(~Q(held_until__gt=now), tries__gte=TRIES).update(stage=Stage.FAILED, worker="")
    if waiting().filter(held_until__gt=now).exists():
        return None
    first = waiting().order_by("tries", "pk").first()
    if first is None:
        return None
    mine = waiting().filter(~Q(held_until__gt=now), pk=first.pk)
    hold = {"worker": new_row_key(), "held_until": now + HELD, "tries": F("tries") + 1}
    if not mine.update(**hold, began_at=now, counted=0, total=None):
        return None
    return LedgerUpload.objects.select_related("committee").get(pk=first.pk)


def keep_hold(upload: LedgerUpload, **progress) -> None:
    """Hold it further and note the progress; raises `Lost`."""
    mine = waiting().filter(pk=upload.pk, worker=upload.worker)
    if not mine.update(held_until=clock.now() + HELD, **progress):
        raise Lost


@contextmanager
def beating(upload: LedgerUpload) -> Iterator[None]:
    """Keep hold of it from a second thread, also while a long file is opened."""
    ended = threading.Event()

    def beat() -> None:
        try:
            while not ended.wait(BEAT_SECONDS):
                keep_hold(upload)
        except Lost:
            return
        finally:
            connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
