"""The receipt of a dispatch, from which the addressee's time to respond and to answer counts.

A company contacts who complains within hours (K1) and answers within working days (K2a); a
department answers (K2b).
"""

from cases.acts import ClockTrigger, Done, Effects, entry
from cases.law import articles, hours
from cases.law.clock_rules import FIRST_RESPONSE
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.days import by_last_day
from mediation.directory.models import Post

from . import earlier_facts as facts_of
from . import guards_of_receipt as g
from .promises import Promises


def has_a_desk(company, on) -> bool:
    """Whether somebody acts for the company here that day, so that what is sent arrives at once.

    What reaches the system that the receiver uses has arrived (民法典 137).
    """
    return Post.objects.held_on(on).filter(company=company).exists()


# How a company reaches who complains; one whose name is hidden is told by the committee.
WAYS = {
    "phone": "打电话",
    "door": "上门",
    "message": "发消息",
    "committee": "请调委会转告",
}
RESPOND_FIRST = "respond_first"
FROM_RECEIPT = "，答复的期限自其收到之日起算，收到以后登记接单"


def _to_contact(first) -> str:
    """Until when a company contacts who complains, to the minute where the time is in hours."""
    last = f"{hours.in_words(first.due_at)}以前" if first.due_at else by_last_day(first.due)
    return f"，{last}联系住户"


class DispatchReceipt(Promises):
    """Acts on the receipt of a dispatch."""

    class Meta:
        abstract = True

    def send_to(self, company, department, on, note="", received_on=None):
        """Send the matter to one of them: the dispatch, and by when it must be answered, in words.

        The time counts from the receipt: that of the day entered, or at once where the company has
        a desk here; else it is recorded later.
        """
        to = {"company": company, "department": department}
        sent = self.dispatches.create(**to, sent_on=on, note=note)
        received = received_on or (on if company and has_a_desk(company, on) else None)
        if received is None:
            return sent, FROM_RECEIPT
        return sent, self.receive_dispatch(sent, received)

    def receive_dispatch(self, dispatch, on) -> str:
        """Start the time to answer on the day of receipt, where none runs; returns in words by
        when what must be done.

        A company's time for its first response starts with it.
        """
        key = "K2a" if dispatch.company_id else "K2b"
        to, rule = str(dispatch.addressee), self.answer_rule(key, on)
        answer = self.new_clock(key, on, must_act=to, rule=rule)
        first = [self.new_clock(FIRST_RESPONSE, on, must_act=to)] if dispatch.company_id else []
        self.clocks.bulk_create([*first, answer])
        self._forget_clocks()
        return f"{''.join(map(_to_contact, first))}，{by_last_day(answer.due)}答复"

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
            until = f"，自收到之日起算{due}（{articles.ARRIVAL}）"
        taken = f"于{in_text(on)}收到派单（{how}）" if how else "已接单"
        return Done(f"{dispatch.addressee}{taken}{until}。")

    @entry(
        states={S.DISPATCHED},
        label="登记首次联系",
        permission=roles.any_of(roles.addressee, roles.office),
        guards=(g.a_company_has_received_it, g.first_response_is_awaited),
        quiet=True,
        effects=Effects(ends=(FIRST_RESPONSE,)),
        rests_on=(facts_of.the_receipt,),
    )
    def respond_first(self, *, by, on, way, words):
        """The company has contacted who complains, for the first time: how, and what was said."""
        addressee = self.sheet.open_dispatch.addressee
        self.stop_clock(FIRST_RESPONSE, on=on)
        said = f"{addressee}首次联系住户（{WAYS[way]}）：{words.rstrip('。')}。"
        return Done(said, facts={"way": way})
