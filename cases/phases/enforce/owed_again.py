"""Duties of an agreement owed again, where a court's paper that had taken their place fell.

What was paid or set off under that paper counts on them, to the 分, between the same people; what
a creditor waived of it stays waived (民法典 575). Those who took the place of another meanwhile
owe, or are owed, the share on record.
"""

from typing import NamedTuple

from . import set_off_again, waived_again
from .parting import first_due
from .payments import allocate
from .records import Instalment, Obligation
from .records_of_payments import Payment


class Counted(NamedTuple):
    """What was done under the papers that fell (分): paid on the agreement's debts, and besides
    them, and waived; what is said of set-offs, of acts that were waived and of heirs."""

    on_debts: int
    besides: int
    waived: int
    left: int  # still owed under the agreement
    said: str


def revive(case, title) -> Counted | None:
    """Put the duties of the agreement in force under this title again; None where it has none."""
    theirs = {"clause__agreement": case.sheet.agreement_in_force}
    old = case.titles.filter(obligations__in=case.obligations.filter(**theirs)).last()
    if old is None:
        return None
    fell = case.payments.filter(reversed_on=None, obligation__clause=None)
    paid = fell.filter(obligation__title__gt=old.pk).select_related("obligation")
    case.obligations.update_from({"title": old}, title=title)
    case.forget(keep=("all_parties", "proceedings", "agreements"))
    let_off, before = waived_again.let_off_of(case, old), case.amount_paid
    paid = list(paid.order_by("paid_on", "pk"))
    besides, said = _count(case, paid, let_off.set_offs, title.since)
    case.forget(keep=("all_parties", "proceedings", "agreements"))
    waived = waived_again.carry_over(case, let_off.sums)
    said += waived_again.carry_over_acts(case, let_off.acts)
    said += case.limit_to_the_estates()
    case.forget(keep=("all_parties", "proceedings", "agreements"))
    debts = [duty for duty in case.sheet.obligations if duty.amount]
    case.amount_paid = sum(part.paid for duty in debts for part in duty.instalments.all())
    case.amount_agreed = sum(duty.amount for duty in debts)
    left = sum(duty.owed for duty in debts)
    case.forget(keep=("all_parties", "proceedings", "agreements"))
    return Counted(case.amount_paid - before, besides, waived, left, said)


def _count(case, payments, set_offs, on) -> tuple[int, str]:
    """Book these payments and set-offs on the duties under the title; the 分 beyond them, and what
    is said of set-offs.

    What somebody paid, or received, who is no more comes first: only what is left then goes over.
    """
    fallen, stay, besides = {one.obligation_id: one.obligation for one in payments}, [], 0
    later, off = list(set_offs), 0
    for gone in dict.fromkeys(row.predecessor for row in case.sheet.successions):
        theirs = [one for one in payments if gone.pk in _ends(one)]
        payments = [one for one in payments if one not in theirs]
        besides += _book_all(case, theirs, stay)
        own = set_off_again.of_party(later, gone)
        later = [row for row in later if row not in own]
        off += set_off_again.carry_over(case, own)
        case.keep_what_was_settled(gone)
        case.hand_over_from(gone, on)
    besides += _book_all(case, payments, stay)
    off += set_off_again.carry_over(case, later)
    _book_again(fallen, stay)
    return besides, set_off_again.in_words(set_offs, off)


def _book_all(case, payments, stay) -> int:
    """Book these payments on the debts between the same people; those without any are to `stay`
    with the paper that fell. Returns the 分 beyond the debts."""
    debts, besides = [duty for duty in case.sheet.obligations if duty.amount], 0
    for payment in payments:
        theirs = [duty for duty in debts if _is_between(payment, duty)]
        stay += [] if theirs else [payment]
        besides += _book(payment, theirs)
    parts = [part for duty in debts for part in duty.instalments.all()]
    Instalment.objects.bulk_update(parts if payments else [], ["paid", "paid_on"])
    for duty in debts if payments else ():
        if duty.status == Obligation.Status.OPEN and not duty.owed:
            _end(duty)
    return besides


def _ends(payment) -> tuple[int, int]:
    """The keys of who paid and who received it."""
    duty = payment.obligation
    return payment.payer_id or duty.debtor_id, payment.payee_id or duty.creditor_id


def _is_between(payment, duty) -> bool:
    payer, payee = _ends(payment)
    owe, are_owed = (_then_or_now(duty, side) for side in ("debtor", "creditor"))
    return payer in owe and payee in are_owed


def _then_or_now(duty, side) -> set[int]:
    """The keys of the parties of that side, those no more among them, and of who follow them."""
    return {party.pk for party in (*duty.named(side), *duty.now(side))}


def _book(payment, debts) -> int:
    """Book one payment on these debts, what is due first first; the 分 beyond them.

    Without a debt between the same people it stays under the paper that fell.
    """
    if not debts:
        return payment.amount
    pieces, rest = [], payment.amount
    for duty in sorted((duty for duty in debts if duty.owed), key=first_due):
        paid = min(duty.owed, rest)
        allocate(duty.instalments.all(), paid, payment.paid_on)
        rest -= paid
        pieces += [(duty, paid)] if paid else []
    _keep(payment, pieces or [(debts[-1], 0)], rest)
    return rest


def _book_again(fallen, stay) -> None:
    """Leave on what the paper that fell had ordered the payments that stay with it, and no more."""
    parts = list(Instalment.objects.filter(obligation__in=fallen))
    for part in parts:
        part.paid, part.paid_on = 0, None
    for payment in stay:
        own = [part for part in parts if part.obligation_id == payment.obligation_id]
        allocate(own, payment.amount - payment.credited, payment.paid_on)
    Instalment.objects.bulk_update(parts, ["paid", "paid_on"])
    owed = {part.obligation_id for part in parts if part.owed}
    done = [fallen[pk] for pk in owed if fallen[pk].status == Obligation.Status.DONE]
    for duty in done:
        duty.status, duty.done_on = Obligation.Status.OPEN, None
    Obligation.objects.bulk_update(done, ["status", "done_on"])


def _keep(payment, pieces, rest) -> None:
    """Write the payment in its pieces, a row a debt; the last holds what is beyond them all."""
    payment.payer_id, payment.payee_id = _ends(payment)
    columns = (field for field in payment._meta.concrete_fields if not field.primary_key)
    as_paid = {column.attname: getattr(payment, column.attname) for column in columns}
    *others, (last, paid) = pieces
    payment.obligation, payment.amount, payment.credited = last, paid + rest, rest
    payment.save(update_fields=["obligation", "payer", "payee", "amount", "credited"])
    Payment.objects.bulk_create(
        Payment(**as_paid | {"obligation_id": duty.pk, "amount": fen, "credited": 0})
        for duty, fen in others
    )


def _end(duty) -> None:
    """Mark a debt as paid, on the day of its last part."""
    days = [part.paid_on for part in duty.instalments.all() if part.paid_on]
    duty.status, duty.done_on = Obligation.Status.DONE, max(days, default=None)
    duty.save(update_fields=["status", "done_on"])
