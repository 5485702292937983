"""In which situation a case is while a court, or another body, has it, and after its decision."""

from cases.door.next_at_court import result_of
from cases.models import Proceeding
from cases.phases.adjudicate import guards_of_payment_orders as orders
from cases.words.situations_afterwards import Afterwards

AT_COURT = {
    Proceeding.Status.PREPARING: Afterwards.PREPARING,
    Proceeding.Status.SENT: Afterwards.SENT,
    Proceeding.Status.RECEIVED: Afterwards.RECEIVED,
    Proceeding.Status.RETURNED: Afterwards.RETURNED,
    Proceeding.Status.ACCEPTED: Afterwards.AT_COURT,
}
RESULTS = {
    "confirmed": Afterwards.CONFIRMED,
    "titled": Afterwards.TITLED,
    "ordered": Afterwards.ORDERED,
    "objected": Afterwards.ORDER_FELL,
    "void": Afterwards.FOUND_VOID,
    "lost": Afterwards.CLAIM_LOST,
    "sent_back": Afterwards.SENT_BACK,
}
# The same of a first instance, against which an appeal is open.
AT_FIRST = {
    "titled": Afterwards.JUDGED,
    "lost": Afterwards.LOST_AT_FIRST,
    "void": Afterwards.VOID_AT_FIRST,
    "nothing": Afterwards.RULED_AT_FIRST,
}


def at_court(case):
    """How far an application is that a court, or another body, has not decided on."""
    found = case.sheet.current_proceeding
    if found and found.kind in Proceeding.OTHER_BODIES:
        return Afterwards.BEFORE_ANOTHER_BODY
    if orders.accepted_order(case):
        return _of_an_order(found)
    return AT_COURT.get(found.status) if found else None


def _of_an_order(order):
    """How far a payment order is that the court has accepted."""
    if order.served_on:
        return Afterwards.ORDER_SERVED
    return Afterwards.ORDER_TO_SERVE if order.issued_on else Afterwards.ORDER_TO_ISSUE


def adjudicated(case, me):
    """What a case waits for before a court, or what came of it there."""
    if case.sheet.current_proceeding:
        return at_court(case)
    last = case.sheet.last_adjudication
    came = result_of(last)
    if last is not None and last.may_be_appealed:
        return AT_FIRST[came]
    if came in RESULTS:
        return RESULTS[came]
    if case.sheet.agreement_in_force is None:
        return Afterwards.NOTHING_CAME
    if last is not None and last.kind in Proceeding.BY_THE_PARTIES:
        return Afterwards.NO_TITLE
    withdrawn = last is not None and last.status == "withdrawn"
    return Afterwards.APPLICATION_WITHDRAWN if withdrawn else Afterwards.NOT_CONFIRMED
