"""Forms of an enforcement that lay idle for six months, before the court above."""

from django import forms

from cases.forms.adjudicate.claims import RECEIPTS
from cases.forms.adjudicate.proceedings import COURTS_ABOVE
from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField
from cases.forms.sections import NO_COURT_ABOVE, After, Section
from cases.forms.typed_fields import PaperTitleField
from cases.law import articles_of_enforcement, day_rules
from cases.phases.enforce.guards_of_idle_enforcement import Above
from mediation.directory.models import Court


@form_of("ask_higher_court")
class AskHigherCourt(ActForm):
    explain = "法院收到申请执行书之日起超过六个月未执行的，申请执行人可以向上一级人民法院申请执行。"
    on_label = "申请的日期（收件）"
    day_counts = True
    sections = (
        Section("向哪个法院、哪天申请", ("court", "on")),
        Section("凭什么登记", ("proof",)),
    )
    phrases = {"proof": RECEIPTS}
    when_empty = ActForm.when_empty | {"court": NO_COURT_ABOVE}
    after = (
        After("等上一级法院答复；原来的法院照常执行", articles_of_enforcement.IDLE_ENFORCEMENT),
    )

    court = forms.ModelChoiceField(COURTS_ABOVE, label="上一级法院")
    proof = forms.CharField(label="凭证", max_length=120)


@form_of("higher_court_decides")
class HigherCourtDecides(ActForm):
    explain = "上一级人民法院经审查，可以责令限期执行，也可以由本院执行或者指令其他法院执行。"
    on_label = "决定的日期"
    day_counts = True
    sections = (
        Section("怎么决定的", ("outcome", "until", "court")),
        Section("哪一份文书、哪天", ("ruling", "on")),
    )
    asked_when = {"until": ("outcome", Above.WITHIN), "court": ("outcome", Above.OTHER)}
    after = (
        After(
            "换了法院的，原来的法院不再办理这一件",
            articles_of_enforcement.IDLE_ENFORCEMENT,
            ("outcome", Above.ITSELF, Above.OTHER),
        ),
    )

    outcome = forms.ChoiceField(label="决定", choices=Above.choices, widget=forms.RadioSelect)
    until = DayField(label="限期执行到", near=(), rule=day_rules.TEN_YEARS, required=False)
    court = forms.ModelChoiceField(Court.objects.all(), label="由哪个法院执行", required=False)
    ruling = PaperTitleField(label="文书名称、文号", max_length=80)
