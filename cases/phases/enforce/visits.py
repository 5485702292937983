"""Return visits: planned from the effect or the closing, moved when missed, made and rated."""

from django.db import models

from cases.acts import Done, entry
from cases.phases import common, roles
from cases.words.party_marks import party_mark
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards_of_visits as g
from .records_of_visits import ReturnVisit

VISITED = g.SINCE_THE_EFFECT | g.OVER
OF_VISITS = frozenset({"plan_visits", "move_visit", "give_up_visit", "visit"})


def in_words(visits) -> str:
    """The days of visits in their order, each with its time of day where one is set."""
    return "、".join(
        f"{common.in_text(one.planned_on)}{one.get_slot_display() if one.slot else ''}"
        for one in visits
    )


class Visits(models.Model):
    """Acts of return visits."""

    class Meta:
        abstract = True

    def plan_of_visits(
        self, on, *, first_visit_on=None, second_visit_on=None, first_slot="", second_slot=""
    ) -> str:
        """Plan visits on these days; returns the sentence, empty for none."""
        _, last = g.cycle(self, on)
        plan = ((first_visit_on, first_slot), (second_visit_on, second_slot))
        made = [
            ReturnVisit(case=self, planned_on=day, slot=slot, within=last)
            for day, slot in plan
            if day
        ]
        ReturnVisit.objects.bulk_create(made)
        self.sheet.visits.extend(made)
        return f"计划回访：{in_words(made)}。" if made else ""

    def drop_visits(self, on):
        """Drop the visits that are still planned."""
        to_come = self.visits.filter(done_on=None, given_up_on=None)
        to_come.update_from({"dropped_on": None}, dropped_on=on)

    @entry(
        states=VISITED,
        label="安排回访",
        permission=roles.staff,
        guards=(
            g.something_is_visited,
            g.visits_are_planned_before_the_closing,
            g.the_cycle_runs,
            g.a_visit_is_lacking,
            g.visits_are_planned,
        ),
        quiet=True,
        rests_on=(facts_of.the_agreement_in_force, facts_of.the_closing_and_the_last_visit),
    )
    def plan_visits(self, *, by, on, **days):
        """Plan the visits of the year after the effect while the agreement is performed, or those
        of a closed case that has none, such as one from a ledger."""
        return Done(self.plan_of_visits(on, **days))

    @entry(
        states=VISITED,
        label="改回访日子",
        permission=roles.staff,
        guards=(g.a_visit_is_planned, g.visit_is_still_open, g.moved_within_the_cycle),
        quiet=True,
        rests_on=(facts_of.the_closing_and_the_last_visit,),
    )
    def move_visit(self, *, by, on, planned, moved_to, reason, slot=""):
        """Move a visit that was missed, or cannot be made on its day."""
        before = in_words([planned])
        planned.moved_from = planned.moved_from or planned.planned_on
        planned.planned_on, planned.slot, planned.moved_why = moved_to, slot, reason
        planned.reminded_on = planned.lapsed_on = None
        planned.save()
        return Done(f"回访由{before}改到{in_words([planned])}：{reason.rstrip('。')}。")

    @entry(
        states=VISITED,
        label="不再回访",
        permission=roles.staff,
        guards=(g.a_visit_is_planned, g.visit_is_still_open),
        quiet=True,
        rests_on=(facts_of.the_closing_and_the_last_visit,),
    )
    def give_up_visit(self, *, by, on, planned, reason):
        """Give up a planned visit that cannot be made, or that the people do not want."""
        planned.given_up_on, planned.given_up_why = on, reason
        planned.save(update_fields=["given_up_on", "given_up_why"])
        return Done(f"计划{in_words([planned])}的回访不再做：{without_final_stop(reason)}。")

    @entry(
        states=VISITED,
        label="记录回访",
        permission=roles.staff,
        guards=(g.a_visit_is_planned, g.somebody_was_met, g.signs_have_measures),
        quiet=True,
        rests_on=(facts_of.the_closing_and_the_last_visit,),
    )
    def visit(self, *, by, on, words, met=(), others_met="", evening=False, score="", **found):
        """Record one planned return visit as done, with what was found and how it was rated.

        `found` may hold performance, signs of escalation, measures and who went along.
        """
        planned = self.sheet.visits_planned[0]
        others = others_met.strip()
        named = "、".join(filter(None, [*(party.called for party in met), others]))
        values = {"met": named, "words": words, "evening": evening, "score": score, **found}
        for name, value in {"done_on": on, "by": by.name, **values}.items():
            setattr(planned, name, value)
        planned.save()
        self.freeze_paper("return_visit", planned, on)
        if score:
            self.ratings.create(score=score, words="回访时评价", on=on)
        who = "、".join(filter(None, [*(party_mark(party.pk) for party in met), others]))
        return Done(f"回访{who}：{words.rstrip('。')}。{self._said_at(planned)}")

    def _said_at(self, visit) -> str:
        """How a visit found the agreement performed, and how it was rated."""
        kept = f"{visit.get_performance_display()}。" if visit.performance else ""
        scores = dict(self.ratings.model.Score.choices)
        return f"{kept}评价：{scores[visit.score]}。" if visit.score else kept
