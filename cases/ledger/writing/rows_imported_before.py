"""Recognising rows the committee has already: by 案件编号, or else by content."""

import re
from base64 import urlsafe_b64decode
from collections import defaultdict
from typing import NamedTuple

from cases.ledger import answers, words
from cases.ledger.numbers_seen import names_its_year, restarts
from cases.ledger.records import CONTENT, LedgerRow
from cases.models import Case
from mediation import keyed_digests

_HASH = re.compile("[0-9a-f]*")


class ExistingCase(NamedTuple):
    """The existing case of a row, whether its contents are equal, and whether only a person knows
    if it is the same case (`is_open`)."""

    number: str
    same: bool
    is_open: bool = False


class _Stored(NamedTuple):
    year: int
    number: str
    content: bytes


def _digest(content: str) -> bytes:
    """The first half of a stored hash, older ones have no key; the mark of a case of the demo as
    it is."""
    if keyed_digests.key_of(content):
        return urlsafe_b64decode(content.rpartition(".")[2] + "=")[:16]
    return bytes.fromhex(content[:32]) if _HASH.fullmatch(content) else content.encode()


class Known:
    """The identities of a committee's cases; numbers are compared in normal form.

    Read once and then only increments: under the lock of the import (`writer`), keys grow in the
    order in which rows become visible. `how` is the answer whether numbers begin again each year.
    """

    def __init__(self, committee, how: str = "") -> None:
        self.committee, self.how, self.last = committee, how, 0
        self.numbers: defaultdict[str, list[_Stored]] = defaultdict(list)
        self.contents: dict[bytes, str] = {}
        self._last: tuple[str, list[bytes]] = ("", [])

    def refresh(self) -> None:
        """Read what was stored since the last time."""
        rows = (
            Case.objects.filter(committee=self.committee, pk__gt=self.last)
            .exclude(recorded_number="", content_hash="")
            .order_by("pk")
            .values_list("pk", "number", "recorded_number", "content_hash", "registered_on")
        )
        for pk, number, recorded, content, day in rows.iterator(chunk_size=5000):
            self.last = pk
            self._add(recorded, day.year, _digest(content), number)

    def add(self, row: LedgerRow) -> None:
        """Count a row as known from now on."""
        self._add(row.recorded_number, row.registered_on.year, self._digests(row)[0], "")

    def _add(self, recorded: str, year: int, digest: bytes, number: str) -> None:
        if not recorded:
            self.contents[digest] = number
            return
        stored = self.numbers[words.key(recorded)]
        stored[:] = [one for one in stored if one.content != digest or one.year != year]
        stored.append(_Stored(year, number, digest))

    def _digests(self, row: LedgerRow) -> list[bytes]:
        """The hash of a row as it may have been stored, under the present key first."""
        if self._last[0] != row.content_hash:
            keyed = keyed_digests.under_each_key(CONTENT, row.content_hash.encode())
            digests = [_digest(content) for content in (*keyed, row.content_hash)]
            self._last = row.content_hash, digests
        return self._last[1]

    def existing_case(self, row: LedgerRow) -> ExistingCase | None:
        """The existing case of the row, or None."""
        digests, year = self._digests(row), row.registered_on.year
        if not row.recorded_number:
            known = (self.contents[digest] for digest in digests if digest in self.contents)
            number = next(known, None)
            return None if number is None else ExistingCase(number, True)
        stored = self.numbers.get(words.key(row.recorded_number), ())
        for one in sorted(stored, key=lambda one: (one.content not in digests, one.year != year)):
            if one.content in digests or one.year == year:
                return ExistingCase(one.number, one.content in digests)
            if not restarts(row.recorded_number, self.how):
                is_open = not (names_its_year(row.recorded_number) or self.how == answers.UNIQUE)
                return ExistingCase(one.number, False, is_open)
        return None
