"""Guards of a case that another body sent, and of the report back."""

from datetime import timedelta

from cases.guards import guard
from cases.law import articles
from cases.law.court_numbers import AFTER_FILING, BEFORE_FILING, in_normal_form, parsed, wrong
from cases.law.routes import FINISH_A_PETITION, FROM_A_COURT, ROUTES, Route, row_of
from cases.phases.common import differs, in_text
from cases.states import OPEN, Status

OF_A_REFERRAL = ("route", "received_on", "court", "body", "number")
RECEIVED_BY_THEN = "签收材料的日期不能晚于受理、更正的日期"


@guard(otherwise="已经登记过移送，不再重复登记。", basis=articles.CASE_PAPERS)
def not_referred_yet(case, facts):
    return case.sheet.referral is None


@guard(
    otherwise="请写明是哪个单位移送的；法院委派、委托的，选是哪个法院。",
    basis=articles.CASE_PAPERS,
    needs=("route",),
)
def sender_is_named(case, facts):
    by_court = facts["route"] != Route.OWN and row_of(facts["route"]).by_court
    body = facts.get("body", "")
    return facts.get("court") is not None if by_court else bool(body.strip())


OF_ANOTHER_ROUTE = "法院的案号与途径不符：立案前委派的是“诉前调”等字号，立案后委托的是“民初”字号。"


def kinds_on(route) -> tuple[str, ...]:
    """The 类型代字 of what a court sends by this route."""
    return AFTER_FILING if ROUTES[Route(route)].court_paper else BEFORE_FILING


def number_as_kept(route, number) -> str:
    """A court's number in its normal form, any other body's as it was typed."""
    return (ROUTES[Route(route)].by_court and in_normal_form(number)) or number


def _wrong_number(case, facts):
    is_read = parsed(facts["number"])
    return OF_ANOTHER_ROUTE if is_read else wrong(kinds_on(facts["route"])[0])


@guard(
    otherwise=OF_ANOTHER_ROUTE,
    basis=articles.COURT_PAPERS_RECEIVED,
    needs=("route", "number"),
    about="number",
    exact=_wrong_number,
)
def number_fits_the_route(case, facts):
    number = facts["number"]
    if not ROUTES[Route(facts["route"])].by_court or not number:
        return True
    found = parsed(number)
    return found is not None and found.kind in kinds_on(facts["route"])


@guard(
    otherwise="要求回告的日期不能早于收到的日期，请核对。",
    basis=articles.CASE_PAPERS,
    needs=("report_until", "on"),
    about="report_until",
)
def result_is_wanted_later(case, facts):
    return facts["report_until"] is None or facts["report_until"] >= facts["on"]


@guard(
    otherwise="案件来源是法院委派、委托的，先登记移送：委派还是委托，哪天签收材料。",
    basis=articles.COURT_PAPERS_RECEIVED,
    remedy="record_referral",
)
def referral_is_recorded(case, facts):
    by_court = case.source == FROM_A_COURT or case.on_route.from_receipt
    return not by_court or case.sheet.referral is not None


@guard(
    otherwise="没有登记移送，没有可更正的。",
    basis=articles.CASE_PAPERS,
    remedy="record_referral",
    absent=True,
)
def referral_is_there(case, facts):
    return case.sheet.referral is not None


@guard(
    otherwise="途径已经印在受理登记表上，请由调委会另写更正说明，作为扫描件存入案卷。",
    basis=articles.CASE_PAPERS,
    needs=("route",),
)
def route_is_not_printed(case, facts):
    referral = case.sheet.referral
    return case.accepted_on is None or referral is None or facts["route"] == referral.route


def _by_when(case, facts):
    last = case.accepted_on or facts["on"]
    what = "受理" if case.accepted_on else "更正"
    return f"{RECEIVED_BY_THEN}（{in_text(last)}{what}）。"


@guard(
    otherwise=f"{RECEIVED_BY_THEN}。",
    basis=articles.COURT_PAPERS_RECEIVED,
    needs=("received_on", "on"),
    about="received_on",
    exact=_by_when,
)
def received_by_then(case, facts):
    return facts["received_on"] <= (case.accepted_on or facts["on"])


@guard(
    otherwise="写的和登记的移送一样：请写明要更正成什么；不更正的，返回案件。",
    basis=articles.CASE_PAPERS,
    needs=("route", "received_on", "on"),
    about="received_on",
)
def something_differs(case, facts):
    given = {name: facts[name] for name in OF_A_REFERRAL if name in facts}
    given["number"] = number_as_kept(facts["route"], facts.get("number", ""))
    return case.sheet.referral is None or differs(case.sheet.referral, given)


NO_ANSWER_IS_DUE = "没有等答复的移送。"


def _how_it_was_answered(case, facts):
    referral = case.sheet.referral
    if referral is None or not referral.answer:
        return NO_ANSWER_IS_DUE
    return f"移送已经答复过：{referral.get_answer_display()}（{in_text(referral.answered_on)}）。"


@guard(
    otherwise=NO_ANSWER_IS_DUE, basis=articles.REPORT_BACK, exact=_how_it_was_answered, absent=True
)
def an_answer_is_due(case, facts):
    return case.sheet.waits_for_an_answer


def _who_asked(case, facts):
    asked = "、".join(party.called for party in case.sheet.parties if party.days_asked)
    return f"{asked}自己也向本会请求过，不能只退回移送；不能受理的，请办不予受理，并告知其他途径。"


@guard(
    otherwise="有当事人自己也向本会请求过，不能只退回移送。",
    basis=articles.START,
    remedy="decline",
    exact=_who_asked,
)
def nobody_asked_the_committee(case, facts):
    """What a party itself asked for is answered on the grounds of the law alone."""
    return not any(party.days_asked for party in case.sheet.parties)


@guard(
    otherwise="并入的案件还没有结果，等那一件有了结果再回告。",
    basis=articles.REPORT_BACK,
    exact=lambda case, facts: f"并入的{case.lead.number}还没有结果，等那一件有了结果再回告。",
)
def the_lead_case_has_ended(case, facts):
    """What joined another case has the result of that one."""
    return case.status != Status.JOINED or case.lead is None or has_a_result(case.lead)


def has_a_result(case) -> bool:
    """Whether the case ended, or an agreement of it is in force."""
    return case.status not in OPEN or case.effective_on is not None or case.status == Status.FAILED


@guard(otherwise="没有等回告的移送。", basis=articles.REPORT_BACK, absent=True)
def a_report_is_due(case, facts):
    return case.sheet.waits_for_a_report


def _finish(case):
    return case.sheet.clock(FINISH_A_PETITION)


@guard(
    otherwise="没有在计算的信访办结期限，不用延长。", basis=articles.FINISH_A_PETITION, absent=True
)
def a_petition_is_to_be_finished(case, facts):
    return _finish(case) is not None


@guard(otherwise="办结期限已经延长过一次，不能再延。", basis=articles.FINISH_A_PETITION)
def not_extended_yet(case, facts):
    running = _finish(case)
    return running is None or running.agreed_until is None


MORE_DAYS = "延长要在届满以前办，新的最后一天要晚于原来的，最多再加三十日"


def _last_day_at_most(running):
    return running.due_on + timedelta(days=30)


@guard(
    otherwise=f"{MORE_DAYS}。",
    basis=articles.FINISH_A_PETITION,
    needs=("until", "on"),
    about="until",
    exact=lambda case, facts: (
        f"{MORE_DAYS}（原来到{in_text(_finish(case).due_on)}，"
        f"最多到{in_text(_last_day_at_most(_finish(case)))}）。"
    ),
)
def at_most_thirty_days_more(case, facts):
    running = _finish(case)
    if running is None:
        return True
    in_time = facts["on"] <= running.due_on < facts["until"]
    return in_time and facts["until"] <= _last_day_at_most(running)
