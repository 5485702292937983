"""A judgment tried again, or an award arbitrated again: asked for, decided, upheld or replaced.

Until then the paper stands. What replaces it takes effect as any other paper does.
"""

from cases.acts import Done, Effects, entry, step
from cases.earlier_facts import earlier_fact
from cases.law import articles, articles_of_enforcement, money
from cases.law.clocks_of_courts import IDLE_ENFORCEMENT, SET_ASIDE
from cases.phases import common, roles
from cases.states import Status as S
from cases.words.party_marks import party_mark
from cases.words.punctuation import without_final_stop

from . import guards_of_retrials as g
from .awards import ENFORCED_AGAIN, WHAT_WAS_PERFORMED, Awards
from .claims import CHANGED
from .guards_of_claims import filing_is_proved
from .objections import WHILE_IT_STANDS
from .records import Proceeding

ENFORCED_UNTIL_THEN = "法院决定再审以前，不停止执行，仍按原文书履行"
PAPER_STANDS = f"原文书不变，照旧履行；{ENFORCED_AGAIN}"
WHAT_FOLLOWS = {
    g.Retrial.REFUSED: f"{PAPER_STANDS}（{articles.RETRIAL}）",
    g.Retrial.ORDERED: (
        f"已经申请执行的，由法院中止执行；申请执行的期间照算（{articles.RETRIAL_RESTS}）"
    ),
    g.Retrial.RUNS_ON: f"再审期间仍按原文书履行、执行（{articles.RETRIAL_RESTS}）",
    g.Retrial.UPHELD: PAPER_STANDS,
}
OLD_PAPER_ENDS = "原文书不再作为履行、执行的依据，按新的文书办"


@earlier_fact("原文书是那天生效的")
def the_paper(case, facts):
    title = case.sheet.title
    return title and title.since


@earlier_fact("再审申请是那天提出的，或者法院是那天决定再审的")
def the_retrial(case, facts):
    judgment = g.judgment_in_force(case)
    return judgment and (judgment.retrial_on or judgment.objected_on or judgment.decided_on)


@earlier_fact("再审、重新仲裁是那天开始的")
def the_new_trial(case, facts):
    again = g.tried_again(case)
    return again and (again.retrial_on or again.objected_on)


class Retrials(Awards):
    """Acts on a paper of a court or a commission that is tried again."""

    class Meta:
        abstract = True

    @entry(
        states=WHILE_IT_STANDS,
        label="登记申请再审",
        permission=roles.office,
        guards=(
            common.only_parties_of_this_case,
            g.a_judgment_is_in_force,
            g.no_retrial_waits,
            g.retrial_is_asked_of_that_court_or_above,
            g.retrial_counts_from_the_effect,
            filing_is_proved,
        ),
        quiet=True,
        rests_on=(the_paper,),
    )
    def ask_for_retrial(self, *, by, on, party, court, since, proof):
        """A party asks for a retrial; a late application is warned about, not barred.

        `since` is the day of the effect, or of knowing where the law counts from that (民诉法 216).
        """
        judgment = g.judgment_in_force(self)
        judgment.objected_on, judgment.asked_to_set_aside = on, court
        self.note_question()
        judgment.save(update_fields=["objected_on", "asked_to_set_aside"])
        return Done(
            f"{party_mark(party.pk)}向{court}申请再审（自{common.in_text(since)}起算，"
            f"{articles.RETRIAL_IN}）。{g.lateness(self, since, on)}{ENFORCED_UNTIL_THEN}"
            f"（{articles.RETRIAL}）。凭证：{without_final_stop(proof)}。",
            facts={"proceeding": judgment.pk},
        )

    @entry(
        states=WHILE_IT_STANDS,
        label="登记再审的决定",
        permission=roles.office,
        guards=(g.a_judgment_is_in_force, g.retrial_is_that_far),
        quiet=True,
        rests_on=(the_retrial,),
    )
    def retrial_decided(self, *, by, on, how, ruling):
        """The court refuses or orders a retrial, or upholds the paper after one.

        While enforcement rests, the six months of K17 do not run; the two years of K16 do.
        """
        judgment = g.judgment_in_force(self)
        court = judgment.asked_to_set_aside or judgment.court
        if how in (g.Retrial.ORDERED, g.Retrial.RUNS_ON):
            judgment.retrial_on = on
            self.note_question()
        else:
            judgment.objected_on = judgment.retrial_on = judgment.asked_to_set_aside = None
        judgment.save(update_fields=["objected_on", "retrial_on", "asked_to_set_aside"])
        self._let_enforcement_rest(how, on)
        return Done(
            f"{court}{g.Retrial(how).label}（{without_final_stop(ruling)}）。{WHAT_FOLLOWS[how]}。",
            facts={"proceeding": judgment.pk, "how": how},
        )

    def _let_enforcement_rest(self, how, on):
        """Hold the time of the enforcing court while enforcement rests, and let it go on after."""
        idle = self.sheet.clock(IDLE_ENFORCEMENT)
        if idle is not None and how == g.Retrial.ORDERED:
            self.hold_clock(IDLE_ENFORCEMENT, on)
        elif idle is not None and idle.is_held and how == g.Retrial.UPHELD:
            self.release_clock(IDLE_ENFORCEMENT, on)

    @step(
        source=tuple(WHILE_IT_STANDS),
        target=S.ADJUDICATING,
        label="登记再审、重新仲裁的新文书",
        permission=roles.office,
        guards=(
            g.something_is_tried_again,
            g.outcome_is_of_that_body,
            g.enforcement_of_the_old_paper_has_ended,
        ),
        quiet=True,
        effects=Effects(ends=("K16", SET_ASIDE)),
        rests_on=(the_new_trial,),
    )
    def title_replaced(self, *, by, on, outcome, ruling):
        """The court judged otherwise, or the tribunal made a new award: the old paper ends.

        Duties of the agreement that it had made enforceable stay those of the agreement.
        """
        old, paid = g.tried_again(self), self.amount_paid
        new = self._decided_again(old, on, outcome, ruling)
        old.objected_on = old.retrial_on = old.again_until = None
        old.set_aside_on = on
        old.save(update_fields=["objected_on", "retrial_on", "again_until", "set_aside_on"])
        if self.closed_on:
            self.open_again(on)
        self.drop_settlement(on)
        self._leave_the_old_paper(on)
        return Done(
            f"{new.body}作出新的文书（{without_final_stop(ruling)}）：{new.outcome_name}。"
            f"{OLD_PAPER_ENDS}。{_counted(paid - self.amount_paid)}",
            changed=("closed_on", "end_reason", *CHANGED),
            facts={"proceeding": new.pk},
            untouched=("proceedings",),
        )

    def _decided_again(self, old, on, outcome, ruling):
        """The proceeding that gave the new paper."""
        is_award = old.kind == Proceeding.Kind.ARBITRATION
        new = self.proceedings.create(
            kind=old.kind if is_award else Proceeding.Kind.SUIT,
            court=None if is_award else old.asked_to_set_aside or old.court,
            institution=old.institution,
            procedure="" if is_award else Proceeding.Procedure.RETRIAL,
            status=Proceeding.Status.DECIDED,
            applied_on=old.retrial_on or old.objected_on,
            decided_on=on,
            outcome=outcome,
            ruling=ruling,
        )
        self.sheet.proceedings.append(new)
        return new

    def _leave_the_old_paper(self, on):
        """End the title: on the duties of the agreement where it had those, else on none."""
        agreed = any(duty.clause_id for duty in self.sheet.obligations)
        if agreed and self.sheet.agreement_in_force is not None:
            self.fall_back_on_the_agreement(on, SET_ASIDE)
        else:
            self.end_enforcement_time(on, SET_ASIDE)
            self.end_title(on)


def _counted(paid) -> str:
    """How what was paid under the old paper alone counts; empty where nothing was."""
    if not paid:
        return ""
    return (
        f"此前已付{money.yuan(paid)}元：登记新文书的金额时扣除；多付的，{WHAT_WAS_PERFORMED}"
        f"（{articles_of_enforcement.ENFORCED_IS_RETURNED}）。"
    )
