"""Forms of taking up a closed case again, and of opening a filed dossier."""

from cases.forms.base import Reason, form_of
from cases.forms.sections import After, Section
from cases.law import articles

WHY = "为什么"
NO_VISITS = After("排好还没做的回访不再做，再结案时重新安排", articles.RETURN_VISITS)


class TakenUpAgain(Reason):
    """A case that is not over any more: what was planned for its end is told to fall away."""

    def prepare(self):
        if self.case.sheet.days_to_visit:
            self.after = (*self.after, NO_VISITS)


@form_of("reopen_mediation")
class ReopenMediation(TakenUpAgain):
    explain = "同一件纠纷没有谈成、又要再谈的，重新调解；另一件事请另行登记。"
    on_label = "重新调解的日期"
    day_counts = True
    sections = (Section(WHY, ("reason",)), Section("哪天重新调解的", ("on",)))
    after = (
        After("重新问各方是否同意、重新告知权利义务；卷号不变，不再算一件", articles.START),
        After("原来的请求日不变", articles.INTERRUPTION),
    )
    phrases = {"reason": ("各方又愿意谈了。", "回访时当事人不满意，要求再调解。")}


@form_of("reopen_performance")
class ReopenPerformance(TakenUpAgain):
    explain = "结案以后发现协议没有履行完的，恢复履行，接着跟踪。"
    on_label = "恢复履行的日期"
    day_counts = True
    sections = (Section(WHY, ("reason",)), Section("哪天恢复的", ("on",)))
    after = (After("按协议的期限接着跟踪，逾期的提醒", articles.BINDING),)
    phrases = {"reason": ("回访时发现没有履行完。", "对方又不履行了。")}


@form_of("break_seal")
class BreakSeal(Reason):
    explain = "卷宗要补充、更正的，由归档经办人以外的人启封。"
    on_label = "启封日期"
    sections = (Section(WHY, ("reason",)), Section("哪天启封的", ("on",)))
    after = (After("改好以后重新核对归档", articles.FILING),)
    phrases = {"reason": ("补入漏装的文书。", "更正登记的内容。")}
