"""What was kept of a duty that lasts: each time it was done or observed, as it was seen.

A log beside the breaches: it ends nothing and nothing falls due by it.
"""

from cases.acts import Done, entry
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.party_marks import party_marks

from . import earlier_facts as facts_of
from . import guards_of_breaches as b
from . import guards_of_observances as o
from .breaches import OBSERVED, Breaches


def kept_in_words(kept) -> str:
    """3月4日到3月6日照约定做到3次."""
    until = f"到{in_text(kept.until)}" if kept.until != kept.on else ""
    return f"{in_text(kept.on)}{until}照约定做到{kept.times}次"


class Observances(Breaches):
    """The act that logs what was kept."""

    class Meta:
        abstract = True

    @entry(
        states=OBSERVED | {S.PERFORMED},
        label="登记照约定做到了",
        permission=roles.staff,
        guards=(
            b.something_lasts,
            b.obligation_lasts,
            o.kept_has_proof,
            o.somebody_saw_it,
            o.kept_days_in_order,
            o.kept_by_the_day_recorded,
            o.kept_while_it_lasted,
            o.kept_as_often_as_agreed,
        ),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force,),
    )
    def record_observance(self, *, by, on, obligation, kept_on, kept_until, times, seen_by, proof):
        """Log that a lasting duty was kept on these days, so many times."""
        duty = self.sheet.obligation(obligation.pk)
        days = {"on": kept_on, "until": kept_until, "times": times}
        seen = {"seen_by": seen_by, "proof": proof, "recorded_by": by.name}
        kept = self.observances.create(obligation=duty, **days, **seen)
        who = party_marks(duty.debtors) or "各方"
        return Done(
            f"{who}{kept_in_words(kept)}。{seen_by.rstrip('。')}看到。凭证：{proof.rstrip('。')}。",
            on=kept_until,
        )
