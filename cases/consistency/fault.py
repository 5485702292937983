"""The record of one fault, and reading records for many cases at once."""

from collections import defaultdict
from typing import NamedTuple


class Fault(NamedTuple):
    """One inconsistency; `number` names the case, the series or the paper."""

    number: str
    what: str

    def __str__(self) -> str:
        return f"{self.number}：{self.what}"


def by_case(rows) -> dict:
    """Rows grouped by their `case_id`, in their order."""
    rows_of_case = defaultdict(list)
    for row in rows:
        rows_of_case[row.case_id].append(row)
    return rows_of_case
