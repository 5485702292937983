"""A title of a court's own, or of another body: what it orders, and whether that is late."""

from cases.acts import ClockTrigger, Done, Effects, entry, step
from cases.law import articles, money
from cases.phases import earlier_facts as shared
from cases.phases import roles
from cases.phases.common import in_text
from cases.states import Status as S
from cases.words.party_marks import party_marks

from . import guards_of_claims as g
from . import guards_of_items as i
from . import guards_of_payment_orders as o
from .court_time import CourtTime
from .objections import Objections
from .payment_orders import PaymentOrders
from .time_to_apply import TimeToApply, until_when

TITLE_OF = {
    "granted": "judgment",
    "court_paper": "court_paper",
    "ordered": "payment_order",
    "awarded": "award",
    "notarised": "notarised",
}
PAID_ALREADY = "支付令命令付的，申请以后已经付清，不用申请执行。"
LATE_ALREADY = "规定的期限已过，还没有履行完"
COMPLETE = (g.ordered_is_complete, i.parties_ordered_are_apart, i.parts_are_in_order)
PAPER_OF_ITS_OWN = (
    g.the_court_gave_a_title,
    g.title_begins_after_the_decision,
    o.served_as_recorded,
    o.order_is_for_what_was_asked,
    g.order_was_not_objected_to,
    *COMPLETE,
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
        is what it says: as agreed, a sum (分) of a debtor to a creditor, an act of a debtor, or
        what lasts; `due_on` its last day, None where it names none; `what` names debtor, creditor,
        amount, `parts` (day, 分) of it, text, and who stands beside debtor and creditor.
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
            in_force if in_force.endswith(PAID_ALREADY) else f"{in_force}{LATE_ALREADY}。",
            changed=("amount_agreed", "amount_paid"),
        )

    @entry(
        states={S.PERFORMING, S.DEFAULTED, S.ENFORCING, S.UNSATISFIED, S.PERFORMED},
        label="登记文书的另一项",
        permission=roles.office,
        guards=(i.a_paper_of_its_own_is_in_force, *COMPLETE, i.no_item_is_due_before_the_effect),
        quiet=True,
        rests_on=(shared.the_title,),
    )
    def order_more(self, *, by, on, ordered, due_on=None, **what):
        """A further item of the paper in force: it orders several things, or of several people.

        Facts as of `judgment_given`; without a last day it is owed from the effect of the paper.
        """
        title = self.sheet.title
        told = _told(ordered, i.last_day_of_the_item(self, {"ordered": ordered, "due_on": due_on}))
        self.order_beside(told | what)
        return Done(
            f"{title.get_kind_display()}的另一项：{_in_words(told | what, title.since)}",
            changed=("amount_agreed",),
            untouched=("obligations", "proceedings"),
        )

    def _put_in_force(self, since, ordered, due_on, what) -> str:
        """Make the title and start the two years; what is said of it."""
        last = self.sheet.last_adjudication
        days = {"since": since, "due_on": due_on, "ordered": ordered}
        told, start = _told(ordered, g.last_day_ordered(self, days)) | what, None
        is_paid = o.is_paid_already(self, days | what)
        if ordered != "lasting" and not is_paid:
            start = g.start_of_enforcement(self, days)
        asked, rest = o.asked_by_the_order(self), ""
        if asked is None:
            self.make_title_by_order(TITLE_OF[last.outcome], since, last, told)
        else:
            rest = _beside_it(self.make_title_of_a_part(since, last, asked, told))
        self.stop_clock("K13", on=since)
        until = self.start_enforcement_time(start) if start else None
        return (
            f"{which_paper(last, since)}，按文书履行：{_in_words(told, since)}"
            f"{rest}{PAID_ALREADY if is_paid else until_when(until)}"
        )


def _told(ordered, due_on) -> dict:
    """What an item of the paper is, before whom it concerns."""
    return {"kind": ordered, "due_on": due_on}


THE_REST_STANDS = (
    f"支付令只管申请时已经到期的那笔款（{articles.PAYMENT_ORDER}）；协议其余的款项、事项照旧，"
    f"按协议的期限履行（{articles.BINDING}）。"
)
NOT_ORDERED = "支付令比申请时到期的少{}元，这部分仍按协议原来的日子履行，可以另行起诉、申请支付令。"


def _beside_it(less) -> str:
    """What stays owed by the agreement beside an order for this much (分) less than was due."""
    return THE_REST_STANDS + (NOT_ORDERED.format(money.yuan(less)) if less else "")


FROM_ITS_EFFECT = "，自生效之日起履行"
FOR_GOOD = "，没有写明到哪天为止"
GOES_ON = "；文书以后还要接着付，以后的各期另行登记"


def which_paper(proceeding, since) -> str:
    """The court's paper, and the day of its effect, or of a payment order that of its service."""
    began = "送达债务人" if proceeding.kind == "payment_order" else "生效"
    name = proceeding.ruling or proceeding.outcome_name
    return f"{proceeding.body}的{name}于{in_text(since)}{began}"


def _in_words(told, since) -> str:
    """What was ordered, as the trail says it; empty where the duties of the agreement stay."""
    if told["kind"] == "as_agreed":
        return f"按协议约定的内容{_by_when(told, since)}。"
    debtors = _those(told["debtor"], told.get("also_debtors"), "连带")
    if told["kind"] == "sum":
        creditors = _those(told["creditor"], told.get("also_creditors"), "")
        parts = f"，{_in_parts(told['parts'])}" if told.get("parts") else _by_when(told, since)
        more = GOES_ON if told.get("goes_on") else ""
        return f"{debtors}付{creditors}{money.both(told['amount'])}{parts}{more}。"
    return f"{debtors}{told['text'].rstrip('。')}{_by_when(told, since)}。"


def _by_when(told, since) -> str:
    """The last day, or from when it is owed where the paper names none."""
    day = told["due_on"]
    if told["kind"] == "lasting":
        return f"，到{in_text(day)}为止" if day else FOR_GOOD
    if day is None:
        return ""
    return FROM_ITS_EFFECT if day == since else f"，最晚{in_text(day)}（含当日）"


def _in_parts(parts) -> str:
    return "；".join(f"{in_text(day)}（含当日）前{money.yuan(fen)}元" for day, fen in parts)


def _those(first, others, tie) -> str:
    """The first party and those beside it."""
    marks = party_marks([first, *(others or ())])
    return f"{marks}{tie}" if others else marks
