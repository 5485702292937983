"""The time a court is held to: it starts with what the court gets, and ends with what it does.

Only the court keeps it. When it is over the committee asks how things stand; a court may extend
it as far as the law lets it.
"""

from django.db import models

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import clocks_of_courts as courts_time
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.states import Status as S
from cases.words.days import last_day_in_text
from cases.words.punctuation import without_final_stop

from . import guards_of_court_time as g
from .records import Proceeding

Kind = Proceeding.Kind

# What begins when a court receives an application, and when it accepts it, by the proceeding.
AT_RECEIPT = {
    Kind.CONFIRMATION: courts_time.TO_TAKE_A_CONFIRMATION,
    Kind.PAYMENT_ORDER: courts_time.TO_TAKE_AN_ORDER,
    Kind.SUIT: courts_time.TO_FILE_A_SUIT,
    Kind.ENFORCEMENT: courts_time.IDLE_ENFORCEMENT,
}
AT_ACCEPTANCE = {
    Kind.CONFIRMATION: courts_time.CONFIRMATION,
    Kind.PAYMENT_ORDER: courts_time.TO_ISSUE_AN_ORDER,
    Kind.SUIT: courts_time.TRIAL,
}
# What each act of a court ends, by what it was held to.
ENDED_BY_ACCEPTANCE = courts_time.TO_TAKE
ENDED_BY_DECISION = courts_time.TO_DECIDE
ENDED_WITHOUT_DECISION = courts_time.OF_A_COURT
RULE_OF = {
    "small": courts_time.SMALL,
    "simple": courts_time.SIMPLE,
    "ordinary": courts_time.ORDINARY,
    "appeal": courts_time.APPEAL,
    "ruling": courts_time.APPEAL_OF_A_RULING,
}


class CourtTime(models.Model):
    """The clocks of a court."""

    class Meta:
        abstract = True

    def start_court_time(self, proceeding, at, on):
        """Start what the court is held to from that day; `at` is the table of the occasion.

        A suit whose procedure is not known yet has no time to be tried in.
        """
        key = at.get(proceeding.kind)
        rule = RULE_OF.get(proceeding.procedure, "") if key == courts_time.TRIAL else ""
        if key and (rule or key != courts_time.TRIAL):
            self.start_clock(key, on, rule=rule, must_act=courts_time.COURT)

    def end_court_time(self, keys, on):
        """End what the court was held to."""
        self.stop_clock(*keys, on=on)

    @entry(
        states={S.ADJUDICATING},
        label="登记审理程序",
        permission=roles.office,
        guards=(g.a_suit_is_tried, g.procedure_is_another),
        quiet=True,
        effects=Effects(starts=ClockTrigger.PROCEDURE),
        rests_on=(shared.last_court_message,),
    )
    def set_procedure(self, *, by, on, procedure):
        """The court tries the suit by that procedure; its time counts from the filing."""
        suit = self.sheet.current_proceeding
        suit.procedure = procedure
        suit.save(update_fields=["procedure"])
        self.start_court_time(suit, AT_ACCEPTANCE, suit.accepted_on)
        return Done(f"法院适用{suit.get_procedure_display()}审理。", facts={"proceeding": suit.pk})

    @entry(
        states={S.ADJUDICATING},
        label="登记法院延长期限",
        permission=roles.any_of(roles.court, roles.office),
        guards=(g.court_time_runs, g.extended_to_a_later_day, g.extended_within_the_law),
        quiet=True,
        rests_on=(shared.last_court_message,),
    )
    def court_extends(self, *, by, on, until, words):
        """The court extends its time, as its president or the court above allowed."""
        running = g.time_to_decide(self)
        last = self.extend_clock(running.key, until, without_final_stop(words), on=on)
        return Done(
            f"{running.rule.name}的期限经批准延长至{last_day_in_text(last)}（{running.rule.basis}）："
            f"{without_final_stop(words)}。",
            facts={"key": running.key},
        )
