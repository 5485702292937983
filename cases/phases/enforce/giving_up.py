"""A creditor who no longer pursues what is owed, or whose time for it is over."""

from cases.acts import Done, Effects, step
from cases.law import articles, clock_rules
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S
from cases.words.party_marks import party_marks
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards as g
from . import guards_of_giving_up as u
from . import guards_of_visits as v
from .succeeding import Succeeding


class GivingUp(Succeeding):
    """The end of a case in default that nobody pursues; nothing is waived by it."""

    class Meta:
        abstract = True

    @step(
        source=S.DEFAULTED,
        target=S.CLOSED,
        label="放弃追究",
        permission=roles.staff,
        guards=(
            common.no_promise_open,
            common.referrer_was_told,
            g.no_proceeding_open,
            u.every_creditor_said_so_or_time_is_over,
            v.visits_are_planned,
        ),
        quiet=True,
        milestone=Milestone.CLOSED,
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
        rests_on=(facts_of.the_default, shared.the_end_of_the_proceeding),
    )
    def give_up(self, *, by, on, creditors=(), how="", **visits):
        """Close a case in default: its creditors said so, each by name, or their time is over.

        What is owed stays owed, and the ways to a court are named (调解法 26, 32).
        """
        planned = self.plan_of_visits(on, **visits)
        self.closed_on = on
        self.stop_all_clocks(on)
        self.report_the_closing(on)
        who = party_marks(creditors)
        said = f"{who}表示不再追究（{without_final_stop(how)}）" if who else u.TIME_IS_OVER
        return Done(
            f"{said}，结案；没有履行的仍然应当履行，已告知：{articles.OTHER_WAYS_NAMED}{planned}",
            changed=("closed_on",),
            untouched=("visits",),
        )
