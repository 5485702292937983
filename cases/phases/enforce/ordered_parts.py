"""What a payment order orders of an agreement: what was due when it was applied for, no more.

The parts applied for become one that is due on the order's last day (民诉法 225, 227); the plan
stays with its clause, and the agreement's other parts and acts keep their own days.
"""

from .falling_due import FallingDue
from .pieces import replace_parts, settled_piece
from .records import Instalment, Obligation, Title


class OrderedParts(FallingDue):
    """The title that a payment order makes of an agreement."""

    class Meta:
        abstract = True

    def make_title_of_a_part(self, day, proceeding, asked, told):
        """Put the order in force for what was `asked`: its obligation, sum (分) and day.

        `told` holds the kind, its last day, and the amount where it names a sum of its own. What
        was paid since the application counts on it.
        """
        self.make_title(Title.Kind.PAYMENT_ORDER, day, proceeding=proceeding)
        duty = self.sheet.obligation(asked.obligation)
        ordered = told["amount"] if told["kind"] == "sum" else asked.sum
        parts = [part for part in duty.instalments.all() if self._was_asked(part, asked.on)]
        left = sum(part.owed for part in parts)
        now = max(0, ordered - (asked.sum - left))
        self._order_parts(duty, parts, now, told["due_on"])
        self.amount_agreed += now - left
        self.forget(keep=("all_parties",))

    def _was_asked(self, part, on) -> bool:
        """Whether it is still owed of what had fallen due when the order was applied for."""
        is_new = part.owed and not part.ordered
        last = is_new and self.sheet.last_day(part.due_on, part.obligation)
        return bool(last and last < on)

    def _order_parts(self, duty, parts, now, day):
        """Put one part of this sum (分), due that day, in the place of what these still ask for."""
        paid = [one.paid_on for one in self.sheet.payments if one.obligation_id == duty.pk]
        last_paid = max(paid, default=None)
        pieces = [settled_piece(part, last_paid) for part in parts if part.paid or part.let_off]
        number = parts[0].number if parts else len(duty.instalments.all()) + 1
        if now:
            rest = Instalment(obligation=duty, number=number, due_on=day, amount=now)
            pieces.append(rest)
        for piece in pieces:
            piece.ordered = True
        left = sum(part.owed for part in parts)
        later = duty.owed - left
        replace_parts(parts, pieces)
        duty.amount += now - left
        duty.due_on = duty.due_on if later else day
        duty.status = Obligation.Status.OPEN if later + now else Obligation.Status.DONE
        duty.done_on = None if later + now else last_paid
        duty.save(update_fields=["amount", "due_on", "status", "done_on"])


class BesideTheOrder:
    """Part of the sheet of a case: what a payment order does not cover."""

    @property
    def is_owed_beside_the_order(self) -> bool:
        """Whether the agreement asks for something that the order in force does not order."""
        agreed = [duty for duty in self._under_an_order if duty.clause_id]
        return any(duty.amount is None or _has_part(duty, ordered=False) for duty in agreed)

    @property
    def ordered_sum_is_paid(self) -> bool:
        """Whether all that is left is what the order in force does not order."""
        ordered = any(_has_part(duty, ordered=True) for duty in self._under_an_order)
        return self.is_owed_beside_the_order and not ordered

    @property
    def _under_an_order(self) -> list:
        """What is still to be performed, where a payment order is in force."""
        is_order = self.title is not None and self.title.kind == Title.Kind.PAYMENT_ORDER
        return [duty for duty in self.obligations if duty.is_pending] if is_order else []


def _has_part(duty, *, ordered) -> bool:
    """Whether a part of it that an order orders, or does not order, is still owed."""
    return any(part.owed and part.ordered is ordered for part in duty.instalments.all())
