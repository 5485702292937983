"""The sheet's part for what an agreement ties to its clauses: conditions and penalties."""

from functools import cached_property

from cases.law.clause_kinds.condition import PRECEDENT


def is_tied(tie, position) -> bool:
    """Whether a condition or penalty concerns the clause with that position, or all of them."""
    return tie.of_clause in (None, position)


def waits_from_the_start(clause, agreement) -> bool:
    """Whether the clause binds only once a condition of its agreement is met."""
    conditions = (part for part in agreement.parts if part.effect == PRECEDENT)
    return any(is_tied(part, clause.position) for part in conditions)


class AgreedConditions:
    """Part of the sheet of a case: the ties of the agreement in force, and what became of them."""

    @cached_property
    def ties(self) -> list:
        """The conditions and penalties of the agreement in force, with their outcomes."""
        if self.agreement_in_force is None:
            return []
        rows = self.agreement_in_force.clauses.filter(kind__in=("condition", "penalty"))
        return list(rows.select_related("outcome", "by_party", "to_party"))

    @cached_property
    def outcomes(self) -> dict:
        """Whether each condition was met, by the key of its clause."""
        known = (tie for tie in self._ties("condition") if hasattr(tie, "outcome"))
        return {tie.pk: tie.outcome.met for tie in known}

    def _ties(self, kind) -> list:
        return [tie for tie in self.ties if tie.kind == kind]

    @property
    def open_conditions(self) -> list:
        """The conditions with an effect of which nobody has recorded the outcome."""
        conditions = [clause for clause in self._ties("condition") if clause.effect]
        return [clause for clause in conditions if clause.pk not in self.outcomes]

    def tied_duties(self, condition) -> list:
        """The pending duties under a condition."""
        return [
            duty
            for duty in self.obligations
            if duty.is_pending and duty.clause and is_tied(condition, duty.clause.position)
        ]

    def waits(self, duty) -> bool:
        """Whether a condition that must come about first is not met for this duty."""
        conditions = [part for part in self._ties("condition") if part.effect == PRECEDENT]
        mine = [part for part in conditions if is_tied(part, duty.clause.position)]
        return not all(self.outcomes.get(part.pk) for part in mine)

    @property
    def open_penalties(self) -> list:
        """The penalties with a sum that nobody has recorded as owed."""
        owed = {duty.clause_id for duty in self.obligations}
        return [part for part in self._ties("penalty") if part.amount and part.pk not in owed]

    def secured_by(self, penalty) -> list:
        """The duties of its debtor that a penalty secures."""
        return [
            duty
            for duty in self.obligations
            if duty.binds
            and duty.clause
            and duty.clause.kind != "penalty"
            and is_tied(penalty, duty.clause.position)
            and penalty.by_party in duty.debtors
        ]
