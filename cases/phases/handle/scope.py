"""What the committee may take up: bars are recorded, and what is declined has a ground."""

from django.db import models

from cases.acts import Done, Effects, entry, step
from cases.law import clock_rules, scope
from cases.phases import common, roles
from cases.states import ON_THE_TABLE, Milestone
from cases.states import Status as S
from cases.words.punctuation import without_final_stop

from . import guards as g
from .earlier_facts import BACK_AT_THE_OFFICE
from .requests import COMPLAINTS

NOTHING = "none"
DECLINABLE = (S.REGISTERED, S.DISPATCHED, S.REQUESTED)


class ScopeOfMediation(models.Model):
    """Acts on whether the committee may take up a dispute (若干规定 20–22)."""

    class Meta:
        abstract = True

    @entry(
        states={*COMPLAINTS, S.HANDLED, S.REQUESTED} | ON_THE_TABLE,
        label="登记受理范围",
        permission=roles.any_of(roles.staff, roles.committee_mediator),
        guards=(g.body_of_the_bar_is_known,),
        quiet=True,
    )
    def check_scope(self, *, by, on, finding, body="", body_name=""):
        """Record what bars the acceptance, or that nothing does; the last finding counts."""
        self.bar = "" if finding == NOTHING else finding
        self.bar_body = body if self.bar in (scope.Bar.PENDING, scope.Bar.SETTLED) else ""
        self.pending_elsewhere = self.bar == scope.Bar.PENDING
        return Done(
            f"核对受理范围：{self._what_bars_it(body_name)}。",
            changed=("bar", "bar_body", "pending_elsewhere"),
            facts={"finding": finding, "body": self.bar_body, "body_name": body_name},
        )

    def _what_bars_it(self, body_name):
        if not self.bar:
            return "没有不得受理的情形"
        kind = scope.Body(self.bar_body).label if self.bar_body else ""
        who = f"（{body_name or kind}）" if body_name or kind else ""
        return scope.declined_on(self.bar) + who

    def void_the_letter_of_refusal(self):
        """What was declined is taken up again: its letter is worth nothing any more."""
        self.supersede_paper("refusal")

    @step(
        source=DECLINABLE,
        target=S.DECLINED,
        label="不予受理",
        permission=roles.office,
        guards=(g.decline_has_a_ground, g.body_that_can_help_is_named),
        quiet=True,
        milestone=Milestone.DECLINED,
        effects=Effects(ends=clock_rules.BEFORE_MEDIATION),
        rests_on=BACK_AT_THE_OFFICE,
    )
    def decline(self, *, by, on, reason, ground="", turn_to=""):
        """Decline on one of the grounds of the law, naming the other remedies and who helps."""
        late = self.late_answer(on)
        self.end_handling(on, clock_rules.TO_THE_REFERRER)
        why = f"{scope.declined_on(ground)}。{without_final_stop(reason)}"
        self.answer_referral(on, taken=False, words=why)
        elsewhere = f"这件事请找{turn_to}。" if turn_to else ""
        said = {"ground": ground, "reason": reason, "turn_to": turn_to}
        if applying := [party for party in self.sheet.parties if party.is_applicant]:
            self.freeze_paper("refusal", (ground, reason, turn_to), on, to=applying)
        return Done(
            f"不予受理：{why}。{late}{elsewhere}已告知：{scope.ways_left(ground)}",
            facts=said | common.limitation_facts(self),
        )
