"""Anchors: once a day the state of all trails is written to a file outside the database.

Each line of the file covers the lines of the trail written since the line before, by their number
and a hash over their hashes, and names the line before; it is keyed. A database that was cut,
rewritten or set back to an older copy no longer fits, even if the hash key was known. The
file is text, so that its last line can be mailed or printed and kept by others.

Re-keying rewrites hashes on purpose: it writes a line before (`paused`) and one after that covers
everything again (`restart`).

That lines were written is noted in the database, so that a file that was taken away is missed; a
new one is begun by hand only.
"""

import hashlib
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from cases.models import Step
from mediation import clock, keyed_digests
from mediation.accounts import key_probes

from .fault import Fault

ANCHOR, PAUSED, RESTART = "anchor", "paused", "restart"
PURPOSE = "anchor"
AT_ONCE = 5000
BEGIN = "-"
NEWER = "锚点比数据库新：经过被截断，或者恢复成了旧的备份"
NEW_HERE = "如果这是新建的数据库，请把原来的锚点文件移走"
GONE = "锚点文件不见了：请放回原处；确实要重新开始的，运行 manage.py anchor。"
EMPTY = "锚点文件是空的，原来的内容被删掉了。"
UNREADABLE = "锚点文件中有看不懂的行，文件被改动过。"
CUT = "锚点文件的开头不见了，第1行前面还有过别的行。"
log = logging.getLogger(__name__)


class Unreadable(Exception):
    """The file cannot be continued; the message says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: it covers `count` lines of the trails up to the key `upto`."""

    at: str
    kind: str
    upto: int
    count: int
    digest: str
    previous: str
    mac: str = ""

    @property
    def contents(self) -> str:
        """What the key covers."""
        values = (self.at, self.kind, self.upto, self.count, self.digest, self.previous)
        return " ".join(map(str, values))

    def keyed(self) -> "Line":
        """The line under the present hash key."""
        return replace(self, mac=keyed_digests.keyed(PURPOSE, self.contents.encode()))

    def __str__(self) -> str:
        return f"{self.contents} {self.mac}"

    @classmethod
    def read(cls, text: str) -> "Line":
        """The line of a text; raises `ValueError` for another text."""
        at, kind, upto, count, digest, previous, mac = text.split(" ")
        return cls(at, kind, int(upto), int(count), digest, previous, mac)


def file() -> Path | None:
    """The file of this installation, if it keeps one."""
    return Path(settings.ANCHOR_FILE) if settings.ANCHOR_FILE else None


def write(kind: str = ANCHOR) -> Line:
    """Append a line about everything written since the last one, and return it.

    Raises `Unreadable` where the last one is no line.
    """
    path = file()
    texts = texts_of(path)
    last = _last(texts)
    since = last.upto if last and kind != RESTART else 0
    upto = since if kind == PAUSED else _newest()
    count, digest = _of_lines(since, upto)
    previous = _link(texts[-1]) if texts else BEGIN
    line = Line(clock.local(clock.now()).isoformat(), kind, upto, count, digest, previous).keyed()
    _append(path, f"{line}\n")
    key_probes.note(key_probes.ANCHORED)
    return line


def write_daily() -> Line | None:
    """The line of today, unless there is one, or no file is kept or can be continued."""
    try:
        done = file() is None or last_day() == clock.today().isoformat()
        return None if done else write()
    except Unreadable as wrong:
        log.error("%s", wrong)
        return None


def last_day() -> str:
    """The day of the last line in ISO form, empty without one.

    Raises `Unreadable` where the file was taken away, emptied or written over.
    """
    if wrong := missing():
        raise Unreadable(wrong)
    path = file()
    last = _last(texts_of(path)) if path else None
    return last.at[:10] if last else ""


def is_paused() -> bool:
    """Whether re-keying began and has not ended."""
    path = file()
    last = _last(texts_of(path)) if path else None
    return bool(last) and last.kind == PAUSED


def is_newer_than_the_database() -> bool:
    """Whether the last line covers more than there is: the database was cut or set back."""
    path = file()
    last = _last(texts_of(path)) if path else None
    return last is not None and last.upto > _last_key()


def missing() -> str:
    """What is wrong where a file that was begun is gone or empty; empty for nothing."""
    path = file()
    if path is None or not key_probes.is_noted(key_probes.ANCHORED) or texts_of(path):
        return ""
    return EMPTY if path.is_file() else GONE


def texts_of(path: Path) -> list[str]:
    """The lines of a file, without a last one whose writing was interrupted."""
    if not path.is_file():
        return []
    whole, last = _apart(path.read_bytes())
    return [*whole.decode(errors="replace").splitlines(), *([last.decode()] if last else [])]


def _apart(content: bytes) -> tuple[bytes, bytes]:
    """The finished lines, and a last one that only lacks its end, as copied by hand."""
    finished, _, last = content.rpartition(b"\n")
    try:
        Line.read(last.decode())
    except ValueError:
        last = b""
    return finished + b"\n" if finished else b"", last


def _last(texts: list[str]) -> Line | None:
    """The last of these lines; raises `Unreadable`."""
    try:
        return Line.read(texts[-1]) if texts else None
    except ValueError as wrong:
        raise Unreadable(UNREADABLE) from wrong


def _newest() -> int:
    """The key of the newest line; no line with a smaller key is still being written."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE cases_step IN SHARE MODE")
        return _last_key()


def _last_key() -> int:
    return Step.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _of_lines(since: int, upto: int) -> tuple[int, str]:
    """Number and hash of the lines of all trails after one key, up to another."""
    count, over = 0, hashlib.sha256()
    rows = Step.objects.order_by("pk").values_list("pk", "hash")
    while batch := list(rows.filter(pk__gt=since, pk__lte=upto)[:AT_ONCE]):
        count, since = count + len(batch), batch[-1][0]
        over.update("".join(f"{key} {value}\n" for key, value in batch).encode())
    return count, over.hexdigest()


def _link(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _append(path: Path, text: str) -> None:
    """Append durably, in place of a line that was not finished; only its owner reads the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "r+b") as stream:
        whole, last = _apart(stream.read())
        stream.seek(len(whole))
        stream.truncate()
        stream.write((last + b"\n" if last else b"") + text.encode())
        stream.flush()
        os.fsync(stream.fileno())


def problems(texts: list[str]) -> Iterator[str]:
    """What does not fit, in these lines or between them and the database."""
    try:
        lines = [Line.read(text) for text in texts]
    except ValueError:
        yield UNREADABLE
        return
    yield from _unkeyed(texts, lines)
    since = max((place for place, line in enumerate(lines) if line.kind != ANCHOR), default=0)
    if lines and lines[since].kind != PAUSED:
        yield from _unlike_the_database(lines, since)


def _unkeyed(texts, lines) -> Iterator[str]:
    """Lines that are not chained to the line before, or whose key does not fit.

    A line under a key that is gone is vouched for by the lines after it.
    """
    if lines and lines[0].previous != BEGIN:
        yield CUT
    for place, line in enumerate(lines, 1):
        if place > 1 and line.previous != _link(texts[place - 2]):
            yield f"锚点文件第{place}行与上一行不相接，文件被改动过或者缺行。"
    known = [line for line in lines if keyed_digests.key_of(line.mac) in keyed_digests.keyring()]
    if lines and not (known and known[-1] is lines[-1]):
        yield "锚点文件最后一行不是用现在的密钥写的，无法核对。"
    for line in known:
        if not keyed_digests.holds(line.mac, PURPOSE, line.contents.encode()):
            yield f"{line.at[:10]}的锚点校验值不符，文件被改动过。"


def _unlike_the_database(lines, first) -> Iterator[str]:
    newest, since = _last_key(), 0
    for line in lines[first:]:
        if line.upto > newest:
            yield f"{line.at[:10]}的{NEWER}。{NEW_HERE}。"
            return
        count, digest = _of_lines(since, line.upto)
        if count != line.count:
            yield f"{line.at[:10]}的锚点记有{line.count}行经过，数据库中有{count}行。"
        elif digest != line.digest:
            yield f"{line.at[:10]}的锚点与数据库不符：其中的经过被改写过。"
        since = line.upto


def faults() -> Iterator[Fault]:
    """The problems of this installation's file, if it keeps one."""
    path = file()
    if wrong := missing():
        yield Fault("锚点", wrong)
    elif path is not None and path.is_file():
        for what in problems(texts_of(path)):
            yield Fault("锚点", what)
