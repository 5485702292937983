"""Conditions and penalties of an agreement: followed by what people record, never by themselves.

A duty under a condition that must come about first is not owed before it is recorded as met; one
under a condition that ends it is not owed after that; one under a condition of early maturity is
owed at once. A penalty is owed once its breach is
recorded (民法典 158, 585).
"""

from cases.acts import ClockTrigger, Done, Effects, Follow, entry, step
from cases.law import articles, clock_rules, money
from cases.law.clause_kinds.condition import ALL_DUE, PRECEDENT
from cases.law.clause_kinds.waiver import ROW as WAIVER_ROW
from cases.law.clause_text import numeral
from cases.phases import common, roles
from cases.phases.common import in_text
from cases.states import EndReason
from cases.states import Status as S
from cases.words.party_marks import party_marks

from . import earlier_facts as facts_of
from . import guards_of_conditions as c
from .letting_off import LettingOff
from .open_terms import UNDER_WAY
from .ordered_parts import OrderedParts
from .outcomes import ConditionOutcome
from .records import Instalment, Obligation

Status = Obligation.Status
WAIVER = WAIVER_ROW.code
WHOLE_ENDED = "约定的解除条件已经成就，协议失效，没有履行的不再履行"
EVERY_DUTY_ENDED = "约定要履行的事，按约定的条件都不再履行"
LEFT_TO_SETTLE = "已经履行的怎么处理，以前的违约怎么办，可以再协商。"
NEVER_IN_FORCE = "协议不生效，可以修改协议、重新签署，或者终止调解。"
# What becomes of the duties under a condition: by its effect and whether it was met.
BECOME = {(True, True): Status.OPEN, (True, False): Status.LAPSED, (False, True): Status.LAPSED}


class Conditions(OrderedParts, LettingOff):
    """Acts that record what became of a condition, and that a penalty is owed."""

    class Meta:
        abstract = True

    @entry(
        states=UNDER_WAY | {S.SIGNING},
        label="登记条件成就",
        permission=roles.staff,
        guards=(
            c.a_condition_is_open,
            c.condition_is_open,
            c.outcome_is_of_that_time,
            c.condition_came_in_time,
            c.outcome_has_proof,
            c.new_day_is_known,
            c.sum_to_waive_is_fixed,
            c.something_falls_due_with_it,
            c.no_settlement_moved_its_days,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.TERM),
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def record_condition(self, *, by, on, condition, met, happened_on, proof, due_on=None):
        """Record that a condition came about, or that it no longer can.

        `due_on` is the new day of what was due before the condition came about.
        """
        outcome = {"met": met, "on": happened_on, "proof": proof, "recorded_by": by.name}
        ConditionOutcome.objects.create(case=self, clause=condition, **outcome)
        self.sheet.outcomes[condition.pk] = met
        if condition.kind == WAIVER:
            follows = self.let_off_on_condition(condition, happened_on, by) if met else ""
        elif condition.effect == ALL_DUE:
            follows = self.let_fall_due(condition, happened_on) if met else ""
        else:
            follows = self._move_tied(condition, met, happened_on, due_on)
        return Done(
            f"协议第{numeral(condition.position)}条的条件（{condition.condition_words}）"
            f"{'' if met else '没有'}成就，认定的日期是{in_text(happened_on)}。"
            f"{follows}凭证：{proof.rstrip('。')}。"
        )

    def _move_tied(self, condition, met, happened_on, due_on) -> str:
        """Let the duties under a condition begin or end to bind; what is said of it."""
        becomes = BECOME.get((condition.effect == PRECEDENT, met))
        tied = self.sheet.tied_duties(condition)
        changed = self._move_duties(tied, becomes, happened_on, due_on)
        if becomes == Status.OPEN:
            self.restart_enforcement_time_by_term()
        return self._what_follows(changed, becomes)

    def _what_follows(self, changed, becomes) -> str:
        if self.status == S.SIGNING:
            return "" if becomes == Status.OPEN else NEVER_IN_FORCE
        numbers = dict.fromkeys(numeral(duty.clause.position) for duty in changed)
        which = "、".join(f"第{number}条" for number in numbers)
        how = "从此要履行" if becomes == Status.OPEN else "不再履行"
        return f"{which}{how}。" if which else ""

    def _move_duties(self, tied, becomes, happened_on, due_on) -> list:
        """Move the duties that still wait, or are still open; returns those that moved."""
        moved, parts = [], []
        for duty in tied:
            if becomes is None or (becomes == Status.OPEN and self.sheet.waits(duty)):
                continue
            duty.status = becomes
            if becomes == Status.OPEN:
                duty.bound_on = happened_on
                parts += _put_off(duty, happened_on, due_on)
            moved.append(duty)
        Obligation.objects.bulk_update(moved, ["status", "bound_on", "due_on"])
        Instalment.objects.bulk_update(parts, ["due_on"])
        return moved

    @step(
        source=(S.AGREED, S.PERFORMING, S.DEFAULTED),
        target=S.FAILED,
        label="按条件失效，结束调解",
        permission=roles.any_of(roles.staff, roles.system),
        guards=(c.conditions_ended_it,),
        follow=Follow.AT_ONCE,
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def end_by_condition(self, *, by, on):
        """Conditions ended what was still to be performed: it was not performed."""
        why = WHOLE_ENDED if self.sheet.ended_by_a_condition else EVERY_DUTY_ENDED
        agreement = self.sheet.agreement_in_force
        if agreement is not None:
            agreement.end_by_condition()
            agreement.save()
        self.end_reason = EndReason.OTHER
        self.stop_all_clocks(on)
        return Done(
            f"{why}（{articles.CONDITIONS}）。{LEFT_TO_SETTLE}"
            f"已告知各方：{articles.OTHER_WAYS_NAMED}",
            changed=("end_reason",),
            facts=common.limitation_facts(self),
        )

    @entry(
        states=UNDER_WAY | {S.PERFORMED},
        label="登记违约金",
        permission=roles.staff,
        guards=(
            c.a_penalty_is_open,
            c.penalty_is_open,
            c.what_it_secures_was_broken,
            c.penalty_has_proof,
            c.penalty_is_due_later,
            c.a_sum_is_named_by_the_day_alone,
            c.no_more_than_accrued,
        ),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def record_penalty(self, *, by, on, penalty, due_on, proof, counted_to=None, amount=None):
        """Record that an agreed penalty is owed, once what it secures was not performed.

        One by the day is claimed up to the day `counted_to`, at most as counted (`amount`, 分).
        """
        since = c.broken_on(self, penalty, on)
        how = (
            f"{c.how_it_was_counted(self, penalty, counted_to)}，要{money.yuan(amount)}元。"
            if amount
            else ""
        )
        amount = amount or penalty.amount
        who = {"debtor": penalty.by_party, "creditor": penalty.to_party, "clause": penalty}
        what = {"kind": Obligation.Kind.MONEY, "text": penalty.sentence, "due_on": due_on}
        duty = self.obligations.create(title=self.sheet.title, amount=amount, **who, **what)
        Instalment.objects.create(obligation=duty, number=1, due_on=due_on, amount=amount)
        if duty.may_have_followers:
            duty.followed_by = self.sheet.followed_by
        self.amount_agreed += amount
        return Done(
            f"{in_text(since)}起违约，{party_marks(duty.debtors)}应付{party_marks(duty.creditors)}：{penalty.sentence}"
            f"{how}最晚{in_text(due_on)}（含当日）付。凭证：{proof.rstrip('。')}。",
            changed=("amount_agreed",),
            untouched=("payments", "reductions", "agreements", "breaches"),
        )


def _put_off(duty, happened_on, due_on) -> list:
    """Move what was due before the condition came about; returns the changed parts."""
    parts = [part for part in duty.instalments.all() if part.due_on and part.due_on < happened_on]
    for part in parts:
        part.due_on = due_on
    if duty.due_on and duty.due_on < happened_on:
        duty.due_on = due_on
    return parts
