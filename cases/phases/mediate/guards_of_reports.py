"""Guards of reports to others."""

from cases.guards import guard
from cases.law import articles
from cases.states import EndReason


@guard(otherwise="已经中止并报告过，等处理结果。", basis=articles.SHAM)
def sham_is_not_reported_yet(case, facts):
    return "report_sham" not in case.sheet.days_of_acts


@guard(
    otherwise="涉嫌虚假调解的，先中止并报告，再按处理结果终止。",
    basis=articles.SHAM,
    needs=("end_reason",),
    remedy="report_sham",
)
def sham_was_reported(case, facts):
    sham = facts["end_reason"] == EndReason.SHAM
    return not sham or "report_sham" in case.sheet.days_of_acts
