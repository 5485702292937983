"""The sheet's part for agreed penalties: which are open, and what one by the day comes to."""

from cases.law import daily_rates
from cases.law.clause_kinds.penalty import is_of_each_breach
from cases.law.clause_kinds.row import APART
from cases.law.daily_rates import Settling

from .records import by_day
from .sheet_of_conditions import is_tied
from .sheet_of_letting_off import Reductions


class Penalties(Reductions):
    """Part of the sheet of a case: penalties that may be claimed, to the 分."""

    @property
    def open_penalties(self) -> list:
        """The penalties of a sum that nobody has recorded, and those of each day or breach."""
        waived = {part.of_clause for part in self._ties("waiver") if self.outcomes.get(part.pk)}
        return [
            part
            for part in self._ties("penalty")
            if part.position not in waived and self._may_be_claimed(part)
        ]

    def _may_be_claimed(self, penalty) -> bool:
        if penalty.daily_rate or not penalty.amount:
            return bool(penalty.daily_rate)
        return is_of_each_breach(penalty.text) or not self.times_claimed(penalty)

    def times_claimed(self, penalty) -> int:
        """How often a penalty was recorded as owed."""
        return sum(duty.clause_id == penalty.pk for duty in self.obligations)

    def secured_by(self, penalty) -> list:
        """The duties of its debtor that a penalty secures."""
        return [
            duty
            for duty in self.obligations
            if duty.binds
            and duty.clause
            and duty.clause.kind != "penalty"
            and is_tied(penalty, duty.clause.position)
            and self._is_of(penalty.by_party, duty.debtors)
        ]

    def late_under(self, penalty, until) -> list:
        """The spans of days on which sums that a penalty secures were late."""
        debts = [duty for duty in self.secured_by(penalty) if self._is_counted(penalty, duty)]
        return [span for duty in debts for span in self._late_spans(duty, until)]

    def _is_counted(self, penalty, duty) -> bool:
        """Of the whole agreement, and of a sum that several are owed apart, only what is owed to
        those who are paid the penalty counts."""
        if not duty.is_money or (penalty.of_clause and duty.clause.entitlement not in APART):
            return duty.is_money
        return any(self._is_of(party, duty.creditors) for party in penalty.creditors)

    def _is_of(self, party, people) -> bool:
        """Whether the party, or who took over from it, is among these people."""
        now = [party] if party.active else self.followed_by.get(party.pk, [party])
        return any(one in people for one in now)

    def _late_spans(self, duty, until) -> list:
        parts = sorted(duty.instalments.all(), key=by_day)
        paid = [Settling(p.paid_on, p.amount) for p in self.payments if p.obligation_id == duty.pk]
        let_off = [
            Settling(row.on, row.amount or 0, last_first=row.kind != "set_off")
            for row in (self.reductions_of(duty) if duty.let_off else ())
        ]
        days = [(self.last_day(part.due_on, duty), part.amount) for part in parts]
        return daily_rates.late_spans(days, paid + let_off, until)

    def penalty_left(self, penalty, until) -> int:
        """分 of a penalty by the day up to that day that are not recorded, within its bound."""
        counted = daily_rates.accrued(self.late_under(penalty, until), penalty.written_daily_rate)
        most = min(counted, penalty.bound) if penalty.bound else counted
        return max(0, most - self.penalty_recorded(penalty))

    def penalty_recorded(self, penalty) -> int:
        """分 of a penalty that are recorded as owed."""
        mine = [duty for duty in self.obligations if duty.clause_id == penalty.pk]
        return sum(duty.amount for duty in mine)
