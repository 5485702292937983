"""How a waiver or a set-off falls on the parts of a duty, and how it is taken back."""

from cases.law import schedules, shares
from cases.law.clause_kinds.letting_off import ON_TIME

from .open_terms import OpenTerms
from .records import Instalment, Obligation, by_day
from .reductions import Reduction

Kind, Status = Reduction.Kind, Obligation.Status
PAYMENT_TAKEN_BACK = "按期付清所凭的付款冲销了"


class Reducing(OpenTerms):
    """Reduces duties by rows of `Reduction`; the acts that write them are `LettingOff`'s."""

    class Meta:
        abstract = True

    def _reduce(self, duties, amount, *, on, **known):
        """Reduce duties by a sum (分) that falls on each by what is left of it; None: by all."""
        lefts = [duty.left for duty in duties]
        sums = [row[0] for row in shares.spread(lefts, [amount])] if amount else lefts
        self._take_off(
            Reduction(case=self, obligation=duty, amount=fen or None, on=on, **known)
            for duty, fen in zip(duties, sums, strict=True)
            if fen or amount is None
        )

    def reduce_again(self, duties, amount, **known):
        """Reduce duties that are owed again by what was let off before; the sheet is fresh then."""
        self._reduce(duties, amount, **known)
        self.forget(keep=("all_parties", "agreements"))

    def take_off_again(self, reductions):
        """Let what was set off before fall on duties that are owed again."""
        if reductions:
            self._take_off(reductions)

    def _take_off(self, reductions):
        """Let unsaved reductions fall on their duties; the number of statements is constant."""
        rows = Reduction.objects.bulk_create(reductions)
        touched = [part for row in rows for part in _let_off(row)]
        Instalment.objects.bulk_update(touched, ["let_off", "paid_on"])
        ended = [row.obligation for row in rows if _ends_it(row)]
        Obligation.objects.bulk_update(ended, ["status", "done_on", "proof"])

    def _duty_of(self, row):
        return self.sheet.obligation(row.obligation_id)

    def _take_back(self, rows, on, why):
        """Take reductions back and book again what still stands of their duties."""
        for row in rows:
            row.taken_back_on, row.taken_back_why = on, why
        Reduction.objects.bulk_update(rows, ["taken_back_on", "taken_back_why"])
        self.forget(keep=("all_parties",))
        for pk in dict.fromkeys(row.obligation_id for row in rows):
            self._let_off_again(self.sheet.obligation(pk))

    def _let_off_again(self, duty):
        """Let off what stands, then book the payments; what was waived wholly is owed again."""
        parts = list(duty.instalments.all())
        for part in parts:
            part.let_off = 0
        for row in self.sheet.reductions_of(duty):
            row.obligation = duty
            _let_off(row)
        Instalment.objects.bulk_update(parts, ["let_off", "paid_on"])
        if duty.status == Status.WAIVED:
            waits = duty.clause is not None and self.sheet.waits(duty)
            duty.status, duty.done_on = Status.WAITING if waits else Status.OPEN, None
            duty.proof = ""
            duty.save(update_fields=["status", "done_on", "proof"])
        if parts:
            self._book_again(duty.pk)

    def take_back_what_rested_on_time(self, payment, on):
        """Take back what was waived because the rest was paid in time, once a payment is not."""
        rows = [
            row
            for row in self.sheet.reductions
            if row.obligation_id == payment.obligation_id
            and row.clause
            and row.clause.effect == ON_TIME
        ]
        if rows:
            self._take_back(rows, on, PAYMENT_TAKEN_BACK)


def _let_off(row) -> list:
    """Let a reduction fall on the parts of its duty; returns those that changed, not saved."""
    parts = sorted(row.obligation.instalments.all(), key=by_day)
    last_first = row.kind != Kind.SET_OFF
    sums = schedules.let_off([p.owed for p in parts], row.amount or 0, last_first=last_first)
    touched = [part for part, fen in zip(parts, sums, strict=True) if fen]
    for part, fen in zip(parts, sums, strict=True):
        part.let_off += fen
        if fen and not part.owed:
            part.paid_on = part.paid_on or row.on
    return touched


def _ends_it(row) -> bool:
    """Mark the duty if nothing is left: as performed where something was paid or set off."""
    duty = row.obligation
    if duty.left and row.amount:
        return False
    paid = row.kind == Kind.SET_OFF or any(part.paid for part in duty.instalments.all())
    duty.status = Status.DONE if paid else Status.WAIVED
    duty.done_on, duty.proof = row.on, row.proof
    return True
