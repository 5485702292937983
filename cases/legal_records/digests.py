"""The keyed digest of one legal record, and its place on a line of the trail.

The digest covers kind, key and every column but those a record argues to leave out (`not_covered`).
A column that is empty is left out too, so a new column that starts empty changes no digest; NULL
and 0 differ. 128 bits are kept, under the key that the hash of the line names.
"""

import base64
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from django.db import models

from mediation import keyed_digests

PURPOSE = "legal record"
BYTES = 16
DELETED = "-"
BEFORE = 11  # characters of the digest of before: 66 bits, to be compared with one that is known


class Place(NamedTuple):
    """Which record: its kind and key."""

    kind: str
    key: int


class Taken(NamedTuple):
    """The digest of a record as a line leaves it, and the beginning of that of before.

    What a line writes is known again by its own digest; whether it was altered since an earlier
    line is known only by the digest of before. That is empty for a record the line adds.
    """

    digest: str
    before: str = ""


def place_of(record: models.Model) -> Place:
    """The place of a record on the trail."""
    return Place(str(record._meta.model_name), record.pk)


@cache
def covered(model: type[models.Model]) -> tuple[models.Field, ...]:
    """The columns of a kind of record that its digest covers."""
    argued = model.not_covered  # type: ignore[attr-defined]
    fields = [field for field in model._meta.concrete_fields if field.name not in argued]
    return tuple(sorted(fields, key=lambda field: field.attname))


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, Callable[[Any], Any], bool], ...]:
    """Of each covered column its attribute, how its value is read, and whether NULL differs."""
    fields = ((field, getattr(field, "target_field", field)) for field in covered(model))
    return tuple((field.attname, read.to_python, field.null) for field, read in fields)


def canonical(record: models.Model, but: Collection[str] = ()) -> bytes:
    """The columns of a record as one text, the same for the values written and those read.

    Each value as the database gives it back, such as a day for a text. `but` are columns that are
    about to be removed, by attribute name.
    """
    values = {}
    for name, stored, null in _columns(type(record)):
        value = getattr(record, name)
        if value is not None and name not in but:
            value = stored(value)
            if value or null:
                values[name] = value
    for name in getattr(record, "covered_many", ()):
        values[name] = sorted(row.pk for row in getattr(record, name).all())
    return _ENCODER.encode([record._meta.model_name, values]).encode()


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"a legal record holds a {type(value).__name__}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)


def digest(record: models.Model, named: str = "", but: Collection[str] = ()) -> str:
    """The digest of a record under the key with that id (empty: the current one)."""
    named = named or keyed_digests.current_id()
    mac = keyed_digests.raw(PURPOSE, canonical(record, but), named)[:BYTES]
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def as_text(digests: Mapping[Place, Taken]) -> str:
    """Digests as a line of the trail keeps them."""
    return "\n".join(
        " ".join([kind, str(key), *filter(None, taken)])
        for (kind, key), taken in sorted(digests.items())
    )


def from_text(text: str) -> dict[Place, Taken]:
    """The digests a line keeps."""
    rows = (row.split(" ") for row in text.splitlines())
    return {Place(kind, int(key)): Taken(*taken) for kind, key, *taken in rows}


def of_records(records: Iterable[models.Model]) -> dict[Place, Taken]:
    """The digests of these records under the current key."""
    return {place_of(record): Taken(digest(record)) for record in records}


def as_read(record: models.Model) -> str:
    """The beginning of the digest of a record as it was read; empty where it was not read whole."""
    if record.as_read is None:  # type: ignore[attr-defined]
        return ""
    names, values = record.as_read  # type: ignore[attr-defined]
    if any(field.attname not in names for field in covered(type(record))):
        return ""
    return digest(type(record).from_db(record._state.db, names, values))[:BEFORE]
