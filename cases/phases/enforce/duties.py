"""The duties that a clause makes, by the row of its kind."""

from cases.law import event_terms, lasting_duties, money, shares
from cases.law.clause_kinds import row
from cases.law.clause_kinds.row import APART
from cases.law.clause_kinds.table import duty_of, row_of

from . import due_days
from .ordered import Ordered
from .records import Instalment, Obligation
from .records_of_orders import FurtherParty
from .sheet_of_conditions import waits_from_the_start

Kind = Obligation.Kind


def asks_for_something(clause) -> bool:
    """Whether the clause makes a duty; a waiver, a condition or a mere statement does not."""
    named, has_day = bool(clause.by_party_id), bool(clause.due_on or clause.from_on)
    return bool(duty_of(clause.kind, binds_somebody=named, has_day=has_day))


def kind_of(clause):
    """Whether the clause asks for money, for an act, or for something that lasts."""
    duty = row_of(clause.kind).duty
    if duty in (row.MONEY, row.SUM_LATER):
        return Kind.MONEY
    by = clause.by_party.name if clause.by_party else ""
    has_day = clause.due_on is not None
    how = {"has_day": has_day, "hours": clause.hours}
    written_so = lasting_duties.is_lasting(clause.kind, clause.text, by, **how)
    from_then_on = clause.from_on is not None  # agreed by word of mouth, without a last day
    return Kind.LASTING if duty == row.LASTING or written_so or from_then_on else Kind.ACT


def unsaved_duties(case, title, clause, agreement) -> list[Obligation]:
    """The duties of a clause under a title: of each who owes or is owed apart one, else one."""
    apart = clause.apart
    if not apart:
        return [_unsaved_duty(case, title, clause, agreement)]
    owed = [(_of_one(_unsaved_duty(case, title, clause, agreement), p), fen) for p, fen in apart]
    if not clause.sum_comes_later:
        rows = shares.spread([fen for _, fen in owed], [part.amount for part in clause.parts])
        for (duty, _), row in zip(owed, rows, strict=True):
            _give_share(duty, row)
    return [duty for duty, _ in owed]


def _of_one(duty, party):
    """The duty as that of one who owes or is owed apart."""
    setattr(duty, "debtor" if duty.clause.liability in APART else "creditor", party)
    return duty


def _give_share(duty, sums):
    """Give the duty its share, with parts of its own."""
    duty.amount = sum(sums)
    planned = [(part, fen) for part, fen in zip(duty.clause.parts, sums, strict=True) if fen]
    duty.own_parts = [
        Instalment(obligation=duty, number=number, due_on=part.due_on or duty.due_on, amount=fen)
        for number, (part, fen) in enumerate(planned, 1)
    ]


def _unsaved_duty(case, title, clause, agreement) -> Obligation:
    kind = kind_of(clause)
    lasts, waits = kind == Kind.LASTING, waits_from_the_start(clause, agreement)
    day = _due_day(case, title, clause, agreement)
    return Obligation(
        case=case,
        title=title,
        clause=clause,
        kind=kind,
        debtor=clause.by_party,
        creditor=clause.to_party,
        amount=clause.amount if row_of(clause.kind).duty == row.MONEY else None,
        text=clause.sentence,
        due_on=None if lasts else day,
        ends_on=(day or clause.until_on) if lasts else None,
        day_is_fixed=due_days.keeps_its_day(clause, agreement),
        status=Obligation.Status.WAITING if waits else Obligation.Status.OPEN,
    )


def _due_day(case, title, clause, agreement):
    """The agreed day, or the last one of a term that follows the agreement's own effect or
    signing; None for a term after any other event."""
    if clause.due_on or not clause.due_event:
        return clause.due_on
    signed = max((mark.on for mark in agreement.marks if mark.party_id), default=title.since)
    days, calendar = clause.due_days, case.sheet.calendar
    return event_terms.due_day(clause.due_event, days, title.since, signed, calendar)


def order(case, title, ordered: Ordered):
    """Create one duty that a court's own paper orders."""
    words = ordered.text or f"按文书支付{money.yuan(ordered.amount)}元。"
    lasts = ordered.kind == Kind.LASTING
    # A last day that a court set, or counted by law, has been moved over days off already.
    duty = case.obligations.create(
        title=title,
        kind=ordered.kind,
        debtor=ordered.debtor,
        creditor=ordered.creditor,
        amount=ordered.amount,
        text=words,
        due_on=None if lasts else ordered.due_on,
        ends_on=ordered.due_on if lasts else None,
        day_is_fixed=True,
        of_several=bool(ordered.also_debtors or ordered.also_creditors),
        goes_on=ordered.goes_on,
    )
    Instalment.objects.bulk_create(
        Instalment(obligation=duty, number=number, due_on=day, amount=fen)
        for number, (day, fen) in enumerate(ordered.planned, 1)
    )
    FurtherParty.objects.bulk_create(
        FurtherParty(obligation=duty, party=party, side=side) for side, party in ordered.further
    )


def fall_due(obligations, due_on):
    """Give what is still owed the last day that a court's own paper names."""
    left = [
        duty for duty in obligations if duty.status == Obligation.Status.OPEN and not duty.lasts
    ]
    parts = [part for duty in left for part in duty.instalments.all() if part.owed]
    for owed in (*left, *parts):
        owed.due_on = due_on
    Obligation.objects.bulk_update(left, ["due_on"])
    Instalment.objects.bulk_update(parts, ["due_on"])
