"""The receipt of a dispatch, from which the addressee's time to answer counts (K2a, K2b)."""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import articles
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from mediation.directory.models import Post

from . import earlier_facts as facts_of
from . import guards_of_receipt as g
from .promises import Promises, by_day


def has_a_desk(company, on) -> bool:
    """Whether somebody acts for the company here that day, so that what is sent arrives at once.

    What reaches the system that the receiver uses has arrived (民法典 137).
    """
    return Post.objects.held_on(on).filter(company=company).exists()


class DispatchReceipt(Promises):
    """Acts on the receipt of a dispatch."""

    class Meta:
        abstract = True

    def receive_dispatch(self, dispatch, on):
        """Start the time to answer on the day of receipt, where none runs; returns its last day."""
        key = "K2a" if dispatch.company_id else "K2b"
        return self.start_clock(key, on, must_act=str(dispatch.addressee), first=True)

    @entry(
        states={S.DISPATCHED},
        label="接单",
        permission=roles.any_of(roles.addressee, roles.office),
        guards=(g.dispatch_is_not_taken_yet, g.receipt_is_proved),
        quiet=True,
        effects=Effects(starts=ClockTrigger.RECEIPT),
        rests_on=(facts_of.the_dispatch,),
    )
    def take_dispatch(self, *, by, on, how=""):
        """The addressee confirms the receipt, or the office records it and `how` it is proved."""
        dispatch, until = self.sheet.open_dispatch, ""
        dispatch.take(on)
        dispatch.save()
        if g.answer_clock(self) is None:
            due = self.receive_dispatch(dispatch, on)
            until = f"，自收到之日起算，{by_day(due)}答复（{articles.ARRIVAL}）"
        taken = f"于{in_text(on)}收到派单（{how}）" if how else "已接单"
        return Done(f"{dispatch.addressee}{taken}{until}。")
