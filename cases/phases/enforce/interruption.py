"""What interrupts the time to apply for enforcement: each with its day and its proof."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import articles_of_enforcement
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.days import last_day_in_text

from . import guards_of_interruption as g
from .enforcement_time import EnforcementTime

# Before a title can be enforced nothing runs; once a court has the application it is interrupted.
WHILE_OWED = frozenset({S.PERFORMING, S.DEFAULTED})


class Interruption(EnforcementTime):
    """The acts that start the two years again."""

    class Meta:
        abstract = True

    @entry(
        states=WHILE_OWED,
        label="登记执行时效中断",
        permission=roles.staff,
        guards=(
            g.time_to_enforce_runs,
            g.interrupted_while_it_ran,
            g.interrupted_by_the_day_recorded,
            g.interruption_is_proved,
        ),
        quiet=True,
        effects=Effects(starts=ClockTrigger.INTERRUPTION),
        rests_on=(shared.the_title,),
    )
    def interrupt_enforcement_time(self, *, by, on, cause, happened_on, proof):
        """A demand, a settlement, a promise or an application starts the two years again.

        `happened_on` is the day on which a demand reached the debtor, or on which they agreed.
        """
        last = self.start_enforcement_time(happened_on)
        return Done(
            f"{g.Cause(cause).label}，申请执行的期限自{in_text(happened_on)}中断、重新计算"
            f"（{articles_of_enforcement.ENFORCEMENT_INTERRUPTED}），最后一天是{last_day_in_text(last)}。"
            f"凭证：{proof.rstrip('。')}。",
            facts={"cause": cause},
            on=happened_on,
        )
