"""The duties that a clause makes, by the row of its kind."""

from cases.law import lasting_duties, money
from cases.law.clause_kinds import row
from cases.law.clause_kinds.table import row_of

from . import due_days
from .records import Instalment, Obligation

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


def unsaved_duties(case, title, clause, agreement) -> list[Obligation]:
    """The duties of a clause under a title: of equal debtors one each, of all others one.

    A sum that is fixed later has none yet; equal shares differ by one 分 at most.
    """
    if clause.liability != clause.Liability.EQUAL:
        return [_unsaved_duty(case, title, clause, agreement)]
    shares = [[(part.due_on, fen) for part, fen in row] for row in _shared(clause)]
    return [
        _share_of(_unsaved_duty(case, title, clause, agreement), debtor, plan)
        for debtor, plan in zip(clause.debtors, shares, strict=True)
    ]


def _shared(clause):
    """The planned parts of each debtor: [(part, 分)] in the order of the debtors."""
    count = len(clause.debtors)
    split = [(part, money.instalments(part.amount, count)) for part in clause.parts]
    return [[(part, shares[n]) for part, shares in split] for n in range(count)]


def _share_of(duty, debtor, plan):
    """The duty of one of several debtors: their share, with parts of its own."""
    duty.debtor, duty.amount = debtor, sum(fen for _, fen in plan)
    duty.own_parts = [
        Instalment(obligation=duty, number=number, due_on=due_on, amount=fen)
        for number, (due_on, fen) in enumerate(plan, 1)
    ]
    return duty


def _unsaved_duty(case, title, clause, agreement) -> Obligation:
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
