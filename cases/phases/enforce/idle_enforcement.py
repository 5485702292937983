"""An enforcement that the court left undone for six months: the court above (民事诉讼法 237)."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import articles_of_enforcement
from cases.law.clocks_of_courts import COURT, IDLE_ENFORCEMENT
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.punctuation import without_final_stop
from mediation.directory.models import Function

from . import guards_of_idle_enforcement as g
from .settlements import Settlements


class IdleEnforcements(Settlements):
    """Acts before the court above the one that enforces."""

    class Meta:
        abstract = True

    @entry(
        states={S.ENFORCING},
        label="登记向上一级法院申请执行",
        permission=roles.staff,
        guards=(g.six_months_are_over, g.court_is_the_one_above),
        quiet=True,
        effects=Effects(ends=(IDLE_ENFORCEMENT,)),
        rests_on=(shared.last_court_message,),
    )
    def ask_higher_court(self, *, by, on, court, proof):
        """The creditor asks the court above to have what lay idle for six months enforced."""
        enforcement = self.sheet.enforcement
        enforcement.asked_above = court
        enforcement.save(update_fields=["asked_above"])
        self.stop_clock(IDLE_ENFORCEMENT, on=on)
        return Done(
            f"{enforcement.court}超过六个月未执行，申请执行人向{court}申请执行"
            f"（{articles_of_enforcement.IDLE_ENFORCEMENT}）。凭证：{without_final_stop(proof)}。",
            facts={"proceeding": enforcement.pk},
        )

    @entry(
        states={S.ENFORCING},
        label="登记上一级法院的决定",
        permission=roles.office,
        guards=(g.a_court_above_was_asked, g.a_day_is_set, g.another_court_is_named),
        admits=(Function.COURT,),
        effects=Effects(starts=ClockTrigger.COURT_ABOVE),
        rests_on=(shared.last_court_message,),
    )
    def higher_court_decides(self, *, by, on, outcome, ruling, until=None, court=None):
        """It sets the court a day, takes the matter itself, gives it to another, or refuses."""
        enforcement = self.sheet.enforcement
        above, enforcement.asked_above = enforcement.asked_above, None
        if outcome == g.Above.WITHIN:
            self.start_clock_until(IDLE_ENFORCEMENT, on, until, must_act=COURT)
        elif outcome != g.Above.REFUSED:
            enforcement.court = court if outcome == g.Above.OTHER else above
            self.start_clock(IDLE_ENFORCEMENT, on, must_act=COURT)
        enforcement.save(update_fields=["asked_above", "court"])
        what = g.Above(outcome).label
        day = f"，执行到{in_text(until)}" if outcome == g.Above.WITHIN else ""
        now = f"，由{court}执行" if outcome == g.Above.OTHER else ""
        return Done(
            f"{above}{what}{day}{now}（{without_final_stop(ruling)}）。",
            facts={"proceeding": enforcement.pk},
        )
