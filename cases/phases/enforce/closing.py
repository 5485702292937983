"""Closing: strike-off by another person, and return visits."""

from cases.acts import Done, Effects, entry, step
from cases.law import clock_rules
from cases.phases import common, roles
from cases.phases import earlier_facts as shared
from cases.states import Milestone
from cases.states import Status as S

from . import earlier_facts as facts_of
from . import guards as g
from .filing import Filing


class Closing(Filing):
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
            g.visits_are_planned,
        ),
        milestone=Milestone.CLOSED,
        rests_on=(
            shared.the_strike_off,
            shared.the_last_check_of_a_promise,
            shared.the_end_of_the_proceeding,
        ),
        effects=Effects(ends=clock_rules.EVERY_CLOCK),
    )
    def close(self, *, by, on, first_visit_on=None, second_visit_on=None, words=""):
        """Close the case: struck off by another person, no promise open, return visits planned."""
        days = [day for day in (first_visit_on, second_visit_on) if day]
        for day in days:
            self.visits.create(planned_on=day)
        self.closed_on = on
        self.stop_all_clocks(on)
        planned = f"计划回访：{'、'.join(common.in_text(day) for day in days)}。" if days else ""
        return Done(f"结案。{planned}{words}", changed=("closed_on",))

    @entry(
        states={S.CLOSED, S.ARCHIVED},
        label="记录回访",
        permission=roles.staff,
        guards=(g.a_visit_is_planned,),
        quiet=True,
        rests_on=(facts_of.the_closing_and_the_last_visit,),
    )
    def visit(self, *, by, on, words, evening=False, score=""):
        """Record one planned return visit as done, and the rating given in it, if any."""
        planned = self.visits.filter(done_on=None, dropped_on=None).order_by("planned_on").first()
        planned.done_on, planned.words = on, words
        planned.evening, planned.by = evening, by.name
        planned.save()
        rating = self.ratings.create(score=score, words="回访时评价", on=on) if score else None
        rated = f"评价：{rating.get_score_display()}。" if rating else ""
        return Done(f"回访：{words}。{rated}")
