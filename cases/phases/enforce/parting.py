"""Dividing what is left of a sum among several people, part by part to the 分.

What was paid or let off stays with the old duty; what was planned stays with its clause.
"""

from datetime import date

from cases.law import shares

from .pieces import replace_parts
from .records import Instalment, Obligation, by_day
from .records_of_orders import FurtherParty


def divide(duty, side, rows, on) -> None:
    """Give each of these people (party, share) its part of what is left, as a duty of its own.

    Without anything paid or let off the duty itself becomes that of the first.
    """
    parts = sorted(duty.instalments.all(), key=by_day)
    owed = [part for part in parts if part.owed]
    ratios = [(None, row["share"]) for row in rows]
    totals = shares.sums(sum(part.owed for part in owed), ratios)
    table = shares.spread(totals, [part.owed for part in owed])
    settled = sum(part.paid + part.let_off for part in parts)
    kept = [_settled(part, on) for part in owed if part.paid or part.let_off]
    getting = [(row["party"], sums) for row, sums in zip(rows, table, strict=True) if sum(sums)]
    made = _duties(duty, side, getting, reuse=not settled)
    if settled:
        _close(duty, settled, on)
    _replan(owed, kept, zip(made, getting, strict=True))


def _duties(duty, side, getting, *, reuse) -> list[Obligation]:
    """A saved duty for each, the first of them the old one if it is used again."""
    made = [_share_of(duty, side, party, sum(sums)) for party, sums in getting]
    if not reuse:
        return create_beside(duty, made)
    setattr(duty, side, getting[0][0])
    duty.amount = made[0].amount
    duty.save(update_fields=[side, "amount"])
    return [duty, *create_beside(duty, made[1:])]


def create_beside(duty, made) -> list[Obligation]:
    """Save these copies of a duty, each with the further parties whom a court's paper names."""
    Obligation.objects.bulk_create(made)
    further = duty.further_parties.all() if duty.of_several else ()
    FurtherParty.objects.bulk_create(
        FurtherParty(obligation=copy, party_id=row.party_id, side=row.side)
        for copy in made
        for row in further
    )
    return made


def _share_of(duty, side, party, total) -> Obligation:
    return copy_of(duty, **{f"{side}_id": party.pk, "amount": total})


def copy_of(duty, **columns) -> Obligation:
    """An unsaved duty as this one in all but these columns."""
    fields = (field for field in duty._meta.concrete_fields if not field.primary_key)
    kept = {field.attname: getattr(duty, field.attname) for field in fields}
    return Obligation(**kept | columns)


def first_due(duty) -> date:
    """The due day of the first part that is owed; the last day there is where none has one."""
    days = [part.due_on for part in duty.instalments.all() if part.owed and part.due_on]
    return min(days, default=date.max)


def _close(duty, settled, on) -> None:
    """The old duty asks for no more than what was paid or let off of it."""
    duty.amount, duty.status, duty.done_on = settled, Obligation.Status.DONE, on
    duty.before_succession = True
    duty.save(update_fields=["amount", "status", "done_on", "before_succession"])


def settled_with(case, party) -> list[Obligation]:
    """The duties of a party that were settled; marked, not saved, as staying that party's."""
    settled = [duty for duty in case.sheet.obligations if _is_settled(duty, party)]
    for duty in settled:
        duty.before_succession = True
    return settled


def _is_settled(duty, party) -> bool:
    theirs = (*duty.named("debtor"), *duty.named("creditor"))
    return not (duty.is_pending or duty.before_succession) and party in theirs


def _replan(owed, kept, duties) -> None:
    """Replace the parts still owed by what was settled and what each owes of them."""
    new = [*kept]
    for duty, (_, sums) in duties:
        new += [_piece(duty, part, fen) for part, fen in zip(owed, sums, strict=True) if fen]
    replace_parts(owed, new)


def _piece(duty, part, fen) -> Instalment:
    """What one owes of a part, on its old day."""
    kept = {name: getattr(part, name) for name in ("number", "due_on", "due_before", "ordered")}
    return Instalment(obligation=duty, amount=fen, **kept)


def _settled(part, on) -> Instalment:
    """What was paid or let off of a part that is not settled yet, as a part of its own."""
    return Instalment(
        obligation_id=part.obligation_id,
        number=part.number,
        due_on=part.due_on,
        due_before=part.due_before,
        amount=part.paid + part.let_off,
        paid=part.paid,
        let_off=part.let_off,
        paid_on=on,
        ordered=part.ordered,
    )
