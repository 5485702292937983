"""Importing a ledger into the database: in chunks, each stored completely or not at all.

A row is the same case as another when committee and 案件编号 are equal, or, without a number, when
the contents are. The same case with the same contents is skipped; with other contents it is
refused, because a case is corrected through the door and not by a second file.

Rows are stored in file order, CHUNK at a time, each chunk in one transaction under the lock of the
committee. An import that was killed and is run again continues after the last stored chunk and ends
as if it had not been interrupted; concurrent imports take turns.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from cases.jobs.planner_statistics import refresh_planner_statistics
from cases.law import money
from cases.ledger import numbers_seen, reader, words
from cases.ledger.answers import Answers
from cases.ledger.reader import NO_ANSWERS, Reading
from cases.ledger.records import LedgerRow, Refusal
from cases.ledger.safe_unpacking import bytes_of
from cases.ledger.writing.lengths import mediators_of, too_long
from cases.ledger.writing.rows_imported_before import ExistingCase, Known
from cases.models import Case, Import, ImportedCase
from mediation import clock
from mediation.directory.models import Committee

from .writing import chunk, sentences
from .writing.directory import Directory, first_days, registered_estates
from .writing.estates import Estates
from .writing.inserting import insert_many

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Ledger:
    """A file as read once; what was checked is what is imported and sent back."""

    name: str
    content: bytes
    reading: Reading
    answers: Answers = NO_ANSWERS

    @classmethod
    def read(cls, path, **how) -> "Ledger":
        """Read and check the file, as `of`."""
        name = os.fsencode(path.name).decode(errors="replace")  # names may be in GB18030
        return cls.of(name, bytes_of(path), **how)

    @classmethod
    def of(cls, name: str, content: bytes, *, answers: Answers = NO_ANSWERS, **how) -> "Ledger":
        """Read and check the bytes of a file of that name, as `reader.read`."""
        return cls(name, content, reader.read(content, answers=answers, **how), answers)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(slots=True)
class Outcome:
    """The result for all rows; `total` is in 分, of the rows that are cases, now or from before."""

    read: int
    refused: list[Refusal]
    sheets: list[str]
    imported: int = 0
    skipped: int = 0
    estates: int = 0
    mediators: int = 0
    total: int = 0
    unlisted: int = 0

    @property
    def accepted(self) -> int:
        """The number of rows that are cases of the committee now."""
        return self.imported + self.skipped

    @property
    def refused_rows(self) -> int:
        """The number of refused rows; a row may have several reasons."""
        listed = len({(refusal.sheet, refusal.row) for refusal in self.refused})
        return listed + self.unlisted

    def as_json(self) -> dict:
        """The stable JSON form of the result."""
        return {
            "read": self.read,
            "imported": self.imported,
            "skipped": self.skipped,
            "created": {"estates": self.estates, "mediators": self.mediators},
            "refused": [
                {
                    "row": r.row,
                    "column": r.column,
                    "value": r.value,
                    "reason": sentences.with_sheet(r, self.sheets),
                }
                for r in self.refused
            ],
            "total": money.plain(self.total),
        }


@dataclass(slots=True)
class Importer:
    """One run over one ledger for one committee; None is a committee still to be created.

    `progress` is called with the number of rows of each chunk, `stored` counts committed rows;
    `principal` is who imports on the page.
    """

    ledger: Ledger
    committee: Committee | None
    progress: Callable[[int], None] = lambda rows: None
    principal: str = ""
    outcome: Outcome = field(init=False)
    known: Known = field(init=False)
    first_days: dict[str, date] = field(init=False)
    spellings: Estates = field(init=False)
    stored: int = field(init=False, default=0)
    journal: Import | None = field(init=False, default=None)
    counted: set[bytes] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        reading = self.ledger.reading
        self.outcome = Outcome(
            reading.read, list(reading.refused), reading.sheets, unlisted=reading.unlisted
        )
        self.known = Known(self.committee, self.ledger.answers.numbers)
        self.first_days = first_days(reading.rows)
        registered = registered_estates(self.committee)
        self.spellings = Estates(registered, reading.estates, self.ledger.answers.estates)
        reading.questions.ask_all(self.spellings.questions())

    def dry_run(self) -> Outcome:
        """The result an import would have; writes nothing."""
        directory = self._directory()
        if self.committee:
            self.known.refresh()
        for part in self._parts():
            self._rows_to_store(part, directory)
            self.progress(len(part))
        self._count_names(directory)
        return self._in_order()

    def _parts(self) -> Iterator[list[LedgerRow]]:
        rows = self.ledger.reading.rows
        for start in range(0, len(rows), CHUNK):
            yield list(rows.between(start, start + CHUNK))

    def run(self) -> Outcome:
        """Store the rows that are not stored yet."""
        for part in self._parts():
            with transaction.atomic():
                self._store(part)
            self.stored = self.outcome.imported
            self.progress(len(part))
        if self._unfinished():
            refresh_planner_statistics()
        self._finish()
        return self._in_order()

    def _store(self, rows: list[LedgerRow]) -> None:
        """Store one chunk: under the lock, known rows are looked up again."""
        Committee.objects.select_for_update(no_key=True).get(pk=self.committee.pk)
        self.known.refresh()
        directory = self._directory()
        if taken := self._rows_to_store(rows, directory):
            directory.create()
            cases = chunk.store(taken, directory, self.ledger.answers.numbers)
            self._note(cases, directory)
        self._count_names(directory)

    def _note(self, cases: list[Case], directory: Directory) -> None:
        """Note in the record of this import what it brought."""
        journal = self.journal = self._unfinished() or self._open_journal()
        journal.imported += len(cases)
        journal.estates += len(directory.new_estates)
        journal.mediators += len(directory.new_mediators)
        journal.save(update_fields=["imported", "estates", "mediators"])
        insert_many(ImportedCase, (ImportedCase(of_import=journal, case=case) for case in cases))

    def _directory(self) -> Directory:
        return Directory(self.committee, self.first_days, self.spellings).load()

    def _count_names(self, directory: Directory) -> None:
        self.outcome.estates += len(directory.new_estates)
        self.outcome.mediators += len(directory.new_mediators)

    def _rows_to_store(self, rows: Iterable[LedgerRow], directory: Directory) -> list[LedgerRow]:
        """The rows to store now; the others are counted as skipped or refused."""
        taken = []
        for row in rows:
            existing = self.known.existing_case(row)
            if refusals := list(self._database_refusals(row, existing, directory)):
                self._refuse(refusals)
                continue
            if existing:
                self.outcome.skipped += 1
            else:
                self.known.add(row)
                directory.note(row)
                taken.append(row)
                self.outcome.imported += 1
            self._count_money(row)
        return taken

    def _refuse(self, refusals: list[Refusal]) -> None:
        if len(self.outcome.refused) < reader.MOST_LISTED:
            self.outcome.refused += refusals
        else:
            self.outcome.unlisted += 1

    def _count_money(self, row: LedgerRow) -> None:
        """Add the row's amount; a row that is in the file twice is one case and counts once."""
        digest = bytes.fromhex(row.content_hash)
        if digest not in self.counted:
            self.counted.add(digest)
            self.outcome.total += row.amount or 0

    def _database_refusals(
        self, row: LedgerRow, existing_case: ExistingCase | None, directory: Directory
    ) -> Iterator[Refusal]:
        """The refusals of a row that need the database."""
        for name, value, reason in too_long(row):
            yield self._refusal(row, name, value, reason)
        if self.spellings.is_waiting(row.estate):
            reason = f"“{row.estate}”和别的小区相近，请先回答是不是同一个小区"
            yield self._refusal(row, "estate", row.estate, reason)
        if existing_case and existing_case.is_open:
            self.ledger.reading.questions.ask(numbers_seen.question(row.recorded_number))
            here = f"已登记为案件 {existing_case.number}，登记年份不同"
            reason = f"“{row.recorded_number}”{here}，请先回答编号是否每年重新编号"
            yield self._refusal(row, "number", row.recorded_number, reason)
        elif existing_case and not existing_case.same:
            here = f"已登记为案件 {existing_case.number}，内容与本行不同"
            reason = f"“{row.recorded_number}”{here}，没有导入；要更正请在该案件中办理更正"
            yield self._refusal(row, "number", row.recorded_number, reason)
        for name in mediators_of(row) if existing_case is None else ():
            if (count := len(directory.namesakes(name, row.registered_on))) > 1:
                reason = f"“{name}”在本调委会有 {count} 人同名，请先在人员资料中区分后再导入"
                yield self._refusal(row, "mediator", name, reason)

    def _refusal(self, row: LedgerRow, name: str, value: str, reason: str) -> Refusal:
        column = self.ledger.reading.columns.get(name) or words.name_of(name)
        return Refusal(row.number, column, value, f"{column}{reason}。", row.sheet)

    def _in_order(self) -> Outcome:
        """Sort the refusals by file order."""
        place = self.outcome.sheets.index
        self.outcome.refused.sort(key=lambda refusal: (place(refusal.sheet), refusal.row))
        return self.outcome

    def _unfinished(self) -> Import | None:
        """The record of this import; an interrupted run continues its record."""
        return Import.objects.filter(
            committee=self.committee, sha256=self.ledger.sha256, finished=False
        ).first()

    def _open_journal(self) -> Import:
        return Import.objects.create(
            committee=self.committee,
            file_name=self.ledger.name[:200],
            sha256=self.ledger.sha256,
            at=clock.now(),
            principal=self.principal,
        )

    @transaction.atomic
    def _finish(self) -> None:
        """Close the record; a run without new rows has none."""
        Committee.objects.select_for_update(no_key=True).get(pk=self.committee.pk)
        if journal := self._unfinished():
            self.journal = journal
            journal.skipped = self.outcome.accepted - journal.imported
            journal.refused = self.outcome.refused_rows
            journal.finished = True
            journal.save()
