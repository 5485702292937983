"""A closed case taken up again, and a filed dossier opened again."""

from cases.acts import ClockTrigger, Done, Effects, step
from cases.phases import roles
from cases.states import Status as S
from cases.words.punctuation import without_final_stop

from . import earlier_facts as facts_of
from . import guards_of_reopening as g
from .closing import Closing

OPENED_AGAIN = ("closed_on", "end_reason")


class Reopening(Closing):
    """Acts on a case that was over: same quarrel; another one is a case of its own."""

    class Meta:
        abstract = True

    @step(
        source=S.CLOSED,
        target=S.REQUESTED,
        label="重新调解",
        permission=roles.office,
        guards=(g.nothing_agreed_stands,),
        quiet=True,
        rests_on=(facts_of.the_closing_and_the_last_visit,),
    )
    def reopen_mediation(self, *, by, on, reason):
        """Mediate the same quarrel again; days asked, dossier number and figures stay."""
        self.open_again(on)
        asked_again = self.ask_everybody_again()
        return Done(
            f"重新调解：{without_final_stop(reason)}。重新问各方是否同意；原来的请求日不变。",
            changed=OPENED_AGAIN,
            facts={"reason": reason, "asked_anew": asked_again},
            parties=True,
        )

    @step(
        source=S.CLOSED,
        target=S.PERFORMING,
        label="恢复履行",
        permission=roles.office,
        guards=(g.something_agreed_is_open,),
        quiet=True,
        effects=Effects(starts=ClockTrigger.REOPENING),
        rests_on=(facts_of.the_closing_and_the_last_visit,),
    )
    def reopen_performance(self, *, by, on, reason):
        """Follow up what is still owed; the time to enforce was never stopped by the closing."""
        ended = self.time_ended_by_the_closing()
        self.open_again(on)
        self.bind_what_was_performed()
        if ended is not None:
            self.reopen_clock(ended)
        else:
            self.start_enforcement_time_again()
        return Done(
            f"恢复履行：{without_final_stop(reason)}。",
            changed=OPENED_AGAIN,
            facts={"reason": reason},
        )

    @step(
        source=S.ARCHIVED,
        target=S.CLOSED,
        label="启封",
        permission=roles.office,
        guards=(g.opened_by_another,),
        quiet=True,
        rests_on=(facts_of.the_filing,),
    )
    def break_seal(self, *, by, on, reason):
        """Open a filed dossier, by somebody who did not file it; it is filed again afterwards."""
        self.retention, self.pages, self.filed_by = "", 0, ""
        return Done(
            f"启封：{without_final_stop(reason)}。",
            changed=("retention", "pages", "filed_by"),
            facts={"reason": reason},
        )

    def open_again(self, on):
        """Nothing of the closing counts any more but that it happened; its visits are dropped."""
        self.closed_on, self.end_reason = None, ""
        self.drop_visits(on)
