"""Forms of joining a lead case and leaving it."""

from django import forms

from cases.forms.base import Reason, form_of
from cases.forms.sections import After, Section
from cases.law import articles
from cases.phases.handle.guards_of_joining import lead_case


@form_of("join")
class Join(Reason):
    explain = "同一纠纷的几件放在一起办；一批人各有各的请求的，不并案。"
    on_label = "并案日期"
    day_counts = True
    sections = (
        Section("并入哪一件", ("lead",)),
        Section("为什么", ("reason",)),
        Section("哪天并的", ("on",)),
    )
    after = (
        After("到主案里办理；本件的经过、登记日、请求日都保留", articles.JOINING),
        After("情况不同的，可以脱离并案"),
    )
    phrases = {"reason": ("同一处渗漏。", "同一件事的另一位住户。")}

    lead = forms.CharField(label="主案的编号", max_length=30, help_text="例如 SY2026-000001")

    def clean_lead(self):
        """The number as the case has it, however it was typed."""
        typed = self.cleaned_data["lead"]
        found = lead_case(self.case, typed)
        return found.number if found else typed


@form_of("leave")
class Leave(Reason):
    explain = "不是同一纠纷，或者要单独办理的，脱离并案。"
    on_label = "脱离的日期"
    day_counts = True
    sections = (Section("为什么", ("reason",)), Section("哪天脱离的", ("on",)))
    after = (After("回到已登记，单独办理"),)
    phrases = {"reason": ("不是同一件事。", "主案已经办完，本件还没有。")}
