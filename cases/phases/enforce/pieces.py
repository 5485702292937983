"""Parts of a sum that are cut anew: what was planned stays, what is owed gets pieces of its own."""

from .records import Instalment


def later_piece(part, number, amount, due_on, due_before=None) -> Instalment:
    """A piece of what an instalment still owes (分), due on another day."""
    return Instalment(
        obligation=part.obligation,
        number=number,
        due_on=due_on,
        due_before=due_before,
        amount=amount,
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
    )
