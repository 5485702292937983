"""A payment taken back: it bounced, was entered by mistake or counted twice."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import money
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import MONEY_MOVES
from cases.words.punctuation import without_final_stop

from . import guards_of_reversal as r
from .payments import Payments, allocate
from .records import Instalment, Obligation, by_day
from .records_of_payments import Payment


class Reversal(Payments):
    """The act that takes back a payment; it stays on record with its reason."""

    class Meta:
        abstract = True

    @entry(
        states=MONEY_MOVES,
        label="冲销付款",
        permission=roles.staff,
        guards=(
            r.some_payment_stands,
            r.payment_stands,
            r.its_duty_was_not_let_off,
            r.receiver_agrees_who_confirmed,
            r.reversal_is_proved,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.REVERSAL),
        rests_on=(shared.the_payment,),
    )
    def reverse_payment(self, *, by, on, payment, reason, proof, receiver_says=""):
        """Take one payment back: what it paid is owed again, from the day it was due.

        `receiver_says` is how the receiver who had confirmed the payment agreed.
        """
        payment = self.sheet.payment(payment.pk)
        _mark_reversed(payment, on, reason)
        above = {one.pk: one.credited for one in self.sheet.payments if one.pk != payment.pk}
        self.forget(keep=("all_parties",))
        self.take_back_what_rested_on_time(payment, on)
        self._book_again(payment.obligation_id)
        self.count_the_estate_again(payment, on)
        beyond = self.hand_over_again(on, lambda duty: duty.pk == payment.obligation_id)
        counts_now = _counts_now(above, self.sheet.payments)
        self.undo_interruption(payment.paid_on, on)
        said = f"收款人：{without_final_stop(receiver_says)}。" if receiver_says else ""
        return Done(
            f"冲销{in_text(payment.paid_on)}登记的付款{money.yuan(payment.amount)}元："
            f"{without_final_stop(reason)}。凭证：{without_final_stop(proof)}。{said}{counts_now}{beyond}",
            changed=("amount_paid",),
            facts={"payment": payment.pk, "reason": reason},
            untouched=("obligations",),
        )

    def _book_again(self, pk):
        """Allocate the payments of a duty that stand, by their days.

        What was above the debt is decided by the order in which they were recorded, as it was told
        then: so a payment never counts for less than before, nor than its members' shares.
        """
        duty = self.sheet.obligation(pk)
        parts = list(duty.instalments.all())
        before = sum(part.paid for part in parts)
        for part in parts:
            part.paid, part.paid_on = 0, None
        stand = [one for one in self.sheet.payments if one.obligation_id == pk]
        _credit(stand, sum(part.owed for part in parts))
        for one in sorted(stand, key=lambda one: (one.paid_on, one.pk)):
            allocate(sorted(parts, key=by_day), one.amount - one.credited, one.paid_on)
        Instalment.objects.bulk_update(parts, ["paid", "paid_on"])
        Payment.objects.bulk_update(stand, ["credited"])
        self.amount_paid += sum(part.paid for part in parts) - before
        if duty.status == Obligation.Status.DONE and any(part.owed for part in parts):
            duty.status, duty.done_on, duty.proof = Obligation.Status.OPEN, None, ""
            duty.before_succession = False  # those who follow owe it again
            duty.save(update_fields=["status", "done_on", "proof", "before_succession"])


def _mark_reversed(payment, on, why):
    """Keep who paid and who received what is taken back, where the debt may go over again."""
    payment.reversed_on, payment.reversed_why = on, why
    if payment.obligation.before_succession:
        payment.payer_id = payment.payer_id or payment.obligation.debtor_id
        payment.payee_id = payment.payee_id or payment.obligation.creditor_id
    payment.save(update_fields=["reversed_on", "reversed_why", "payer", "payee"])


def _credit(payments, owed):
    """Write of each payment, oldest record first, what of it is above what is owed then (分)."""
    for one in payments:
        counts = min(one.amount, owed)
        one.credited, owed = one.amount - counts, owed - counts


def _counts_now(before, payments) -> str:
    """What was above the debt before, and now pays it; empty for nothing."""
    more = sum(before.get(one.pk, 0) - one.credited for one in payments)
    return f"此前多付的{money.yuan(more)}元改为计入欠款。" if more > 0 else ""
