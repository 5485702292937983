"""What was paid before a succession and is recorded after it: as if it had been in time.

It stands between those who paid and received it; those who follow owe, or are owed, less by it,
each within the share (民法典 1161).
"""

from cases.law import money
from cases.words.party_marks import party_marks

from . import parting
from .interruption import Interruption
from .pieces import replace_parts
from .records import Instalment, Obligation, by_day
from .records_of_payments import Payment
from .reductions import Reduction

NOT_OVER = Reduction.Kind.NOT_TAKEN_OVER
RECORDED_LATE = "补登了承继以前的付款"
PLAN = ("number", "due_on", "due_before", "ordered")  # of a part, also once it is settled


class PaidBefore(Interruption):
    """Books a payment of, or to, a party that is no more, on what was parted meanwhile."""

    class Meta:
        abstract = True

    def book_as_then(self, duty, amount, *, recorded_on, paid_on, payer, payee, **common):
        """Book a payment between those two of then; its rows, one for each debt that it settles,
        and what is said of those who follow."""
        pools = self.sheet.came_down(duty, payer, payee)
        counts = self.sheet.counts_on(pools, amount)
        said = _less_by_it(pools, counts)
        above = sum(one.credited for one in self.sheet.payments)
        paid = self.amount_paid + sum(counts)
        again = self._take_back_limits(pools, recorded_on)
        settled, less = self._take_off_heirs(pools, counts, payer, payee, paid_on)
        self._let_fall_again({*less, *again} - {done.pk for done, _ in settled})
        said += self.limit_to_the_estates()
        more = sum(one.credited for one in self.sheet.payments) - above
        self.amount_paid = paid - more
        said += f"承继以后付的，其中{money.yuan(more)}元因此多付。" if more else ""
        common |= {"case": self, "paid_on": paid_on, "payer": payer, "payee": payee}
        rows = _rows(settled or [(duty, 0)], amount, common)
        self.forget(keep=("all_parties",))
        return Payment.objects.bulk_create(rows), said

    def _take_back_limits(self, pools, on) -> list[int]:
        """Take back what was beyond the estates of these debtors, which is counted again then.

        Returns the keys of the debts that it had reduced.
        """
        heirs = {duty.debtor_id for _, owed in pools for duty in owed}
        theirs = {duty.pk for duty in self.sheet.obligations if duty.debtor_id in heirs}
        rows = [r for r in self.sheet.reductions if r.kind == NOT_OVER and r.amount]
        rows = [row for row in rows if row.obligation_id in theirs]
        for row in rows:
            row.taken_back_on, row.taken_back_why = on, RECORDED_LATE
        Reduction.objects.bulk_update(rows, ["taken_back_on", "taken_back_why"])
        return [row.obligation_id for row in rows]

    def _take_off_heirs(self, pools, counts, payer, payee, on):
        """Take the sums off the debts, due first first; what settles them [(duty, 分)], and the
        keys of those that stay with less."""
        settled, pieces, less = [], {}, []
        for fen, (_, owed) in zip(counts, pools, strict=True):
            for duty in sorted(owed, key=parting.first_due):
                taken = min(fen, self.sheet.not_given_up(duty))
                fen -= taken
                if taken and taken == duty.amount:
                    settled.append((self._hand_back(duty, payer, payee, on), taken))
                elif taken:
                    _shorten(duty, taken, pieces)
                    less.append(duty)
        if pieces:
            settled.append(self._settled_as_then(less[0], pieces, payer, payee, on))
        return settled, [duty.pk for duty in less]

    def _hand_back(self, duty, payer, payee, on) -> Obligation:
        """A debt that was wholly paid before went over to nobody: it is settled between those two.

        What was paid on it since is all above the debt.
        """
        since = [one for one in self.sheet.payments if one.obligation_id == duty.pk]
        for one in since:
            one.payer_id = one.payer_id or duty.debtor_id
            one.payee_id = one.payee_id or duty.creditor_id
            one.credited = one.amount
        Payment.objects.bulk_update(since, ["payer", "payee", "credited"])
        parts = list(duty.instalments.all())
        for part in parts:
            part.paid, part.let_off, part.paid_on = part.amount, 0, on
        Instalment.objects.bulk_update(parts, ["paid", "let_off", "paid_on"])
        _settle_between(duty, payer, payee, on, like=duty)
        duty.save()
        return duty

    def _settled_as_then(self, like, pieces, payer, payee, on) -> tuple[Obligation, int]:
        """The debt of then, settled by these pieces {plan: 分}: one settled between those two
        before, or one of its own."""
        fen = sum(pieces.values())
        duty = self.sheet.settled_between(like, payer, payee)
        if duty is None:
            duty = parting.copy_of(like, amount=fen)
            _settle_between(duty, payer, payee, on, like=like)
            parting.create_beside(like, [duty])
        else:
            duty.amount += fen
            duty.save(update_fields=["amount"])
        Instalment.objects.bulk_create(
            _part(duty, plan, paid, paid=paid, paid_on=on) for plan, paid in pieces.items()
        )
        return duty, fen

    def _let_fall_again(self, keys):
        """Let what stands of these debts fall on their parts again: waivers, then payments."""
        self.forget(keep=("all_parties",))
        for duty in [one for one in self.sheet.obligations if one.pk in keys]:
            self._let_off_again(duty)
            if duty.status == Obligation.Status.OPEN and not duty.left:
                days = [part.paid_on for part in duty.instalments.all() if part.paid_on]
                duty.status, duty.done_on = Obligation.Status.DONE, max(days, default=None)
                duty.save(update_fields=["status", "done_on"])
        self.forget(keep=("all_parties",))


def _settle_between(duty, payer, payee, on, *, like):
    """Let an unsaved duty be settled between those two; joint sides keep all who are on them."""
    for side, party in (("debtor", payer), ("creditor", payee)):
        if not like.is_joint(side):
            setattr(duty, side, party)
    duty.status, duty.done_on, duty.before_succession = Obligation.Status.DONE, on, True


def _shorten(duty, taken, pieces):
    """Take a sum (分) off the parts due first, and add it to the pieces that settle it.

    What stood of the debt falls on the parts that stay afterwards.
    """
    cut, rest, stay = [], [], []
    duty.amount -= taken
    for part in sorted(duty.instalments.all(), key=by_day):
        off = min(part.amount, taken)
        taken -= off
        plan = tuple(getattr(part, name) for name in PLAN)
        (cut if off else stay).append(part)
        if off:
            pieces[plan] = pieces.get(plan, 0) + off
        if 0 < off < part.amount:
            rest.append(_part(duty, plan, part.amount - off))
    for part in stay:
        part.paid, part.let_off, part.paid_on = 0, 0, None
    Instalment.objects.bulk_update(stay, ["paid", "let_off", "paid_on"])
    replace_parts(cut, rest)
    duty.save(update_fields=["amount"])


def _part(duty, plan, fen, **paid) -> Instalment:
    return Instalment(obligation=duty, amount=fen, **dict(zip(PLAN, plan, strict=True)), **paid)


def _rows(settled, amount, common) -> list[Payment]:
    """A payment for each debt that it settles; the last holds what is beyond them all."""
    above = amount - sum(fen for _, fen in settled)
    rows = [Payment(obligation=duty, amount=fen, credited=0, **common) for duty, fen in settled]
    rows[-1].amount += above
    rows[-1].credited = above
    return rows


def _less_by_it(pools, counts) -> str:
    """Who of those who follow owes whom how much less by it."""
    each = [
        f"{party_marks(owed[0].debtors)}应付{party_marks(owed[0].creditors)}的减{money.yuan(fen)}元"
        for fen, (_, owed) in zip(counts, pools, strict=True)
        if fen
    ]
    return f"这是承继以前付的，{'，'.join(each)}。" if each else ""
