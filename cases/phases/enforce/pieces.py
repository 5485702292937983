"""Parts of a sum that are cut again: the plan stays, what is owed gets pieces of its own."""

from cases.legal_records.base import delete_together

from .records import Instalment


def later_piece(part, number, amount, due_on, due_before=None) -> Instalment:
    """A piece of what an instalment still owes (分), due on another day."""
    return Instalment(
        obligation=part.obligation,
        number=number,
        due_on=due_on,
        due_before=due_before,
        amount=amount,
        ordered=part.ordered,
    )


def settled_piece(part, paid_on) -> Instalment:
    """What was paid or let off of a part, as a part of its own."""
    return Instalment(
        obligation=part.obligation,
        number=part.number,
        due_on=part.due_on,
        amount=part.paid + part.let_off,
        paid=part.paid,
        let_off=part.let_off,
        paid_on=paid_on,
        ordered=part.ordered,
    )


def replace_parts(parts, pieces) -> None:
    """Put the pieces in the place of these parts of what is owed.

    What was planned stays with its clause. What a court's paper alone ordered has none: its
    record goes, and the trail keeps it.
    """
    delete_together(Instalment, [part for part in parts if part.clause_id is None])
    planned = [part for part in parts if part.clause_id is not None]
    for part in planned:
        part.obligation = None
    Instalment.objects.bulk_update(planned, ["obligation"])
    Instalment.objects.bulk_create(pieces)
