"""Forms of a ruling that confirmed the agreement: served, objected to, kept or set aside."""

from django import forms

from cases.forms.adjudicate.claims import LATE_AS_WELL
from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField
from cases.forms.sections import After, Section
from cases.forms.typed_fields import PaperTitleField
from cases.law import articles, day_rules
from cases.phases.adjudicate.guards_of_objections import Objector
from cases.phases.adjudicate.objections import BINDS_AS_AGREED, NOTHING_CHANGES, STILL_IN_FORCE

OF_THE_LAST = "各方收到日期不同的，填最后一方的。"
WHICH_RULING = "文书名称、文号"


@form_of("serve_ruling")
class ServeRuling(ActForm):
    explain = f"当事人对确认裁定有异议的，自收到之日起十五日内提出；{OF_THE_LAST}"
    on_label = "最后一方收到裁定书的日期"
    day_counts = True
    sections = (Section("哪天送达的", ("on",)), Section("凭什么登记", ("proof",)))
    phrases = {"proof": ("法院告知的送达日期", "送达回证复印件")}

    proof = forms.CharField(label="凭证", max_length=120)


@form_of("object_to_ruling")
class ObjectToRuling(ActForm):
    explain = (
        "向作出裁定的法院提出：当事人自收到之日起十五日内，"
        f"利害关系人自知道或者应当知道权益受到侵害之日起六个月内；{LATE_AS_WELL}"
    )
    on_label = "提出异议的日期（收件）"
    day_counts = True
    sections = (
        Section("谁提出异议", ("who", "party", "outsider")),
        Section("从哪天起算、哪天提出", ("since", "on")),
        Section("凭什么登记", ("proof",)),
    )
    asked_when = {"party": ("who", Objector.PARTY), "outsider": ("who", Objector.OUTSIDER)}
    phrases = {"proof": ("法院收件回执", "异议申请书复印件", "网上提交回执")}
    after = (After(STILL_IN_FORCE, articles.OBJECTION_TO_A_RULING),)

    who = forms.ChoiceField(label="谁", choices=Objector.choices, widget=forms.RadioSelect)
    outsider = forms.CharField(label="利害关系人的姓名或者名称", max_length=60)
    since = DayField(label="本人收到裁定（利害关系人：知道）的日期", rule=day_rules.PAST)
    proof = forms.CharField(label="凭证", max_length=120)

    def prepare(self):
        self.choose_party("party", label="哪一方")


@form_of("objection_rejected")
class ObjectionRejected(ActForm):
    explain = "法院审查认为异议不成立的，裁定驳回。"
    on_label = "裁定的日期"
    day_counts = True
    sections = (Section("哪一份裁定、哪天", ("ruling", "on")),)
    after = (After(NOTHING_CHANGES, articles.OBJECTION_TO_A_RULING),)

    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)


@form_of("ruling_set_aside")
class RulingSetAside(ActForm):
    explain = "法院审查认为异议成立的，撤销原裁定。"
    on_label = "裁定的日期"
    day_counts = True
    sections = (Section("哪一份裁定、哪天", ("ruling", "on")),)
    after = (After(BINDS_AS_AGREED, articles.BINDING),)

    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)
