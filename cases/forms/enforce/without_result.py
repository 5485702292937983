"""Forms of an enforcement that found nothing, and of its resumption."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.enforcement import THEN_STRUCK_OFF
from cases.forms.fields import long_text
from cases.forms.sections import After, Fold, Section
from cases.forms.typed_fields import PaperTitleField
from cases.law import articles_of_enforcement, court_numbers
from cases.states import Status
from cases.words.states import STATES


@form_of("end_without_result")
class EndWithoutResult(ActForm):
    explain = "到位了一部分的，先登记付款，再登记终结本次执行。"
    on_label = "裁定日期"
    day_counts = True
    sections = (Section("裁定书", ("ruling", "on"), Fold("说明", ("words",))),)
    after = (
        After(
            "还欠的仍然要履行；发现财产的，可以再申请执行", articles_of_enforcement.ENFORCED_AGAIN
        ),
        THEN_STRUCK_OFF,
    )
    phrases = {"words": ("没有可供执行的财产。", "被执行人已被限制消费。")}

    ruling = PaperTitleField(label="文书名称、文号", max_length=80)
    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=500)


@form_of("resume_enforcement")
class ResumeEnforcement(ActForm):
    explain = "发现被执行人有可供执行的财产的，恢复执行，不受二年的限制。"
    on_label = "恢复执行的日期"
    day_counts = True
    sections = (
        Section("发现了什么", ("found",)),
        Section("案号和日期", ("court_number", "on")),
    )
    after = (
        After(
            f"由法院执行；{STATES[Status.ENFORCING].court_next}",
            articles_of_enforcement.ENFORCED_AGAIN,
        ),
    )

    found = forms.CharField(label="发现的财产或者线索", widget=long_text(2), max_length=500)
    court_number = forms.CharField(
        label="恢复执行的案号", max_length=60, help_text=f"例如{court_numbers.example('执恢')}"
    )
