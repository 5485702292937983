"""The draft of an agreement: its facts and its clauses with their instalments."""

from django.db import models

from cases.acts import Audience, Done, Effects, Unseen, entry
from cases.law.clause_kinds.row import MONEY, SUM_LATER
from cases.law.clause_kinds.table import row_of
from cases.law.ratios import in_parts
from cases.legal_records.base import delete_together
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Status as S

from . import guards_of_agreeing as g
from .agreement import Agreement
from .clause_people import CoCreditor, CoDebtor, Share
from .clauses import Clause

# What stands beside a clause in rows of its own, each with the name of its unsaved rows.
BESIDE = {CoDebtor: "co_debtors", CoCreditor: "co_creditors", Share: "shares"}


def _unsaid(kind):
    """How several people owe where nothing was chosen: payments ask, acts are done together."""
    is_paid = row_of(kind).duty in (MONEY, SUM_LATER)
    return Clause.Liability.UNDECIDED if is_paid else Clause.Liability.JOINT


def _beside(values, first, also) -> list:
    """The further parties of one side, without its first one; where that is missing, the next
    one is the first."""
    others = list(values.pop(also, ()))
    values[first] = values.get(first) or next(iter(others), None)
    return [party for party in others if party != values[first]]


def _set_beside(clause, also_by, also_to, shares):
    """Set who owes and is owed under an unsaved clause, and the unsaved rows that say so.

    `shares` are [(party, (分, ratio))]; they count where the clause has shares as written.
    """
    clause.debtors = [party for party in (clause.by_party, *also_by) if party]
    clause.creditors = [party for party in (clause.to_party, *also_to) if party]
    written = "shares" in (clause.liability, clause.entitlement)
    counted = list(shares) if written else []
    clause.written_shares = {party.pk: share for party, share in counted}
    clause.unsaved = {
        CoDebtor: [CoDebtor(clause=clause, party=party) for party in also_by],
        CoCreditor: [CoCreditor(clause=clause, party=party) for party in also_to],
        Share: [Share.of(clause, party, share) for party, share in counted],
    }


class Drafting(models.Model):
    """The act that writes the draft, and the creation of clauses."""

    class Meta:
        abstract = True

    @entry(
        states={S.MEDIATING, S.PERFORMING, S.DEFAULTED},
        label="起草协议",
        permission=roles.mediator,
        guards=(common.only_parties_of_this_case, g.draft_is_the_one_shown),
        effects=Effects(audience=Audience.STAFF),
        rests_on=(shared.the_acceptance,),
        unseen=Unseen.COMPARED,
    )
    def edit_agreement(self, *, by, on, facts, performance="", clauses=(), seen=None):
        """Write or rewrite the draft: facts and clauses as plain values with instalments.

        `seen` is the edition the writer saw ("" for none); another edition is not overwritten.
        """
        agreement = self._draft()
        agreement.facts, agreement.performance = facts, performance
        agreement.revision += 1
        agreement.save()
        self._delete_clauses(agreement)
        self._create_clauses(agreement, enumerate(clauses, 1))
        again = "再次" if agreement.revision > 1 else ""
        return Done(f"{again}保存协议草稿（第{agreement.version}稿）。", audience=Audience.STAFF)

    def _draft(self):
        if self.sheet.draft is not None:
            return self.sheet.draft
        return self.agreements.create(version=self._next_version())

    def _next_version(self):
        return max((one.version for one in self.sheet.agreements), default=0) + 1

    def _delete_clauses(self, agreement):
        """Delete the clauses of a draft with their instalments; nothing refers to them yet."""
        written = agreement.parts
        planned = [part for clause in written for part in clause.parts]
        delete_together(Clause.instalments.rel.related_model, planned)
        for clause in written:
            if clause.liability or clause.entitlement:
                for model, name in BESIDE.items():
                    delete_together(model, list(getattr(clause, name).all()))
        delete_together(Clause, written)

    def text_as_typed(self, facts, clauses) -> Agreement:
        """An unsaved draft with these clauses, for the guards to judge while it is typed."""
        typed = Agreement(case=self, version=self._next_version(), facts=facts)
        typed.parts = [self._unsaved_clause(typed, *row) for row in enumerate(clauses, 1)]
        return typed

    def _create_clauses(self, agreement, rows):
        """Create clauses [(position, values)] with their instalments in two statements."""
        agreement.parts = [self._unsaved_clause(agreement, *row) for row in rows]
        Clause.objects.bulk_create(agreement.parts)
        for model in BESIDE:
            rows_beside = [row for clause in agreement.parts for row in clause.unsaved[model]]
            if rows_beside:
                model.objects.bulk_create(rows_beside)
        parts = [part for clause in agreement.parts for part in clause.parts]
        Clause.instalments.rel.related_model.objects.bulk_create(parts)

    def _unsaved_clause(self, agreement, position, given):
        """An unsaved clause with its planned instalments; `given` is not modified."""
        values = dict(given)
        plan = list(values.pop("instalments", ()))
        also = _beside(values, "by_party", "also_by"), _beside(values, "to_party", "also_to")
        shares = values.pop("shares", ())
        for name, others in zip(("liability", "entitlement"), also, strict=True):
            values[name] = values.get(name) or _unsaid(values["kind"]) if others else ""
        values |= in_parts(values.get("ratio"))
        values |= in_parts(values.get("daily_rate"), ("daily_rate", "daily_rate_of"))
        clause = Clause(agreement=agreement, position=position, **values)
        _set_beside(clause, *also, shares)
        if clause.kind == "money" and not plan and clause.amount:
            plan = [(clause.due_on, clause.amount)]
        part = Clause.instalments.rel.related_model
        clause.parts = [
            part(clause=clause, number=number, due_on=due_on, amount=amount)
            for number, (due_on, amount) in enumerate(plan, 1)
        ]
        return clause
