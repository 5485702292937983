"""What an agreement leaves to be known later: the sum of a bill, the day after an event."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import money
from cases.law.clause_text import percent
from cases.law.ratios import WHOLE, share_of
from cases.phases import roles
from cases.states import MONEY_MOVES
from cases.states import Status as S

from . import earlier_facts as facts_of
from . import guards_of_open_terms as o
from .enforcement import Enforcement
from .records import Instalment

UNDER_WAY = MONEY_MOVES - {S.PERFORMED, S.CLOSED, S.ARCHIVED}


class OpenTerms(Enforcement):
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
            o.sum_has_proof,
        ),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def fix_sum(self, *, by, on, obligation, base, proof):
        """Fix a sum by the bill it depends on: its share of the base, up to the bound."""
        duty = self.sheet.obligation(obligation.pk)
        ratio, bound = duty.clause.ratio or WHOLE, duty.clause.amount
        share = share_of(base, ratio)
        duty.amount = min(share, bound) if bound else share
        duty.save(update_fields=["amount"])
        Instalment.objects.create(obligation=duty, number=1, due_on=duty.due_on, amount=duty.amount)
        self.amount_agreed += duty.amount
        return Done(
            f"{{p{duty.debtor_id}}}应付{{p{duty.creditor_id}}}的金额确定为{money.both(duty.amount)}："
            f"{_how(base, ratio, share, bound)}。凭证：{proof.rstrip('。')}。",
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
        duty = self.sheet.obligation(obligation.pk)
        duty.due_on = o.term_after(duty, happened_on, due_on)
        duty.save(update_fields=["due_on"])
        parts = [part for part in duty.instalments.all() if part.due_on is None]
        for part in parts:
            part.due_on = duty.due_on
        Instalment.objects.bulk_update(parts, ["due_on"])
        self.restart_enforcement_time_by_term()
        return Done(
            f"约定的“{duty.clause.due_event}”于{happened_on:%Y年%-m月%-d日}发生，"
            f"最晚{duty.due_on:%Y年%-m月%-d日}（含当日）履行。凭证：{proof.rstrip('。')}。"
        )


def _how(base, ratio, share, bound) -> str:
    """How the sum follows from the bill."""
    part = f"的{percent(ratio)}为{money.yuan(share)}元" if ratio != WHOLE else ""
    capped = f"，不超过约定的最高额{money.yuan(bound)}元" if bound and share > bound else ""
    return f"单据金额{money.yuan(base)}元{part}{capped}"
