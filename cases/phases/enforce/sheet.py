"""The sheet's part for 执: title, obligations, payments, return visits."""

from functools import cached_property

from cases.states import HANDLING, ON_THE_TABLE


def by_day(part) -> tuple:
    """Sort key of instalments: by due day, those due on an event last."""
    return part.due_on is None, part.due_on and part.due_on.toordinal(), part.number


class Performance:
    """Part of the sheet of a case; each kind of record is read once."""

    @cached_property
    def visit_is_planned(self) -> bool:
        """Whether a return visit is still planned."""
        known = self.has("visits")
        return self.case.visits.filter(done_on=None).exists() if known is None else known

    @cached_property
    def title(self):
        """The title in force, or None; taken from its obligations if there are any."""
        if self._before_any_title:
            return None
        if self.obligations:
            return self.obligations[0].title
        return self.case.titles.filter(until=None).first()

    @property
    def _before_any_title(self) -> bool:
        """Whether no title can be in force yet, known without a query."""
        at_the_table = self.case.status in ON_THE_TABLE and self.case.effective_on is None
        return at_the_table or self.case.status in HANDLING

    @cached_property
    def obligations(self) -> list:
        """The obligations under the title in force, with instalments."""
        if self._before_any_title:
            return []
        return list(
            self.case.obligations.filter(title__until=None)
            .select_related("title", "debtor", "creditor", "clause")
            .prefetch_related("instalments")
            .order_by("pk")
        )

    def obligation(self, pk):
        """The obligation under the title in force with that key, or None."""
        return next((owed for owed in self.obligations if owed.pk == pk), None)

    @cached_property
    def payments(self) -> list:
        """Payments, oldest first."""
        related = ("obligation", "obligation__debtor", "obligation__creditor")
        return self.rows("payments", self.case.payments.select_related(*related).order_by("pk"))

    def payment(self, pk):
        """The payment with that key, or None."""
        return next((payment for payment in self.payments if payment.pk == pk), None)

    @property
    def everything_is_done(self) -> bool:
        """Whether no duty is open and the receiver confirmed every payment."""
        done = all(duty.status != "open" for duty in self.obligations)
        return bool(self.obligations) and done and all(p.confirmed_on for p in self.payments)

    @property
    def last_done_on(self):
        """The day of the last duty done or payment confirmed, or None if nothing was done."""
        days = [payment.confirmed_on or payment.paid_on for payment in self.payments]
        days += [o.done_on for o in self.obligations if o.done_on]
        return max(days, default=None)

    @property
    def instalments(self) -> list:
        """All instalments owed, by due day."""
        parts = [part for o in self.obligations for part in o.instalments.all()]
        return sorted(parts, key=by_day)

    @property
    def last_due_day(self):
        """The last due day, or None if none was set."""
        days = [part.due_on for part in self.instalments if part.due_on]
        days += [o.due_on for o in self.obligations if o.due_on]
        return max(days, default=None)

    def first_due_day_of_what_was_owed(self, on):
        """The first due day of what was not yet paid or done on that day, or None."""
        parts = [(part.due_on, None if part.owed else part.paid_on) for part in self.instalments]
        acts = [(duty.due_on, duty.done_on) for duty in self.obligations if not duty.is_money]
        owed = (due for due, done in (*parts, *acts) if due and (done is None or done > on))
        return min(owed, default=None)

    def is_overdue(self, today) -> bool:
        """Whether a due day before `today` has something still owed."""
        late_part = self.late(today) > 0
        late_act = any(
            o.status == "open" and not o.is_money and o.due_on and o.due_on < today
            for o in self.obligations
        )
        return late_part or late_act

    def late(self, today) -> int:
        """分 due before today and not paid."""
        return sum(part.owed for part in self.instalments if part.is_due_before(today))

    @property
    def enforcement(self):
        """The last enforcement, or None."""
        enforcements = [p for p in self.proceedings if p.kind == "enforcement"]
        return enforcements[-1] if enforcements else None
