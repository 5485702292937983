"""The sentence of a clause, as printed.

A clause is given as plain values, as `Clause.wording()` returns them (the fields of `Wording`); a
missing value counts as empty. Instead of a mapping, the kind and the values may be given as
keywords. What each kind asks for and how it reads is its row in `clause_kinds`; missing values are
found by `clause_defects`, risks for confirmation by `clause_risks`.
"""

from collections.abc import Mapping
from typing import Any

from cases.law.clause_kinds.table import row_of
from cases.law.clause_text import Wording, full_stop


def read(clause: Mapping | str, fields: Mapping) -> Wording:
    """The clause from a mapping, or from its kind and the values as keywords; text tidied."""
    given = dict(clause) if isinstance(clause, Mapping) else {"kind": clause, **fields}
    given["instalments"] = tuple(given.get("instalments") or ())
    return Wording(**{name: _tidy(value) for name, value in given.items()})


def sentence(clause: Mapping | str, **fields: Any) -> str:
    """The clause as printed, ending in one 。; missing values are printed as a blank rule."""
    wording = read(clause, fields)
    return full_stop(row_of(wording.kind).sentence(wording))


def _tidy(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
