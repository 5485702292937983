"""Recognising rows the committee has already: by 案件编号, or else by content."""

from typing import NamedTuple

from cases.ledger import words
from cases.ledger.records import LedgerRow
from cases.models import Case


class ExistingCase(NamedTuple):
    """The existing case of a row, and whether its contents are equal."""

    number: str
    same: bool


class Known:
    """The identities of a committee's cases; numbers are compared in normal form.

    Read once and then only increments: under the lock of the import (`writer`), keys grow in the
    order in which rows become visible.
    """

    def __init__(self, committee) -> None:
        self.committee, self.last = committee, 0
        self.numbers: dict[str, tuple[str, str]] = {}
        self.contents: dict[str, str] = {}

    def refresh(self) -> None:
        """Read what was stored since the last time."""
        rows = (
            Case.objects.filter(committee=self.committee, pk__gt=self.last)
            .exclude(recorded_number="", content_hash="")
            .order_by("pk")
            .values_list("pk", "number", "recorded_number", "content_hash")
        )
        for pk, number, recorded, content in rows.iterator(chunk_size=5000):
            self.last = pk
            self._add(recorded, content, number)

    def add(self, row: LedgerRow) -> None:
        """Count a row as known from now on."""
        self._add(row.recorded_number, row.content_hash, "")

    def _add(self, recorded: str, content: str, number: str) -> None:
        if recorded:
            self.numbers[words.key(recorded)] = (number, content)
        else:
            self.contents[content] = number

    def existing_case(self, row: LedgerRow) -> ExistingCase | None:
        """The existing case of the row, or None."""
        if not row.recorded_number:
            number = self.contents.get(row.content_hash)
            return None if number is None else ExistingCase(number, True)
        known = self.numbers.get(words.key(row.recorded_number))
        return known and ExistingCase(known[0], known[1] == row.content_hash)
