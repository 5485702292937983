"""Guards of taking up a closed case again, and of opening a filed dossier."""

from cases.guards import guard
from cases.law import articles

ANOTHER_QUARREL = "另一件事请另行登记"
FOUND_UNDONE = "登记做完了、其实没有做的，先办“撤回完成登记”，付款没有到的办“冲销付款”"
STILL_OWED = "没有履行的办“恢复履行”"


@guard(
    otherwise=f"协议还有效，不能就同一件事重新调解；{STILL_OWED}，{ANOTHER_QUARREL}。",
    basis=articles.BINDING,
    remedy="reopen_performance",
)
def nothing_agreed_stands(case, facts):
    return case.sheet.title is None


@guard(
    otherwise=f"没有还要履行的事项：{FOUND_UNDONE}；没有达成协议的办“重新调解”，{ANOTHER_QUARREL}。",
    basis=articles.BINDING,
    remedy="reopen_mediation",
    absent=True,
)
def something_agreed_is_open(case, facts):
    return any(duty.is_pending for duty in case.sheet.obligations)


@guard(
    otherwise="启封要由归档经办人以外的人办理。",
    basis=articles.FILING,
    needs=("by",),
)
def opened_by_another(case, facts):
    return case.filed_by != facts["by"].principal
