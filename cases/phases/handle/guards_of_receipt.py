"""Guards of the receipt of a dispatch."""

from cases.guards import guard
from cases.law import articles
from cases.law.clock_rules import ANSWER_CLOCKS, FIRST_RESPONSE
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


@guard(
    otherwise="首次回应的时间自物业公司收到派单起算，请先登记接单；派给部门的，直接登记答复。",
    basis=articles.ARRIVAL,
    remedy="take_dispatch",
)
def a_company_has_received_it(case, facts):
    dispatch = case.sheet.open_dispatch
    return bool(dispatch and dispatch.company_id) and answer_clock(case) is not None


@guard(
    otherwise="首次联系已经登记过了，请在答复的期限内答复。",
    basis=articles.ANSWER_PROMPTLY,
    remedy="answer",
)
def first_response_is_awaited(case, facts):
    return answer_clock(case) is None or case.sheet.clock(FIRST_RESPONSE) is not None
