"""The time a mediation may take: extended by all parties, held, and running again."""

from cases.acts import Done, entry
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import IN_MEDIATION
from cases.states import Status as S

from . import earlier_facts as facts_of
from . import guards_of_reports
from . import guards_of_time as g
from .participation import Participation

HOLDING = frozenset({S.DISPATCHED}) | IN_MEDIATION


class TimeOfMediation(Participation):
    """Acts on the clocks of a case in mediation."""

    class Meta:
        abstract = True

    @entry(
        states=IN_MEDIATION,
        label="延长调解期限",
        permission=roles.mediator,
        guards=(g.time_is_running, g.extension_agreed_by_all, g.extension_moves_the_last_day),
        quiet=True,
        rests_on=(facts_of.the_start_of_the_time, facts_of.the_last_change_of_the_time),
    )
    def extend(self, *, by, on, until, all_agree, reason=""):
        """Extend mediation to a later day agreed by all parties."""
        last = self.extend_clock("K9", until, reason)
        moved = f"，逢休息日顺延到{in_text(last)}" if last != until else ""
        return Done(f"各方同意延期，调解期限延至{in_text(until)}{moved}。{reason}")

    @entry(
        states=HOLDING,
        label="暂停期限",
        permission=roles.staff,
        guards=(g.a_clock_may_be_held, g.clock_may_be_held),
        quiet=True,
        rests_on=(facts_of.the_last_release,),
    )
    def hold(self, *, by, on, clock, reason):
        """Hold a handling or mediation clock, for appraisal or an emergency."""
        self.hold_clock(clock.key, on)
        return Done(f"暂停计算期限：{reason}。", facts={"key": clock.key, "reason": reason})

    @entry(
        states=HOLDING,
        label="恢复计算期限",
        permission=roles.staff,
        guards=(g.a_clock_is_held, guards_of_reports.mediation_is_not_suspended),
        rests_on=(facts_of.the_hold,),
    )
    def release_hold(self, *, by, on):
        """Release the held clocks; the days held do not count."""
        held = [clock.key for clock in self.sheet.clocks if clock.is_held]
        released = [self.release_clock(key, on) for key in held]
        last = "、".join(_last_day_of(clock) for clock in released)
        return Done(f"恢复计算期限，{last}。", facts={"keys": held})


def _last_day_of(clock) -> str:
    return f"{clock.rule.name}至{clock.due_on:%Y年%-m月%-d日}"
