"""A title of a court's own, or of another body: what it orders, and whether that is late."""

from cases.acts import ClockTrigger, Done, Effects, step
from cases.law import articles_of_enforcement, money
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.party_marks import party_mark

from . import guards_of_claims as g
from . import guards_of_payment_orders as o
from .court_time import CourtTime
from .objections import Objections
from .payment_orders import PaymentOrders
from .time_to_apply import TimeToApply

TITLE_OF = {
    "granted": "judgment",
    "court_paper": "court_paper",
    "ordered": "payment_order",
    "awarded": "award",
    "notarised": "notarised",
}
LATE_ALREADY = "规定的期限已过，还没有履行完"
PAPER_OF_ITS_OWN = (
    g.the_court_gave_a_title,
    g.title_begins_after_the_decision,
    o.served_as_recorded,
    g.order_was_not_objected_to,
    g.ordered_is_complete,
    g.last_day_is_not_before_the_effect,
)


class Titles(Objections, PaymentOrders, CourtTime, TimeToApply):
    """Acts that put a paper in force by which something is to be performed."""

    class Meta:
        abstract = True

    @step(
        source=S.ADJUDICATING,
        target=S.PERFORMING,
        label="文书生效，按文书履行",
        permission=roles.office,
        guards=(*PAPER_OF_ITS_OWN, g.what_is_ordered_is_not_late),
        effects=Effects(ends=("K13",), starts=ClockTrigger.JUDGMENT),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def judgment_given(self, *, by, on, since, ordered, due_on=None, **what):
        """The court's own paper orders what is to be performed; K16 runs from its last day.

        `since` is the day it takes effect, or of a payment order the day of its service. `ordered`
        is what it says: as agreed, a sum (分) of a debtor to a creditor, or an act of a debtor;
        `due_on` its last day to perform, None where it names none; `what` names debtor, creditor,
        amount and text.
        """
        return Done(
            self._put_in_force(since, ordered, due_on, what),
            changed=("amount_agreed", "amount_paid"),
        )

    @step(
        source=S.ADJUDICATING,
        target=S.DEFAULTED,
        label="文书生效，已逾期未履行",
        permission=roles.office,
        guards=(*PAPER_OF_ITS_OWN, g.what_is_ordered_is_late),
        effects=Effects(ends=("K13",), starts=ClockTrigger.JUDGMENT),
        rests_on=(shared.the_end_of_the_proceeding,),
    )
    def title_breached(self, *, by, on, since, ordered, due_on=None, **what):
        """As `judgment_given`, of a paper whose last day to perform has passed by then.

        A payment order takes effect only when its fifteen days are over (民诉法 227).
        """
        in_force = self._put_in_force(since, ordered, due_on, what)
        return Done(
            f"{in_force}{LATE_ALREADY}。",
            changed=("amount_agreed", "amount_paid"),
        )

    def _put_in_force(self, since, ordered, due_on, what) -> str:
        """Make the title and start the two years; what is said of it."""
        last = self.sheet.last_adjudication
        duty = {name: what.get(name) for name in ("debtor", "creditor", "amount", "text")}
        days = {"since": since, "due_on": due_on, "ordered": ordered}
        duty["due_on"], start = g.last_day_ordered(self, days), g.start_of_enforcement(self, days)
        self.make_title_by_order(TITLE_OF[last.outcome], since, last, duty)
        self.stop_clock("K13", on=since)
        until = self.start_enforcement_time(start)
        return (
            f"{_which_paper(last, since)}，按文书履行：{_in_words(duty, since)}"
            f"一方不履行的，可在{in_text(until)}（含当日）前申请强制执行（{articles_of_enforcement.ENFORCEMENT_TIME}）。"
        )


FROM_ITS_EFFECT = "，自生效之日起履行"


def _which_paper(proceeding, since) -> str:
    """The court's paper, and the day of its effect, or of a payment order that of its service."""
    began = "送达债务人" if proceeding.kind == "payment_order" else "生效"
    name = proceeding.ruling or proceeding.get_outcome_display()
    return f"{proceeding.body}的{name}于{in_text(since)}{began}"


def _in_words(duty, since) -> str:
    """What was ordered, as the trail says it; empty where the duties of the agreement stay."""
    by = f"，最晚{in_text(duty['due_on'])}（含当日）" if duty["due_on"] else ""
    by = FROM_ITS_EFFECT if duty["due_on"] == since else by
    if duty["amount"]:
        who = f"{party_mark(duty['debtor'].pk)}付{party_mark(duty['creditor'].pk)}"
        return f"{who}{money.both(duty['amount'])}{by}。"
    if duty["text"]:
        return f"{party_mark(duty['debtor'].pk)}{duty['text'].rstrip('。')}{by}。"
    return f"按协议约定的内容{by}。"
