"""What the reader hands over: rows to take, refusals, and things to look at."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from cases.ledger import words


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One case of a ledger. Words stay as written, each beside the code it was mapped to.

    `number` is the row's number on the sheet; `recorded_number` the 案件编号. Days are Beijing
    days, amounts fen. Codes: `category_code` a Category, `official_class` an OfficialClass;
    `source` own_initiative, application or entrusted, with `organ` court, procuratorate,
    police, petition or other; `result_code` written, oral, failed or withdrawn. An empty code
    stands beside an empty cell, or beside a word nobody knows (see Notice). `content_hash`
    leaves out sheet and row, so the same case has it wherever it stands.
    """

    sheet: str
    number: int
    registered_on: date
    recorded_number: str
    applicants: tuple[str, ...]
    applicant_heads: int | None
    phone: str
    id_numbers: tuple[str, ...]
    respondents: tuple[str, ...]
    respondent_heads: int | None
    respondent_phone: str
    estate: str
    place: str
    category: str
    category_code: str
    official_class: str
    summary: str
    amount: int | None
    amount_is_approximate: bool
    amount_as_written: str
    source_word: str
    source: str
    organ: str
    channel: str
    mediator: str
    sessions: int | None
    result_word: str
    result_code: str
    ended_on: date | None
    performance_word: str
    performance_code: str
    visited_on: date | None
    satisfaction_word: str
    satisfaction_code: str
    remarks: str
    others: tuple[tuple[str, str], ...] = ()
    content_hash: str = ""

    @property
    def is_closed(self) -> bool:
        """A row with a 结案日期 is closed, whatever its 履行情况 says."""
        return self.ended_on is not None

    @property
    def id_number(self) -> str:
        """The first identity number, or nothing."""
        return self.id_numbers[0] if self.id_numbers else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken: row number, column and value as on the sheet, a Chinese sentence."""

    row: int
    column: str
    value: str
    reason: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Notice(Refusal):
    """Something to look at in a row that is taken all the same."""


def content_hash(facts: dict) -> str:
    """The same for the same case, however its days, amounts and spaces were written.

    What was written of the amount does not count, the amount does.
    """
    counted = {name: value for name, value in facts.items() if name != "amount_as_written"}
    counted["recorded_number"] = words.key(facts["recorded_number"])
    packed = json.dumps(counted, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(packed.encode()).hexdigest()
