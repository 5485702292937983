"""A fault: whose, and what is wrong; and how the checks read records for many cases at once."""

from collections import defaultdict
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that does not agree; `number` names the case, or the series or paper."""

    number: str
    what: str

    def __str__(self) -> str:
        return f"{self.number}：{self.what}"


def by_case(rows) -> dict:
    """Rows that have a `case_id`, gathered by it, in the order they came."""
    found = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
