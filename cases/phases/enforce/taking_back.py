"""What was recorded as performed and was not: taken back with its reason, and owed again.

A payment is taken back in `reversal`. What was taken back stays on the trail.
"""

from cases.acts import Done, entry
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import MONEY_MOVES
from cases.states import Status as S
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards_of_taking_back as t
from .breaches import OBSERVED
from .observances import Observances, kept_in_words
from .records import Obligation


class TakingBack(Observances):
    """Acts that take back what was recorded as done or kept."""

    class Meta:
        abstract = True

    @entry(
        states=MONEY_MOVES,
        label="撤回完成登记",
        permission=roles.staff,
        guards=(t.an_act_was_done, t.act_was_done, t.undone_is_proved),
        quiet=True,
        rests_on=(facts_of.the_act_done,),
    )
    def reverse_act(self, *, by, on, obligation, reason, proof):
        """An act recorded as done was found undone: it is owed again, since its agreed day."""
        duty = self.sheet.obligation(obligation.pk)
        done_on = duty.done_on
        duty.status, duty.done_on, duty.proof = Obligation.Status.OPEN, None, ""
        duty.save(update_fields=["status", "done_on", "proof"])
        return Done(
            f"撤回{in_text(done_on)}的完成登记，重新要做：{without_final_stop(duty.text)}。"
            f"{without_final_stop(reason)}。凭证：{without_final_stop(proof)}。",
            facts={"reason": reason},
        )

    @entry(
        states=OBSERVED | {S.PERFORMED},
        label="撤回做到的记录",
        permission=roles.staff,
        guards=(t.something_was_logged, t.log_stands),
        quiet=True,
        rests_on=(facts_of.what_was_kept,),
    )
    def reverse_observance(self, *, by, on, observance, reason):
        """What was logged as kept was not, or was logged twice: it counts no more."""
        observance.taken_back_on, observance.taken_back_why = on, reason
        observance.save(update_fields=["taken_back_on", "taken_back_why"])
        return Done(
            f"撤回一条记录：{kept_in_words(observance)}。{without_final_stop(reason)}。",
            facts={"reason": reason},
        )
