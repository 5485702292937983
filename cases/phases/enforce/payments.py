"""Payments of what is owed: to the 分, by instalments, what is beyond the debt, confirmation."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.functions import row_of
from cases.law import money
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import MONEY_MOVES
from cases.words.party_marks import party_mark

from . import guards_of_open_terms as o
from . import guards_of_payments as g
from .paid_before import PaidBefore
from .records import Instalment, Obligation, by_day
from .records_of_payments import Payment
from .sheet_of_successions import SIDES


class Payments(PaidBefore):
    """Payments between the parties, and the duties that they perform."""

    class Meta:
        abstract = True

    @entry(
        states=MONEY_MOVES,
        label="登记付款",
        permission=roles.staff,
        guards=(
            g.some_money_is_owed,
            o.a_fixed_sum_is_owed,
            g.obligation_is_open_money,
            o.sum_is_fixed,
            g.payer_is_a_debtor,
            g.payee_is_a_creditor,
            g.something_is_paid,
            g.what_was_let_off_leaves_room,
            g.paid_by_the_day_recorded,
            g.paid_since_the_acceptance,
            g.not_counted_by_the_agreement,
            g.receiver_confirmed_somehow,
            g.confirmed_between_payment_and_record,
        ),
        effects=Effects(starts=ClockTrigger.PAYMENT),
    )
    def pay(self, *, by, on, obligation, amount, paid_on, confirmed_on=None, how="", **row):
        """Record one payment between the parties; an amount beyond the debt is kept as credited.

        `confirmed_on` is the day on which the receiver confirmed it, None if they did not yet.
        `row` holds way and proof, and which of several debtors paid (`payer`), which of several
        creditors received (`payee`).
        """
        obligation = self.sheet.obligation(obligation.pk)
        row |= {"confirmed_on": confirmed_on, "confirmed_how": how}
        row |= self.sheet.ends_then(obligation, paid_on, row)
        row |= {"on": paid_on, "by": by}
        payments, said = self._book_by_its_day(obligation, amount, recorded_on=on, **row)
        self.restart_enforcement_time_by_payment(payments[0])
        said += self.let_off_once_paid(self.sheet.obligation(obligation.pk), on, by)
        said += self.limit_by_a_joint_payment(payments[0])
        return Done(
            f"{_as_paid(payments)}{said}",
            changed=("amount_paid",),
            facts={"payment": payments[0].pk},
            on=paid_on,
            untouched=("obligations",),
        )

    def _book_by_its_day(self, duty, amount, *, recorded_on, on, by, **row):
        """Book a payment with those who stood there on its day; its rows, and what is said."""
        gone = [s for s in SIDES if (who := row.get(s)) and not who.active]
        if all(duty.is_joint(SIDES[name]) for name in gone):
            return self._record_payments([(duty, amount)], on=on, by=by, **row), ""
        row |= {name: row.get(name) or getattr(duty, SIDES[name]) for name in SIDES}
        row |= {"paid_on": on, "recorded_by": by.name}
        return self.book_as_then(duty, amount, recorded_on=recorded_on, **row)

    def _record_payments(self, sums, *, on, by, **common):
        """Record payments of [(obligation, 分)] on one day with these columns."""
        return self._book_payments(sums, on=on, recorded_by=by.name, **common)

    def _book_payments(self, sums, *, on, **common):
        """Book payments of [(obligation, 分)] of one day; the number of statements is constant."""
        common |= {"paid_on": on}
        proof = common.get("proof", "")
        touched, made = [], []
        for obligation, amount in sums:
            paid = min(amount, obligation.owed)
            touched += allocate(obligation.instalments.all(), paid, on)
            self.amount_paid += paid
            sum_paid = {"obligation": obligation, "amount": amount, "credited": amount - paid}
            made.append(Payment(case=self, **common | _ends(obligation, common) | sum_paid))
        Instalment.objects.bulk_update(touched, ["paid", "paid_on"])
        Payment.objects.bulk_create(made)
        self._mark_obligations_done([owed for owed, _ in sums if not owed.owed], on, proof)
        return made

    def _mark_obligations_done(self, obligations, on, proof):
        for obligation in obligations:
            obligation.status, obligation.done_on = Obligation.Status.DONE, on
            obligation.proof = proof
        Obligation.objects.bulk_update(obligations, ["status", "done_on", "proof"])

    @entry(
        states=MONEY_MOVES,
        label="确认收款",
        permission=roles.any_of(roles.staff, roles.receiver),
        guards=(
            g.some_payment_unconfirmed,
            g.receiver_confirms,
            g.receiver_confirmed_somehow,
        ),
        rests_on=(shared.the_payment,),
    )
    def confirm_payment(self, *, by, on, payment, how=""):
        """The receiver confirms a payment, or staff record how they confirmed it."""
        payment = self.sheet.payment(payment.pk)
        payment.confirmed_on, payment.confirmed_how = on, how or f"{by.name}确认"
        payment.save(update_fields=["confirmed_on", "confirmed_how"])
        self.end_time_of_a_paid_order(on)
        by_staff = not row_of(by.function).can_be_party
        source = f"（{how}，{by.name}登记）" if by_staff else ""
        sentence = f"收款人确认收到{money.yuan(payment.amount)}元{source}。"
        return Done(sentence, untouched=("obligations",))

    def _complete_open_obligations(self, on, by, *, way, proof, how):
        """Mark everything still open as paid or done that day."""
        left = [owed for owed in self.sheet.obligations if owed.status == owed.Status.OPEN]
        sums = [(owed, owed.owed) for owed in left if owed.owed]
        acts = [owed for owed in left if not owed.owed]
        received = {"confirmed_on": on, "confirmed_how": how}
        self._record_payments(sums, on=on, way=way, by=by, proof=proof, **received)
        self._mark_obligations_done(acts, on, proof)

    def _confirm_open_payments(self, on, how):
        """Confirm all unconfirmed payments of those read before the act."""
        if any(payment.confirmed_on is None for payment in self.sheet.payments):
            self.payments.filter(confirmed_on=None, reversed_on=None).update(
                confirmed_on=on, confirmed_how=how
            )


def _ends(duty, told) -> dict:
    """Who paid and who received where the duty itself does not say so.

    That is the only one left of several, or who stands in the place of a party that is no more.
    """
    found = {"payer": _only_one(duty, "debtor"), "payee": _only_one(duty, "creditor")}
    return {name: who for name, who in found.items() if who and not told.get(name)}


def _only_one(duty, side):
    people = duty.now(side)
    is_told = len(people) != 1 or people[0].pk == getattr(duty, f"{side}_id")
    return None if is_told and not (people and duty.is_joint(side)) else people[0]


def _as_paid(payments) -> str:
    """Who paid whom how much, what is beyond the debt, and whether the receiver confirmed it."""
    payment, above = payments[0], sum(one.credited for one in payments)
    duty, day = payment.obligation, payment.confirmed_on
    payer, payee = payment.payer_id or duty.debtor_id, payment.payee_id or duty.creditor_id
    extra = f"其中多付{money.yuan(above)}元。" if above else ""
    confirmed = f"收款人{in_text(day)}确认（{payment.confirmed_how}）。" if day else ""
    paid = money.yuan(sum(one.amount for one in payments))
    pays = "以物抵付" if payment.way == Payment.Way.GOODS else "付"
    sentence = f"{party_mark(payer)}{pays}{party_mark(payee)}{paid}元。"
    return f"{sentence}{extra}{confirmed or '待收款人确认。'}"


def allocate(instalments, amount: int, on) -> list:
    """Allocate `amount` (分) to instalments by due day; returns the changed ones, not saved.

    No instalment gets more than its amount.
    """
    touched = []
    for part in sorted(instalments, key=by_day):
        paid = min(part.owed, amount)
        if paid:
            amount -= paid
            part.paid += paid
            part.paid_on = on if part.owed == 0 else None
            touched.append(part)
    return touched
