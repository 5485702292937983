"""Guards of appraisals during mediation."""

from cases.earlier_facts import earlier_fact
from cases.guards import guard
from cases.law import articles
from cases.phases.common import differs

NONE_RECORDED, NONE_OPEN = "没有登记过鉴定。", "没有还没结束的鉴定。"


@earlier_fact("鉴定是那天委托的")
def the_commission(case, facts):
    return facts["appraisal"].began_on


@guard(otherwise=NONE_OPEN, basis=articles.RECORDS, absent=True)
def an_appraisal_is_open(case, facts):
    return bool(case.sheet.open_appraisals)


@guard(otherwise="请选择本案一项还没有结束的鉴定。", basis=articles.RECORDS, needs=("appraisal",))
def appraisal_is_open(case, facts):
    appraisal = case.sheet.appraisal(facts["appraisal"].pk)
    return appraisal is not None and appraisal.ended_on is None


@guard(otherwise=NONE_RECORDED, basis=articles.RECORDS, absent=True)
def an_appraisal_is_recorded(case, facts):
    return bool(case.sheet.appraisals)


@guard(otherwise="请选择本案的一项鉴定。", basis=articles.RECORDS, needs=("appraisal",))
def appraisal_is_of_the_case(case, facts):
    return case.sheet.appraisal(facts["appraisal"].pk) is not None


@guard(
    otherwise="委托的日期不能早于受理，结束的日期不能早于委托，都不能晚于更正当天。",
    basis=articles.DATES,
    needs=("began_on", "on"),
    about="began_on",
)
def appraisal_days_in_order(case, facts):
    began, on = facts["began_on"], facts["on"]
    since = case.accepted_on or case.registered_on
    return since <= began <= (facts.get("ended_on") or on) <= on


@guard(
    otherwise="写的和登记的日期一样：请写明要更正成哪天；不更正的，返回案件。",
    basis=articles.RECORDS,
    needs=("appraisal", "began_on", "on"),
    about="began_on",
)
def appraisal_days_differ(case, facts):
    appraisal = case.sheet.appraisal(facts["appraisal"].pk)
    days = {"began_on": facts["began_on"], "ended_on": facts.get("ended_on")}
    return appraisal is None or differs(appraisal, days)


@guard(
    otherwise="鉴定还没有结束；登记鉴定结束以后，调解期限自动接着计算。",
    basis=articles.APPRAISAL_TIME,
    remedy="end_appraisal",
)
def no_appraisal_is_awaited(case, facts):
    return not (case.on_route.appraisal_left_out and case.sheet.open_appraisals)
