"""Forms of a paper tried again: asked for, decided, replaced by a new one."""

from django import forms

from cases.forms.adjudicate.awards import TO_A_COURT
from cases.forms.adjudicate.claims import LATE_AS_WELL
from cases.forms.adjudicate.objections import WHICH_RULING
from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField
from cases.forms.sections import NO_COURT, After, Section
from cases.forms.typed_fields import PaperTitleField
from cases.law import articles, day_rules
from cases.models import Proceeding
from cases.phases.adjudicate.guards_of_retrials import Retrial, new_outcomes, tried_again
from cases.phases.adjudicate.retrials import ENFORCED_UNTIL_THEN, OLD_PAPER_ENDS, PAPER_STANDS
from mediation.directory.models import Court


@form_of("ask_for_retrial")
class AskForRetrial(ActForm):
    explain = (
        "自判决书、调解书生效之日起六个月内提出；有新的证据、原证据是伪造的等情形，"
        f"自知道或者应当知道之日起六个月内；{LATE_AS_WELL}"
    )
    on_label = "申请的日期（收件）"
    day_counts = True
    sections = (
        Section("谁申请、向哪个法院", ("party", "court")),
        Section("从哪天起算、哪天申请", ("since", "on")),
        Section("凭什么登记", ("proof",)),
    )
    phrases = {"proof": TO_A_COURT}
    when_empty = ActForm.when_empty | {"court": NO_COURT}
    after = (After(ENFORCED_UNTIL_THEN, articles.RETRIAL),)

    court = forms.ModelChoiceField(
        Court.objects,
        label="法院",
        help_text="上一级人民法院；一方人数众多，或者双方都是公民的，也可以是原审法院",
    )
    since = DayField(label="生效（或者知道）的日期", rule=day_rules.PAST)
    proof = forms.CharField(label="凭证", max_length=120)

    def prepare(self):
        self.choose_party("party", label="谁申请")


@form_of("retrial_decided")
class RetrialDecided(ActForm):
    explain = "改判、调解、发回重审的，办“登记再审、重新仲裁的新文书”。"
    on_label = "裁定、判决的日期"
    day_counts = True
    sections = (
        Section("法院怎么决定的", ("how",)),
        Section("哪一份文书、哪天", ("ruling", "on")),
    )
    after = (
        After(
            "已经申请执行的，中止执行；申请执行的期间照算",
            articles.RETRIAL_RESTS,
            ("how", Retrial.ORDERED),
        ),
        After(PAPER_STANDS, "", ("how", Retrial.REFUSED, Retrial.UPHELD)),
    )

    how = forms.ChoiceField(label="决定", choices=Retrial.choices, widget=forms.RadioSelect)
    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)


@form_of("title_replaced")
class TitleReplaced(ActForm):
    explain = "再审改判、达成调解、发回重审，或者仲裁庭作出新裁决的，在这里登记。"
    on_label = "新文书的日期"
    day_counts = True
    sections = (
        Section("结果是什么", ("outcome",)),
        Section("哪一份文书、哪天", ("ruling", "on")),
    )
    after = (
        After(OLD_PAPER_ENDS),
        After("应当履行的，接着办“文书生效，按文书履行”；此前已付的在金额里扣除"),
    )

    outcome = forms.ChoiceField(label="结果", widget=forms.RadioSelect)
    ruling = PaperTitleField(label=WHICH_RULING, max_length=80)

    def prepare(self):
        names = dict(Proceeding.Outcome.choices)
        known = new_outcomes(tried_again(self.case))
        self.fields["outcome"].choices = [(one, names[one]) for one in known]
