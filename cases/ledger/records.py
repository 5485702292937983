"""The reader's results: rows, refusals and notices."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from cases.ledger import words

CONTENT = "row of a ledger"  # the purpose of the keyed hash that a case keeps of its row

# Fields younger than the hashes of cases imported before: they count where they are filled.
BESIDE_NAMES = frozenset(
    "applicant_phones applicant_ids applicants_more "
    "respondent_phones respondent_ids respondents_more respondent_id_numbers".split()
)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One case of a ledger. Words are kept as written, each beside its code.

    `number` is the row's number on the sheet; `recorded_number` the 案件编号. Days are Beijing
    dates, amounts 分. Codes: `category_code` a Category, `official_class` an OfficialClass;
    `source` own_initiative, application or entrusted, with `organ` court, procuratorate, police,
    petition or other; `result_code` written, oral, failed or withdrawn. A code is empty for an
    empty cell and for an unknown word (see Notice). `applicant_phones` and `applicant_ids` stood
    beside the names, one for each; `applicants_more`: others are meant, without their number.
    `content_hash` excludes sheet and row, so it is the same for the same case in any place.
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
    applicant_phones: tuple[str, ...] = ()
    applicant_ids: tuple[str, ...] = ()
    applicants_more: bool = False
    respondent_phones: tuple[str, ...] = ()
    respondent_ids: tuple[str, ...] = ()
    respondents_more: bool = False
    respondent_id_numbers: tuple[str, ...] = ()
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

    Covers the amount, not its spelling; what stood beside names only where there is any.
    """
    counted = {
        name: value
        for name, value in facts.items()
        if name != "amount_as_written" and (name not in BESIDE_NAMES or _is_filled(value))
    }
    counted["recorded_number"] = words.key(facts["recorded_number"])
    packed = json.dumps(counted, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(packed.encode()).hexdigest()


def _is_filled(value: tuple[str, ...] | bool) -> bool:
    return value if isinstance(value, bool) else any(value)
