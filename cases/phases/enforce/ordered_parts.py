"""What a payment order orders of an agreement: what was due when it was applied for, no more.

The parts applied for become one that is due on the order's last day (民诉法 225, 227). What it
orders less than that stays owed by the agreement on its own days (调解法 31), as do the other parts
and acts; the plan stays with its clause.
"""

from .falling_due import FallingDue
from .pieces import later_piece, replace_parts, settled_piece
from .records import Instalment, Obligation, Title, by_day


class OrderedParts(FallingDue):
    """The title that a payment order makes of an agreement."""

    class Meta:
        abstract = True

    def make_title_of_a_part(self, day, proceeding, asked, told):
        """Put the order in force for what was `asked`: its obligation, sum (分) and day.

        `told` holds the kind, its last day, and the amount where it names a sum of its own. What
        was paid since the application counts on it. Returns the sum (分) that was asked for, is
        still owed and is not ordered.
        """
        self.make_title(Title.Kind.PAYMENT_ORDER, day, proceeding=proceeding)
        duty = self.sheet.obligation(asked.obligation)
        ordered = told["amount"] if told["kind"] == "sum" else asked.sum
        parts = self.sheet.parts_asked_for(duty, asked.on)
        left = sum(part.owed for part in parts)
        now = max(0, ordered - (asked.sum - left))
        self._order_parts(duty, parts, now, told["due_on"])
        self.amount_agreed += max(0, now - left)
        self.forget(keep=("all_parties",))
        return max(0, left - now)

    def _order_parts(self, duty, parts, now, day):
        """Put one part of this sum (分), due that day, in the place of what these still ask for;
        what they ask for beyond it keeps its days."""
        paid = [one.paid_on for one in self.sheet.payments if one.obligation_id == duty.pk]
        last_paid = max(paid, default=None)
        pieces = [settled_piece(part, last_paid) for part in parts if part.paid or part.let_off]
        number = parts[0].number if parts else len(duty.instalments.all()) + 1
        if now:
            pieces.append(Instalment(obligation=duty, number=number, due_on=day, amount=now))
        for piece in pieces:
            piece.ordered = True
        left = sum(part.owed for part in parts)
        later = duty.owed - left + max(0, left - now)
        replace_parts(parts, [*pieces, *_beyond(parts, now)])
        duty.amount += max(0, now - left)
        duty.due_on = duty.due_on if later else day
        duty.status = Obligation.Status.OPEN if later + now else Obligation.Status.DONE
        duty.done_on = None if later + now else last_paid
        duty.save(update_fields=["amount", "due_on", "status", "done_on"])


def _beyond(parts, ordered):
    """What parts still ask for beyond this sum (分), which covers first what was due first."""
    for part in sorted(parts, key=by_day):
        covered = min(part.owed, ordered)
        ordered -= covered
        if part.owed > covered:
            yield later_piece(part, part.number, part.owed - covered, part.due_on)


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
    def nothing_is_left_of_the_order(self) -> bool:
        """Whether the ordered sum is paid, and every receiver confirmed it, while more is owed."""
        return self.ordered_sum_is_paid and all(one.confirmed_on for one in self.payments)

    @property
    def left_by_the_order(self) -> int:
        """分 still owed by the agreement that the order in force does not order."""
        rows = self.obligations if self.is_under_an_order else ()
        return sum(duty.owed for duty in rows) - self.sum_to_enforce if rows else 0

    def parts_asked_for(self, duty, on) -> list:
        """What is still owed of the parts that had fallen due when an order was applied for, and
        that no order orders already."""
        new = [part for part in duty.instalments.all() if part.owed and not part.ordered]
        dated = ((part, self.last_day(part.due_on, duty)) for part in new)
        return [part for part, last in dated if last and last < on]

    @property
    def last_day_to_enforce(self):
        """The last day of what a court enforces: under an order of what it orders; else of all."""
        if not self.is_under_an_order:
            return self.last_day_to_perform
        dated = (part for part in self.parts_to_enforce if part.due_on)
        return max((self.last_day(part.due_on, part.obligation) for part in dated), default=None)

    @property
    def sum_to_enforce(self) -> int:
        """分 still owed under the title in force: under an order of what it orders."""
        return sum(part.owed for part in self.parts_to_enforce)

    @property
    def parts_to_enforce(self) -> list:
        """The binding parts that the title orders: under an order not those of the agreement."""
        of_all = not self.is_under_an_order
        binding = [part for part in self.instalments if part.obligation.binds]
        return [p for p in binding if of_all or p.ordered or not p.obligation.clause_id]

    @property
    def is_under_an_order(self) -> bool:
        """Whether what is to be performed rests on a payment order."""
        return self.title is not None and self.title.kind == Title.Kind.PAYMENT_ORDER

    @property
    def _under_an_order(self) -> list:
        """What is still to be performed, where a payment order is in force."""
        rows = self.obligations if self.is_under_an_order else ()
        return [duty for duty in rows if duty.is_pending]


def _has_part(duty, *, ordered) -> bool:
    """Whether a part of it that an order orders, or does not order, is still owed."""
    return any(part.owed and part.ordered is ordered for part in duty.instalments.all())
