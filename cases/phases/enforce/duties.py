"""The duties that a clause makes, by the row of its kind."""

from cases.law import lasting_duties
from cases.law.clause_kinds import row
from cases.law.clause_kinds.table import row_of

from . import due_days
from .records import Obligation

Kind = Obligation.Kind


def asks_for_something(clause) -> bool:
    """Whether the clause makes a duty; a waiver or a condition does not."""
    return bool(row_of(clause.kind).duty)


def kind_of(clause):
    """Whether the clause asks for money, for an act, or for something that lasts."""
    duty = row_of(clause.kind).duty
    if duty in (row.MONEY, row.SUM_LATER):
        return Kind.MONEY
    by = clause.by_party.name if clause.by_party else ""
    has_day = clause.due_on is not None
    written_so = lasting_duties.is_lasting(clause.kind, clause.text, by, has_day=has_day)
    return Kind.LASTING if duty == row.LASTING or written_so else Kind.ACT


def unsaved_duty(case, title, clause, agreement) -> Obligation:
    """The duty of a clause under a title; a sum that is fixed later has none yet."""
    kind = kind_of(clause)
    lasts = kind == Kind.LASTING
    return Obligation(
        case=case,
        title=title,
        clause=clause,
        kind=kind,
        debtor=clause.by_party,
        creditor=clause.to_party,
        amount=clause.amount if row_of(clause.kind).duty == row.MONEY else None,
        text=clause.sentence,
        due_on=None if lasts else clause.due_on,
        ends_on=(clause.due_on or clause.until_on) if lasts else None,
        day_is_fixed=due_days.keeps_its_day(clause, agreement),
    )
