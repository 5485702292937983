"""The answer to a referral: taken, or returned with its ground; what the time to answer is about.

The answer to the body that sent the case is not the acceptance into mediation, which needs the
will of every party (decision 44).
"""

from cases.acts import Done, Effects, entry, step
from cases.law import clock_rules
from cases.law.returns import returned_on
from cases.law.routes import FINISH_A_PETITION
from cases.phases import common, roles
from cases.phases.common import in_text
from cases.states import Milestone
from cases.states import Status as S
from cases.words.days import last_day_in_text
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards_of_referrals as g
from .referrals import BEFORE_ACCEPTANCE, Referrals

LATE = "答复的最后一天是{}，这次答复已经逾期。"
RETURNABLE = (S.REGISTERED, S.DISPATCHED, S.REQUESTED)


class Answering(Referrals):
    """Acts by which the body that sent a case is told whether the committee takes it."""

    class Meta:
        abstract = True

    @entry(
        states=BEFORE_ACCEPTANCE,
        label="接收移送",
        permission=roles.office,
        guards=(g.an_answer_is_due,),
        quiet=True,
        effects=Effects(ends=(clock_rules.TO_THE_REFERRER,)),
        rests_on=(facts_of.the_referral,),
        before_registration=True,
    )
    def take_referral(self, *, by, on, how):
        """The committee takes the referral; whether mediation begins is asked of the parties."""
        late = self.late_answer(on)
        self.answer_referral(on, taken=True)
        referral = self.sheet.referral
        counted = f"调解期限自{in_text(referral.counts_from)}起算。" * self.on_route.from_receipt
        said = f"接收{referral.sender}移送的案件（{without_final_stop(how)}）。"
        return Done(f"{said}{late}{counted}")

    @step(
        source=RETURNABLE,
        target=S.DECLINED,
        label="退回移送",
        permission=roles.office,
        guards=(g.an_answer_is_due, g.nobody_asked_the_committee),
        quiet=True,
        milestone=Milestone.DECLINED,
        effects=Effects(ends=(*clock_rules.BEFORE_MEDIATION, FINISH_A_PETITION)),
        rests_on=(facts_of.the_referral,),
    )
    def return_referral(self, *, by, on, ground, reason, how):
        """Return the case to the body that sent it, by a letter made now that names the ground."""
        late = self.late_answer(on)
        self.end_handling(on)
        why = f"{returned_on(ground)}。{without_final_stop(reason)}"
        self.answer_referral(on, taken=False, words=why)
        self._tell_referrer(on, how)
        return Done(
            f"退回移送：{why}。已书面答复{self.sheet.referral.sender}：{without_final_stop(how)}。"
            f"{late}{self.what_else_was_told()}",
            facts={"ground": ground, "reason": reason, **common.limitation_facts(self)},
        )

    def late_answer(self, on) -> str:
        """That an answer on this day comes late; empty in time, or where none is due."""
        due = self.sheet.clock(clock_rules.TO_THE_REFERRER)
        return LATE.format(last_day_in_text(due.due)) if due and on > due.due_on else ""

    def answer_referral(self, on, *, taken, words=""):
        """Write the answer, if none was given, and end its time.

        One that was returned and is taken up after all is reported on again.
        """
        referral = self.sheet.referral
        if referral is None or referral.answer == referral.Answer.TAKEN:
            return
        if not taken and referral.answer:
            return
        answer = referral.Answer.TAKEN if taken else referral.Answer.RETURNED
        referral.answer, referral.answered_on, referral.answer_words = answer, on, words
        if taken:
            referral.reported_on, referral.reported_how = None, ""
        referral.save()
        self.stop_clock(clock_rules.TO_THE_REFERRER, on=on)
