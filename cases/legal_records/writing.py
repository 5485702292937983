"""Which legal records were written since a case was locked, and what they were before.

`begin` is called where a case is locked or opened. From then on every save, bulk write and deletion
of a legal record notes the record, until its digest is taken with the next line of the trail. A
record is read again before its digest is taken unless its columns are known: it was inserted, or it
was read since the lock by nobody but its writer.

That permission to write ends with the transaction of the lock, however it ends, and holds in its
thread alone. Outside of it a write is refused (`check`).

Before the first write its digest of before is taken, so that the line shows whether it was altered
around the door: what an act writes over would else pass for what the act wrote.
"""

from contextvars import ContextVar
from itertools import count

from django.db import transaction

from .digests import BEFORE, DELETED, Place, Taken, as_read, digest

ONLY_BY_THE_DOOR = "a {kind} is only written in an act (cases.door), under the lock of its case"
_serials = count(1)


class Written:
    """The records written since a case was locked, and which of them must be read again."""

    def __init__(self):
        self.serial = next(_serials)
        self.rows = {}  # (model, key) -> the record, or None: it was deleted
        self.unsure = set()
        self.before = {}  # (model, key) -> the beginning of the digest of before
        self.taken = {}  # (model, key) -> the digest a line of this lock carries
        blocks = transaction.get_connection().atomic_blocks
        if not blocks:
            raise transaction.TransactionManagementError("a case is locked in a transaction")
        self._block = blocks[-1]
        self.outer = now()  # goes on when this lock's transaction, inside its own, has ended

    def is_open(self) -> bool:
        """Whether the transaction of the lock goes on, in this thread: each has a connection."""
        return self._block in transaction.get_connection().atomic_blocks

    def note_before(self, *records) -> None:
        """Note what records of one kind are that are about to be written, unless they were
        written already. Those that may have changed since they were read are read together."""
        unmarked = {}
        for record in records:
            place = (type(record), record.pk)
            if place not in self.before and place not in self.rows:
                unmarked[place] = record
        unmarked |= self._read_again(unmarked)
        for place, record in unmarked.items():
            self.before[place] = self._last(*place) or (as_read(record) if record else "")

    def note_as_before(self, record, before) -> None:
        """Note a record that was written, and what it was before."""
        place = (type(record), record.pk)
        if place not in self.before and place not in self.rows:
            self.before[place] = self._last(*place) or digest(before)[:BEFORE]

    def _last(self, model, key) -> str:
        return self.taken.get((model, key), "")[:BEFORE]

    def _read_again(self, unmarked) -> dict:
        """The records that were not read since the lock, by place, as they are stored now; None
        for one that is not there."""
        places = [
            place
            for place, record in unmarked.items()
            if not (self._last(*place) or record.read_since(self))
        ]
        stored = _stored(places[0][0], [key for _, key in places]) if places else {}
        return {place: stored.get(place[1]) for place in places}

    def note(self, record, *, known) -> None:
        """Note a record that was written; `known`: its columns in memory are those stored."""
        place = (type(record), record.pk)
        other = self.rows.get(place)
        self.rows[place] = record
        if not known or (other is not None and other is not record):
            self.unsure.add(place)

    def note_stored(self, record) -> None:
        """Note a record as the database returned it after the write."""
        self.rows[type(record), record.pk] = record
        self.unsure.discard((type(record), record.pk))

    def note_deleted(self, record) -> None:
        """Note a record that was deleted."""
        self.rows[type(record), record.pk] = None
        self.unsure.discard((type(record), record.pk))

    def take(self, case) -> dict[Place, Taken]:
        """The digests of the case and of the records as they are stored now; they count as
        taken."""
        for model in {model for model, _ in self.unsure}:
            keys = [key for kind, key in self.unsure if kind is model]
            stored = _stored(model, keys)
            self.rows.update({(model, key): stored.get(key) for key in keys})
        self.before.setdefault((type(case), case.pk), self._before_of(case))
        rows = self.rows | {(type(case), case.pk): case}
        found = dict(self._taken(*place, record) for place, record in rows.items())
        self.rows, self.unsure, self.before = {}, set(), {}
        return found

    def _before_of(self, case) -> str:
        return self._last(type(case), case.pk) or as_read(case)

    def _taken(self, model, key, record) -> tuple[Place, Taken]:
        now = digest(record) if record else DELETED
        self.taken[model, key] = now
        before = self.before.get((model, key), "")
        return Place(str(model._meta.model_name), key), Taken(now, before)


def _stored(model, keys) -> dict:
    """The records of these keys as they are stored, by key."""
    return model._base_manager.defer(*model.bytes_columns()).in_bulk(keys)


_now: ContextVar[Written | None] = ContextVar("records written since the lock", default=None)


def begin() -> Written:
    """Note from now on what is written; the caller locked or opened a case."""
    written = Written()
    _now.set(written)
    return written


def now() -> Written | None:
    """What is noted at present, if anything: in an act, not after it."""
    written = _now.get()
    while written is not None and not written.is_open():
        written = written.outer
    return written


def check(model, columns=None) -> None:
    """Raise `RuntimeError` for a write outside of an act.

    `columns` are those written (None: all); what the digest leaves out may be written at any time.
    """
    left_out = columns is not None and {*columns} <= model.not_covered.keys()
    if not left_out and now() is None:
        raise RuntimeError(ONLY_BY_THE_DOOR.format(kind=model._meta.model_name))
