"""Closing: strike-off by another person, return visits planned."""

from cases.acts import Done, Effects, step
from cases.law import clock_rules
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S

from . import guards as g
from . import guards_of_visits as v
from .filing import Filing
from .visits import Visits


class Closing(Visits, Filing):
    """Acts of a case that is over."""

    class Meta:
        abstract = True

    @step(
        source=(S.PERFORMED, S.FAILED, S.UNSATISFIED),
        target=S.CLOSED,
        label="结案",
        permission=roles.staff,
        guards=(
            common.no_promise_open,
            common.referrer_was_told,
            g.no_proceeding_open,
            common.struck_off_by_another,
            v.visits_are_planned,
        ),
        milestone=Milestone.CLOSED,
        rests_on=(
            shared.the_strike_off,
            shared.the_last_check_of_a_promise,
            shared.the_end_of_the_proceeding,
        ),
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
    )
    def close(self, *, by, on, words="", **visits):
        """Close the case: struck off by another person, no promise open, return visits planned."""
        planned = self.plan_of_visits(on, **visits)
        self.closed_on = on
        self.stop_all_clocks(on)
        self.report_the_closing(on)
        return Done(f"结案。{planned}{words}", changed=("closed_on",), untouched=("visits",))

    def report_the_closing(self, on):
        """Freeze the report of a case that was mediated; one closed again has a new version."""
        if self.accepted_on is not None:
            self.freeze_paper("closing_report", None, on)
