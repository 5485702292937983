"""The sheet's part for what was waived or set off, and for what clauses still waive."""

from functools import cached_property

from django.db.models import OuterRef, QuerySet

from cases.law import schedules, shares
from cases.law.clause_kinds.letting_off import ON_TIME, UPON
from mediation import clock

from .records import by_day
from .sheet_of_conditions import AgreedConditions

EQUAL = [(None, None)]


class Reductions(AgreedConditions):
    """Part of the sheet of a case: reductions that stand, and the clauses that may bring more."""

    @cached_property
    def reductions(self) -> list:
        """The waivers and set-offs that were not taken back, oldest first."""
        rows = self.case.reductions.filter(taken_back_on=None).order_by("pk")
        return self.rows("reductions", rows.select_related("clause", "of_debtor"))

    def reductions_of(self, duty) -> list:
        """The reductions of a duty that stand."""
        return [row for row in self.reductions if row.obligation_id == duty.pk]

    def released_from(self, duty) -> frozenset[int]:
        """The keys of joint debtors of a duty whose own debt was waived wholly, or whose estate is
        used up."""
        if not duty.is_joint("debtor"):
            return frozenset()
        waived = frozenset(row.of_debtor_id for row in self.reductions_of(duty) if row.releases)
        return waived | self.beyond_their_estates(duty)

    def share_left(self, duty, debtor) -> int:
        """分 of a joint debt that this debtor alone would bear in the end, and has not paid.

        Shares are equal where none is written (民法典 519); a joint clause writes none.
        """
        own = [row.amount or 0 for row in self.reductions_of(duty) if row.of_debtor == debtor]
        payers = {debtor.pk, debtor.predecessor_id}
        paid = [
            payment.amount - payment.credited
            for payment in self.payments
            if payment.obligation_id == duty.pk and payment.payer_id in payers
        ]
        return min(duty.left, max(0, self._share_of(duty, debtor) - sum(own) - sum(paid)))

    def _share_of(self, duty, debtor) -> int:
        """The share (分) of a joint debtor in what the waivers for all leave of the debt."""
        of_all = (r for r in self.reductions_of(duty) if r.kind == "waiver" and not r.of_debtor_id)
        whole = duty.amount - sum(row.amount or 0 for row in of_all)
        people = duty.named("debtor")
        for party, fen in zip(people, shares.sums(whole, EQUAL * len(people)), strict=True):
            now = duty.followed_by.get(party.pk, [party])
            if debtor in now:
                return shares.sums(fen, EQUAL * len(now))[now.index(debtor)]
        return 0

    def both_sides_of(self, reduction) -> list:
        """A reduction, and of a set-off that of the other debt."""
        other = (reduction.against_id, reduction.obligation_id, reduction.amount, reduction.on)
        return [
            row
            for row in self.reductions
            if row.pk == reduction.pk
            or (row.obligation_id, row.against_id, row.amount, row.on) == other
        ]

    def duties_between(self, clause, position) -> list:
        """The duties of the clause with that position that concern both people of `clause`."""
        people = {clause.by_party_id, clause.to_party_id} - {None}
        duties = [
            duty
            for duty in self.obligations
            if duty.clause and duty.clause.position == position and duty.clause.kind != "waiver"
        ]
        return [duty for duty in duties if people <= duty.party_ids or not duty.creditors]

    @property
    def waivers_of_the_clause(self) -> QuerySet:
        """The clauses that waive something of the duty of an outer row, if it comes about."""
        clause = type(self.case).agreements.rel.related_model.clauses.rel.related_model
        agreement, position = OuterRef("clause__agreement"), OuterRef("clause__position")
        rows = clause.objects.filter(kind="waiver", effect__in=(ON_TIME, UPON))
        return rows.filter(agreement=agreement, of_clause=position)

    def waivers_on_time(self, duty) -> list:
        """The clauses that waive part of this duty once the rest was paid, and did not yet."""
        if not duty.may_be_waived:
            return []
        found = [
            part
            for part in self._ties("waiver")
            if part.effect == ON_TIME and duty in self.duties_between(part, part.of_clause)
        ]
        waived = {row.clause_id for row in self.reductions} if found else set()
        return [part for part in found if part.pk not in waived]

    def rest_was_paid_in_time(self, clause, today) -> bool | None:
        """Whether all but what the clause waives was paid in time; None while that is open."""
        duties = self.duties_between(clause, clause.of_clause)
        parts = [part for duty in duties for part in duty.instalments.all()]
        parts.sort(key=by_day)
        owed = [part.amount - part.let_off for part in parts]
        waived = schedules.let_off(owed, clause.amount, last_first=True)
        rest = [
            (self.last_day(part.due_on, part.obligation), fen - less)
            for part, fen, less in zip(parts, owed, waived, strict=True)
            if fen > less
        ]
        keys = {duty.pk for duty in duties}
        paid = [(p.paid_on, p.amount) for p in self.payments if p.obligation_id in keys]
        return schedules.kept_in_time(rest, paid, today)

    def waivers_to_come(self, duty) -> list:
        """The clauses that will waive something of a duty if what they say comes about."""
        if not duty.may_be_waived:
            return []
        upon = [
            part
            for part in self._ties("waiver")
            if part.effect == UPON
            and part.pk not in self.outcomes
            and duty in self.duties_between(part, part.of_clause)
        ]
        today = clock.today()
        in_time = [
            part
            for part in self.waivers_on_time(duty)
            if self.rest_was_paid_in_time(part, today) is None
        ]
        return upon + in_time
