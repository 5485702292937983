"""Which legal records were written since a case was locked.

`begin` is called where a case is locked or opened. From then on every save, bulk write and deletion
of a legal record notes the record, until its digest is taken with the next line of the trail. A
record is read again before its digest is taken unless its columns are known: it was inserted, or it
was read since the lock by nobody but its writer.
"""

from contextvars import ContextVar
from itertools import count

_serials = count(1)


class Written:
    """The records written since a case was locked, and which of them must be read again."""

    def __init__(self):
        self.serial = next(_serials)
        self.rows = {}  # (model, key) -> the record, or None: it was deleted
        self.unsure = set()

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

    def take(self) -> dict:
        """The records as they are stored now, by model and key; they count as taken."""
        for model in {model for model, _ in self.unsure}:
            keys = [key for kind, key in self.unsure if kind is model]
            stored = model._base_manager.defer(*model.bytes_columns()).in_bulk(keys)
            self.rows.update({(model, key): stored.get(key) for key in keys})
        rows, self.rows, self.unsure = self.rows, {}, set()
        return rows


_now: ContextVar[Written | None] = ContextVar("records written since the lock", default=None)


def begin() -> Written:
    """Note from now on what is written; the caller locked or opened a case."""
    written = Written()
    _now.set(written)
    return written


def now() -> Written | None:
    """What is noted at present, if anything."""
    return _now.get()
