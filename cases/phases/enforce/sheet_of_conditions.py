"""The sheet's part for what an agreement ties to its clauses: conditions and penalties."""

from functools import cached_property

from django.db.models import Q

from cases.law import deadlines
from cases.law.clause_kinds.condition import ALL_DUE, PRECEDENT, SUBSEQUENT
from cases.law.clause_kinds.letting_off import ON_TIME, UPON
from cases.states import Status

TIES = Q(kind__in=("condition", "penalty")) | Q(kind="waiver", effect__in=(ON_TIME, UPON))


def is_tied(tie, position) -> bool:
    """Whether a condition or penalty concerns the clause with that position, or all of them."""
    return tie.of_clause in (None, position)


def waits_from_the_start(clause, agreement) -> bool:
    """Whether the clause binds only once a condition of its own is met.

    Those of the whole agreement are met before it takes effect.
    """
    conditions = (part for part in agreement.parts if part.effect == PRECEDENT)
    return any(part.of_clause == clause.position for part in conditions)


class AgreedConditions:
    """Part of the sheet of a case: the ties of the agreement in force, and what became of them."""

    @cached_property
    def ties(self) -> list:
        """The conditions, penalties and conditional waivers of the agreement that is followed.

        Of one that is signed and sealed, the conditions on which all of it takes effect.
        """
        agreement, awaited = self.agreement_followed, self._agreement_that_waits
        if agreement is None and awaited is None:
            return []
        rows = (agreement or awaited).clauses.filter(TIES)
        if agreement is None:
            rows = rows.filter(kind="condition", of_clause=None, effect=PRECEDENT)
        return list(rows.select_related("outcome", "by_party", "to_party"))

    @property
    def _agreement_that_waits(self):
        """The agreement that has every mark and is not in force, or None."""
        agreement = self.agreement if self.case.status == Status.SIGNING else None
        marked = agreement and agreement.is_fully_marked(self.needed_parties)
        return agreement if marked and agreement.conditions_of_all else None

    @property
    def waits_for_a_condition(self) -> bool:
        """Whether a signed and sealed agreement waits for a condition of all of it."""
        return self._agreement_that_waits is not None and bool(self.open_conditions_of_all)

    @property
    def outcomes_of_all(self) -> dict:
        """{key of the clause: outcome} of what the whole agreement at the table depends on."""
        conditions = self.agreement.conditions_of_all if self.agreement else []
        keys = [part.pk for part in conditions]
        rows = self.case.condition_outcomes.filter(clause__in=keys) if keys else ()
        return {row.clause_id: row for row in rows}

    @property
    def open_conditions_of_all(self) -> list:
        """The conditions of the whole agreement of which nobody has recorded the outcome."""
        known = self.outcomes_of_all
        conditions = self.agreement.conditions_of_all if self.agreement else []
        return [part for part in conditions if part.pk not in known]

    @property
    def a_condition_of_all_failed(self) -> bool:
        """Whether a condition of the whole agreement can no longer come about."""
        return any(not row.met for row in self.outcomes_of_all.values())

    @property
    def days_of_conditions_of_all(self) -> list:
        """The days on which the conditions of the whole agreement came about."""
        return [row.on for row in self.outcomes_of_all.values() if row.met]

    @cached_property
    def outcomes(self) -> dict:
        """Whether each condition was met, by the key of its clause."""
        known = (tie for tie in self.ties if hasattr(tie, "outcome"))
        return {tie.pk: tie.outcome.met for tie in known}

    def _ties(self, kind) -> list:
        return [tie for tie in self.ties if tie.kind == kind]

    @property
    def open_conditions(self) -> list:
        """The conditions with an effect of which nobody has recorded the outcome."""
        conditions = [clause for clause in self._ties("condition") if clause.effect]
        conditions += [clause for clause in self._ties("waiver") if clause.effect == UPON]
        return [clause for clause in conditions if clause.pk not in self.outcomes]

    @property
    def ended_by_a_condition(self) -> bool:
        """Whether a condition that ends the whole agreement came about."""
        ends = (p for p in self._ties("condition") if p.effect == SUBSEQUENT and not p.of_clause)
        return any(self.outcomes.get(part.pk) for part in ends)

    @property
    def nothing_is_left_by_conditions(self) -> bool:
        """Whether conditions ended the whole agreement, or each of its duties."""
        if self._is_known_to_have_no_condition:
            return False
        barred = [duty.status == duty.Status.LAPSED for duty in self.obligations]
        return any(barred) and (all(barred) or self.ended_by_a_condition)

    @property
    def _is_known_to_have_no_condition(self) -> bool:
        """Whether the text that is followed has no condition, known without a query."""
        text = self.agreement_followed if "agreements" in self.__dict__ else None
        parts = text.__dict__.get("parts") if text else None
        return parts is not None and not any(part.kind == "condition" for part in parts)

    def tied_duties(self, condition) -> list:
        """The pending duties under a condition."""
        return [
            duty
            for duty in self.obligations
            if duty.is_pending and duty.clause and is_tied(condition, duty.clause.position)
        ]

    def parts_that_fall_due(self, condition, day) -> list:
        """The parts due after that day, and not wholly paid, that a condition makes due on it."""
        if condition.effect != ALL_DUE:
            return []
        return [part for part in self._owed_parts(condition) if part.due_on > day]

    def last_day_once_due(self, parts, day):
        """The last day to perform, moved over days off, once those parts are due on that day."""
        rows = [(part.due_on, part.obligation) for part in self.instalments if part not in parts]
        rows += [(duty.due_on, duty) for duty in self.obligations]
        rows += [(day, part.obligation) for part in parts]
        return max(self.last_day(on, duty) for on, duty in rows if on and duty.binds)

    def late_parts(self, condition, today) -> list:
        """The parts under a condition whose last day was before today and that are not paid."""
        parts = self._owed_parts(condition)
        return [part for part in parts if self.last_day(part.due_on, part.obligation) < today]

    def may_fall_due_at_once(self, today) -> bool:
        """Whether a part is late under a condition that makes later parts due, not recorded yet."""
        return any(
            self.parts_that_fall_due(condition, today) and self.late_parts(condition, today)
            for condition in self.open_conditions
        )

    def _owed_parts(self, condition) -> list:
        """The parts with a due day that are not wholly paid, of the duties under a condition."""
        duties = [duty for duty in self.tied_duties(condition) if duty.is_money and duty.binds]
        parts = (part for duty in duties for part in duty.instalments.all())
        return [part for part in parts if part.owed and part.due_on]

    def waits(self, duty) -> bool:
        """Whether a condition that must come about first is not met for this duty."""
        conditions = [part for part in self._ties("condition") if part.effect == PRECEDENT]
        mine = [part for part in conditions if is_tied(part, duty.clause.position)]
        return not all(self.outcomes.get(part.pk) for part in mine)

    def day_to_come_about(self, duty):
        """The agreed last day for the open conditions of a waiting duty, or None."""
        if duty.status != duty.Status.WAITING:
            return None
        mine = [part for part in self.open_conditions if part.effect == PRECEDENT]
        days = [p.due_on for p in mine if p.due_on and is_tied(p, duty.clause.position)]
        return min(days, default=None)

    def can_come_about(self, duty, today) -> bool:
        """Whether that day, moved over days off, is still to come; so without one."""
        day = self.day_to_come_about(duty)
        return day is None or today <= deadlines.last_day(day, self.calendar)

    def a_condition_is_over(self, today) -> bool:
        """Whether a condition can no longer come about, and nobody has recorded that."""
        return not all(self.can_come_about(duty, today) for duty in self.obligations)
