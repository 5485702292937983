"""Which act comes first while a case is before a court, for the committee and for the court."""

from typing import Any

from cases.models import Case, Proceeding
from cases.phases.adjudicate import guards_of_payment_orders as orders
from cases.words.acts import ACTS
from mediation import clock

from . import offering

Acts = tuple[str, ...]
WHILE_ENFORCED: Acts = ("enforced",)
WAYS_TO_A_COURT: Acts = tuple(name for name, words in ACTS.items() if words.way)


def at_court(case: Case) -> Acts:
    """The next step of the proceeding that is open, else of the result that came."""
    proceeding = case.sheet.current_proceeding
    if proceeding is not None:
        return (*_of_an_order(case), *BEFORE_IT[proceeding.status])
    return AFTER_IT[result_of(case.sheet.last_adjudication)]


def _of_an_order(case: Case) -> Acts:
    """A payment order is issued, then served while it still can be, before anything comes of it."""
    order = orders.accepted_order(case)
    if order is None or order.served_on:
        return ()
    if order.issued_on is None:
        return ("issue_order",)
    return ("serve_order",) if clock.today() <= orders.last_day_to_serve(case) else ()


def ways_to_a_court(case: Case) -> Acts:
    """The ways to a court that are lawful today, the one to take first before the others.

    Their own guards decide: a title is enforced; without one all may ask for confirmation within
    its thirty days, and one party may sue, or ask for an order for a sum that is due.
    """
    known = [name for name in WAYS_TO_A_COURT if name != "open_deed"]
    if case.on_route.court_paper:  # the court that sent it makes a paper (特邀调解规定 20)
        known.insert(0, "open_deed")
    found = (name for name in known if offering.is_open(case, name))
    return case.sheet.cached("ways_to_a_court", lambda: tuple(found))


def result_of(proceeding: Any) -> str:
    """What a closed adjudication came to: confirmed, titled, void, lost, or nothing."""
    if proceeding is None:
        return "nothing"
    if proceeding.found_void:
        return "void"
    if proceeding.claim_was_lost:
        return "lost"
    if proceeding.may_become_a_suit:
        return "objected"
    if proceeding.was_sent_back:
        return "sent_back"
    if proceeding.gave_a_title:
        return "ordered" if proceeding.kind == "payment_order" else "titled"
    return "confirmed" if proceeding.outcome == "confirmed" else "nothing"


def for_court(proceeding: Any) -> str:
    """The court's act on a proceeding before it; empty where no form here takes it on."""
    kind, status = proceeding.kind, proceeding.status
    if kind == Proceeding.Kind.ENFORCEMENT:
        return ENFORCEMENT.get(status, "")
    if status in ("decided", "refused") and kind == Proceeding.Kind.CONFIRMATION:
        return _after_the_ruling(proceeding)
    decides = status == "accepted" and kind == Proceeding.Kind.CONFIRMATION
    return "court_decide" if decides else COMING_IN.get(status, "")


def _after_the_ruling(proceeding: Any) -> str:
    act = AFTER_IT[result_of(proceeding)][0]
    return act if act in BY_THE_COURT else ""


BY_THE_COURT = ("title_given", "agreement_stands")
AFTER_IT: dict[str, Acts] = {
    "confirmed": ("title_given",),
    "titled": ("judgment_given", "title_breached"),
    "ordered": ("title_breached", "judgment_given"),  # its last day is over once it is in force
    "void": ("mediate_again", "no_result"),
    "lost": ("claim_lost",),
    "objected": ("convert_order",),
    "sent_back": ("retry_suit",),
    "nothing": ("agreement_stands", "no_result"),
}
COMING_IN = {"sent": "court_receive", "received": "court_accept"}
ENFORCEMENT = {
    "sent": "court_receive",
    "received": "enforcement_accepted",
    "accepted": "enforced",
    "refused": "enforcement_refused",
}
BEFORE_IT: dict[str, Acts] = {
    "preparing": ("court_send",),
    "returned": ("court_send",),
    "sent": ("court_receive",),
    "received": ("court_accept", "enforcement_accepted"),
    "accepted": ("court_decide", "enforced"),
}
