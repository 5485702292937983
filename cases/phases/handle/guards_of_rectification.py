"""Guards of a notice of rectification."""

from cases.guards import guard
from cases.law import articles
from cases.phases.common import in_text, judged_on
from mediation import clock


@guard(
    otherwise="请选有权责令整改的主管部门；调委会自己不能责令整改。",
    basis=articles.RECTIFICATION,
    needs=("issued_by",),
)
def the_body_may_order_it(case, facts):
    return facts["issued_by"].district_id == case.district_id


@guard(
    otherwise="送达的日期要在通知书的日期到今天之间。",
    basis=articles.DATES,
    needs=("served_on", "on"),
    about="served_on",
)
def notice_is_served_in_order(case, facts):
    return facts["on"] <= facts["served_on"] <= clock.today()


@guard(
    otherwise="整改的最后一天要晚于送达的那天。",
    basis=articles.RECTIFICATION,
    needs=("due_on", "served_on"),
    about="due_on",
    exact=lambda case, facts: f"整改的最后一天要晚于送达的那天（{in_text(facts['served_on'])}）。",
)
def due_after_the_service(case, facts):
    return facts["due_on"] > facts["served_on"]


@guard(otherwise="没有正在执行的整改通知。", basis=articles.RECTIFICATION, absent=True)
def some_notice_is_open(case, facts):
    return case.sheet.open_notice is not None


# The acts that record the end of a notice beside the case, where its end moves nothing.
RECORDED = ("record_passed_notice", "record_lifted_notice")
ITS_RESULT_FIRST = "先登记复查合格或者撤销。"


def _which_notice(case, facts):
    return f"{case.sheet.open_notice.title}还没有结果，{ITS_RESULT_FIRST}"


@guard(
    otherwise=f"前一份整改通知书还没有结果，{ITS_RESULT_FIRST}",
    basis=articles.RECTIFICATION,
    remedy=RECORDED[0],
    or_else=RECORDED[1],
    exact=_which_notice,
)
def the_notice_before_has_ended(case, facts):
    """One notice of a case is open at a time, so that an inspection can mean no other."""
    return case.sheet.open_notice is None


@guard(
    otherwise="新的整改期限要晚于复查的那天。",
    basis=articles.RECTIFICATION,
    needs=("due_on", "on"),
    about="due_on",
    exact=lambda case, facts: f"新的整改期限要晚于复查的那天（{judged_on(facts['on'])}）。",
)
def new_day_after_the_inspection(case, facts):
    return facts["due_on"] > facts["on"]
