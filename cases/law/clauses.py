"""The sentence of a clause, as printed.

A clause is given as plain values, as `Clause.wording()` returns them (the fields of `Wording`); a
missing value counts as empty. Instead of a mapping, the kind and the values may be given as
keywords. What each kind asks for and how it reads is its row in `clause_kinds`; missing values are
found by `clause_defects`, risks for confirmation by `clause_risks`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cases.law.clause_kinds.table import row_of
from cases.law.clause_text import STOPS, Wording, full_stop

# What a clause takes from the one it names: (which one, as what, its column).
NAMED = (
    ("of_clause", "of_liability", "liability"),
    ("against_clause", "against_liability", "liability"),
    ("of_clause", "of_entitlement", "entitlement"),
)


def read(clause: Mapping | str, fields: Mapping) -> Wording:
    """The clause from a mapping, or from its kind and the values as keywords; text tidied."""
    given = dict(clause) if isinstance(clause, Mapping) else {"kind": clause, **fields}
    given["instalments"] = tuple(given.get("instalments") or ())
    return Wording(**{name: _tidy(value) for name, value in given.items()})


def sentence(clause: Mapping | str, **fields: Any) -> str:
    """The clause as printed, ending in one 。; missing values are printed as a blank rule."""
    wording = read(clause, fields)
    return full_stop(row_of(wording.kind).sentence(wording))


def beside_others(clauses: Sequence[Mapping]) -> list[Mapping]:
    """The clauses of one agreement in order, each with how those owe, and are owed, whose clause
    it names."""
    return [
        dict(clause) | {name: _named(clauses, clause.get(of), column) for of, name, column in NAMED}
        for clause in clauses
    ]


def _named(clauses: Sequence[Mapping], position: int | None, column: str) -> str:
    """That column of the clause of that position; empty where there is none."""
    if not position or position > len(clauses):
        return ""
    return clauses[position - 1].get(column) or ""


def _tidy(value: Any) -> Any:
    """Text without doubled spaces, and without the stop it ends in: a sentence goes on after it."""
    return " ".join(value.split()).rstrip(STOPS) if isinstance(value, str) else value
