"""Guards of the receipt of a dispatch."""

from cases.guards import guard
from cases.law import articles
from cases.law.clock_rules import ANSWER_CLOCKS
from cases.phases import roles
from mediation import clock


def answer_clock(case):
    """The running clock of the addressee's answer, or None while nothing was received."""
    return next((row for row in case.sheet.clocks if row.key in ANSWER_CLOCKS), None)


@guard(otherwise="这一件已经接过单了。", basis=articles.DISPATCHING)
def dispatch_is_not_taken_yet(case, facts):
    dispatch = case.sheet.open_dispatch
    return dispatch is not None and dispatch.status == dispatch.Status.SENT


@guard(
    otherwise="替对方登记收到的，请写明凭证，例如签收单、电话确认。",
    basis=articles.ARRIVAL,
    needs=("by", "on"),
    about="how",
)
def receipt_is_proved(case, facts):
    return roles.addressee(case, facts["by"]) or bool(facts.get("how", "").strip())


@guard(
    otherwise="对方收到的日期要在派单那天到今天之间。",
    basis=articles.DATES,
    needs=("received_on", "on"),
    about="received_on",
)
def received_since_the_dispatch(case, facts):
    received = facts["received_on"]
    return received is None or facts["on"] <= received <= clock.today()
