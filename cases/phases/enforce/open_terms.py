"""What an agreement leaves to be known later: the sum of a bill, the day after an event."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import money
from cases.law.ratios import WHOLE, exact, share_of
from cases.law.shares import share_in_words
from cases.phases import roles
from cases.states import MONEY_MOVES
from cases.states import Status as S
from cases.words.party_marks import party_marks

from . import earlier_facts as facts_of
from . import guards_of_open_terms as o
from .idle_enforcement import IdleEnforcements
from .records import Instalment, Obligation

UNDER_WAY = MONEY_MOVES - {S.PERFORMED, S.CLOSED, S.ARCHIVED}


class OpenTerms(IdleEnforcements):
    """Acts that make a sum or a term known."""

    class Meta:
        abstract = True

    @entry(
        states=UNDER_WAY,
        label="登记确定的金额",
        permission=roles.staff,
        guards=(
            o.a_sum_is_open,
            o.sum_of_the_duty_is_open,
            o.base_is_positive,
            o.everybody_has_a_part,
            o.sum_has_proof,
        ),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def fix_sum(self, *, by, on, obligation, base, proof):
        """Fix a sum by the bill it depends on: its share of the base, up to the bound.

        Where several people owe it, or are owed it, apart, all their parts are fixed at once.
        """
        duties = self.sheet.together_with(obligation, "waits_for_its_sum")
        clause = duties[0].clause
        for duty, fen in zip(duties, o.sums_of(clause, base), strict=True):
            duty.amount = fen
            duty.save(update_fields=["amount"])
            Instalment.objects.create(obligation=duty, number=1, due_on=duty.due_on, amount=fen)
        self.amount_agreed += sum(duty.amount for duty in duties)
        self.forget(keep=("all_parties",))
        fixed = "，".join(map(_as_fixed, duties))
        beyond = self.hand_over_again(on, lambda duty: duty.clause == clause)
        return Done(
            f"{fixed}：{_how(base, clause)}。{beyond}凭证：{proof.rstrip('。')}。",
            changed=("amount_agreed",),
        )

    @entry(
        states=UNDER_WAY,
        label="登记约定的事已发生",
        permission=roles.staff,
        guards=(
            o.an_event_is_open,
            o.duty_waits_for_an_event,
            o.happened_by_the_day_recorded,
            o.term_is_known,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.TERM),
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def record_event(self, *, by, on, obligation, happened_on, proof, due_on=None):
        """The event came on which a term depends: from it runs the time to perform."""
        duties = self.sheet.together_with(obligation, "waits_for_an_event")
        day = o.term_after(self, duties[0], happened_on, due_on)
        parts = [part for d in duties for part in d.instalments.all() if part.due_on is None]
        for owed in (*duties, *parts):
            owed.due_on = day
        Obligation.objects.bulk_update(duties, ["due_on"])
        Instalment.objects.bulk_update(parts, ["due_on"])
        self.restart_enforcement_time_by_term()
        return Done(
            f"约定的“{duties[0].clause.due_event}”于{happened_on:%Y年%-m月%-d日}发生，"
            f"最晚{day:%Y年%-m月%-d日}（含当日）履行。凭证：{proof.rstrip('。')}。"
        )


def _as_fixed(duty) -> str:
    """Who owes whom how much; of joint debtors and creditors all."""
    by, to = (party_marks(side) for side in (duty.debtors, duty.creditors))
    jointly = "连带" if len(duty.debtors) > 1 else ""
    return f"{by}{jointly}应付{to}的金额确定为{money.both(duty.amount)}"


def _how(base, clause) -> str:
    """How the sum follows from the bill."""
    ratio, bound = clause.written_ratio or WHOLE, clause.amount
    share = share_of(base, ratio)
    part = f"的{share_in_words(ratio)}为{money.yuan(share)}元" if exact(ratio) != 1 else ""
    capped = f"，不超过约定的最高额{money.yuan(bound)}元" if bound and share > bound else ""
    return f"单据金额{money.yuan(base)}元{part}{capped}"
