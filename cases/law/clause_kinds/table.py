"""The table of the kinds of clauses, in the order in which the editor offers them."""

from cases.law.clause_kinds import (
    act,
    apology,
    condition,
    fee_cut,
    later_sum,
    money,
    other,
    penalty,
    prior,
    refrain,
    reservation,
    set_off,
    tolerate,
    trial,
    waiver,
)
from cases.law.clause_kinds.row import ClauseKind

MODULES = (
    *(money, later_sum, act, refrain, tolerate, apology, waiver, fee_cut, set_off, prior),
    *(condition, trial, penalty, reservation, other),
)
KINDS = {module.ROW.code: module.ROW for module in MODULES}


def row_of(code: str) -> ClauseKind:
    """The row of a kind; of an unknown kind that of 其他."""
    return KINDS.get(code, other.ROW)


def duty_of(kind: str, *, binds_somebody: bool, has_day: bool) -> str:
    """The kind of duty a clause makes; empty where it asks for nothing, as 其他 that names nobody
    and no day does (双方再无其他争议)."""
    only_states = kind == other.ROW.code and not (binds_somebody or has_day)
    return "" if only_states else row_of(kind).duty


def choices() -> list[tuple[str, str]]:
    """Code and label of every kind."""
    return [(row.code, row.label) for row in KINDS.values()]
