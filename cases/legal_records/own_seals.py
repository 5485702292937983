"""Seals of records that belong to no case, so that no trail covers them.

A record and its lines are a chain: each line is sealed after the line before, the record after its
last line, all under the hash key. `not_covered` names the columns a seal leaves out.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from mediation import keyed_digests

from .digests import canonical

PURPOSE = "record of no case"


def seal_of(record: Any, previous: str) -> str:
    """The keyed seal of a record after the line with the hash `previous`."""
    return keyed_digests.keyed(PURPOSE, _contents(record, previous))


def holds(record: Any, previous: str) -> bool:
    """Whether the seal of a record is that of its columns after the line with that hash."""
    return keyed_digests.holds(record.hash, PURPOSE, _contents(record, previous))


def broken(record: Any, lines: Sequence[Any]) -> Iterator[Any]:
    """The lines, and last the record, whose seal is not that of their columns and the line before.

    Lines are in the order in which they were written.
    """
    previous = ""
    for one in (*lines, record):
        if not holds(one, previous):
            yield one
        previous = one.hash


def seal_all(record: Any, lines: Sequence[Any]) -> list[Any]:
    """Seal lines and record under the present key; returns them, unsaved."""
    previous, sealed = "", [*lines, record]
    for one in sealed:
        one.hash = previous = seal_of(one, previous)
    return sealed


def _contents(record: Any, previous: str) -> bytes:
    return canonical(record) + previous.encode()
