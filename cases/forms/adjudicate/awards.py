"""Forms of an award: served, a court asked to set it aside, kept, or fallen."""

from django import forms

from cases.forms.adjudicate.claims import LATE_AS_WELL
from cases.forms.adjudicate.objections import OF_THE_LAST, WHICH_RULING
from cases.forms.adjudicate.proceedings import INTERMEDIATE_COURTS
from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import Kind, choose_any_duty, debt_in_words
from cases.forms.fields import DayField, MoneyField
from cases.forms.sections import NO_INTERMEDIATE_COURT, After, Missing, Section
from cases.forms.typed_fields import PaperTitleField
from cases.law import articles_of_arbitration, articles_of_enforcement, day_rules
from cases.law.awards import GROUNDS
from cases.models import Obligation
from cases.phases.adjudicate.awards import (
    AWARD_STANDS,
    NEW_AWARD_REPLACES,
    NOTHING_IS_OWED,
    STANDS_UNTIL_THEN,
    WHAT_WAS_PERFORMED,
)
from cases.phases.adjudicate.guards_of_awards import Again, Fall

TO_A_COURT = ("法院收件回执", "受理通知书", "网上立案回执")


@form_of("serve_award")
class ServeAward(ActForm):
    explain = (
        "当事人要求撤销裁决的，自收到裁决书之日起三个月内提出（2026年3月1日以前收到的，六个月）；"
        f"{OF_THE_LAST}"
    )
    on_label = "最后一方收到裁决书的日期"
    day_counts = True
    sections = (Section("哪天送达的", ("on",)), Section("凭什么登记", ("proof",)))
    phrases = {"proof": ("仲裁委员会告知的送达日期", "送达回证复印件")}

    proof = forms.CharField(label="凭证", max_length=120)


@form_of("ask_to_set_aside")
class AskToSetAside(ActForm):
    explain = (
        "向仲裁机构所在地的中级人民法院提出，自收到裁决书之日起三个月内"
        f"（2026年3月1日以前收到的，六个月）；{LATE_AS_WELL}"
    )
    on_label = "申请的日期（收件）"
    day_counts = True
    sections = (
        Section("谁申请、向哪个法院", ("party", "court")),
        Section("有哪一种法定情形", ("ground",)),
        Section("哪天收到裁决书、哪天申请", ("since", "on")),
        Section("凭什么登记", ("proof",)),
    )
    phrases = {"proof": TO_A_COURT}
    when_empty = ActForm.when_empty | {"court": NO_INTERMEDIATE_COURT}
    after = (After(STANDS_UNTIL_THEN, articles_of_arbitration.AWARD_ENFORCEMENT_RESTS),)

    court = forms.ModelChoiceField(INTERMEDIATE_COURTS, label="法院")
    ground = forms.ChoiceField(label="情形", choices=GROUNDS, widget=forms.RadioSelect)
    since = DayField(label="这一方收到裁决书的日期", rule=day_rules.PAST)
    proof = forms.CharField(label="凭证", max_length=120)

    def prepare(self):
        self.choose_party("party", label="谁申请")


@form_of("setting_aside_refused")
class SettingAsideRefused(ActForm):
    explain = "法院审查认为没有法定情形的，裁定驳回申请。"
    on_label = "裁定的日期"
    day_counts = True
    sections = (Section("哪一份裁定、哪天", ("ruling", "on")),)
    after = (After(AWARD_STANDS, articles_of_arbitration.AWARD_ENFORCEMENT_RESTS),)

    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)


@form_of("award_falls")
class AwardFalls(ActForm):
    explain = "中级人民法院裁定撤销裁决的，或者执行的法院裁定不予执行的，裁决失去效力。"
    on_label = "裁定的日期"
    day_counts = True
    sections = (
        Section("法院怎么裁定的", ("how",)),
        Section("哪一份裁定、哪天", ("ruling", "on")),
    )
    after = (
        After(NOTHING_IS_OWED, articles_of_arbitration.AWARD_FELL),
        After(WHAT_WAS_PERFORMED, articles_of_enforcement.ENFORCED_IS_RETURNED),
    )

    how = forms.ChoiceField(label="裁定", choices=Fall.choices, widget=forms.RadioSelect)
    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)


@form_of("arbitrate_again")
class ArbitrateAgain(ActForm):
    explain = (
        "裁决所根据的证据是伪造的、对方隐瞒了足以影响公正裁决的证据的，"
        "法院可以通知仲裁庭限期重新仲裁。"
    )
    on_label = "通知、裁定的日期"
    day_counts = True
    sections = (
        Section("法院怎么决定的", ("how", "until")),
        Section("哪一份文书、哪天", ("ruling", "on")),
    )
    asked_when = {"until": ("how", Again.GIVEN)}
    after = (
        After(NEW_AWARD_REPLACES, articles_of_arbitration.ARBITRATED_AGAIN, ("how", Again.GIVEN)),
    )

    how = forms.ChoiceField(label="决定", choices=Again.choices, widget=forms.RadioSelect)
    until = DayField(label="重新仲裁的期限", rule=day_rules.TEN_YEARS, required=False)
    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)


@form_of("award_falls_in_part")
class AwardFallsInPart(ActForm):
    explain = "超出仲裁协议的部分可以分开的，法院只撤销这一部分，其余部分仍按裁决履行。"
    on_label = "裁定的日期"
    day_counts = True
    sections = (
        Section("撤销哪一笔的多少", ("obligation", "amount")),
        Section("哪一份裁定、哪天", ("ruling", "on")),
    )
    after = (
        After("减少这一笔的金额，其余照旧履行", articles_of_arbitration.AWARD_IN_PART),
        After(WHAT_WAS_PERFORMED, articles_of_enforcement.ENFORCED_IS_RETURNED),
    )

    when_empty = {"obligation": Missing("裁决里没有确定了金额的款项。")}

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="款项")
    amount = MoneyField(label="撤销的金额（元）", required=True)
    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)

    def prepare(self):
        choose_any_duty(self, debt_in_words, kind=Kind.MONEY)
