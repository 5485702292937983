"""The reader's results: rows, refusals and notices."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from cases.ledger import words


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One case of a ledger. Words are kept as written, each beside its code.

    `number` is the row's number on the sheet; `recorded_number` the 案件编号. Days are Beijing
    dates, amounts 分. Codes: `category_code` a Category, `official_class` an OfficialClass;
    `source` own_initiative, application or entrusted, with `organ` court, procuratorate, police,
    petition or other; `result_code` written, oral, failed or withdrawn. A code is empty for an
    empty cell and for an unknown word (see Notice). `content_hash` excludes sheet and row, so it is
    the same for the same case in any place.
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
        """Whether the row has a 结案日期; 履行情况 is not considered."""
        return self.ended_on is not None

    @property
    def id_number(self) -> str:
        """The first identity number, or an empty string."""
        return self.id_numbers[0] if self.id_numbers else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is refused: row number, column and value as on the sheet, a Chinese sentence."""

    row: int
    column: str
    value: str
    reason: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Notice(Refusal):
    """A remark on a row that is accepted."""


def content_hash(facts: dict) -> str:
    """A hash that is equal for equal cases, however days, amounts and spaces are written.

    Covers the amount, not its spelling.
    """
    counted = {name: value for name, value in facts.items() if name != "amount_as_written"}
    counted["recorded_number"] = words.key(facts["recorded_number"])
    packed = json.dumps(counted, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(packed.encode()).hexdigest()
