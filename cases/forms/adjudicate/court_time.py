"""Forms of the time a court is held to: of a payment order, of a trial, and an extension."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField
from cases.forms.sections import After, Section
from cases.law import articles, day_rules
from cases.models import Proceeding
from cases.words.days import extended_in_words

Procedure = Proceeding.Procedure
HOW_IT_IS_TRIED = "用什么程序审理"
NOT_KNOWN = "还不知道"
OF_FIRST_INSTANCE = [
    (one.value, one.label) for one in (Procedure.ORDINARY, Procedure.SIMPLE, Procedure.SMALL)
]
TRIED_IN = {
    Procedure.ORDINARY.value: "立案之日起六个月内审结",
    Procedure.SIMPLE.value: "立案之日起三个月内审结",
    Procedure.SMALL.value: "立案之日起二个月内审结；一审终审，不能上诉",
}


class AsksOfTheProcedure(ActForm):
    """A form that asks by which procedure a suit is tried; it may not be known yet."""

    notes = {"procedure": TRIED_IN}

    procedure = forms.ChoiceField(
        label=f"{HOW_IT_IS_TRIED}（{articles.TRIAL_TIME}）",
        choices=(*OF_FIRST_INSTANCE, ("unknown", NOT_KNOWN)),
        widget=forms.RadioSelect,
    )

    def clean_procedure(self):
        """The procedure, "" while it is not known."""
        chosen = self.cleaned_data["procedure"]
        return "" if chosen == "unknown" else chosen


@form_of("set_procedure")
class SetProcedure(ActForm):
    explain = "法院告知适用哪一种程序，或者改用另一种程序审理的，在这里登记。"
    on_label = "法院告知的日期"
    day_counts = True
    sections = (Section("哪一种程序、哪天告知的", ("procedure", "on")),)
    notes = {"procedure": TRIED_IN}
    after = (After("审限自法院立案之日起重新计算", articles.TRIAL_TIME),)

    procedure = forms.ChoiceField(
        label=HOW_IT_IS_TRIED, choices=OF_FIRST_INSTANCE, widget=forms.RadioSelect
    )


@form_of("court_extends")
class CourtExtends(ActForm):
    explain = "有特殊情况的，法院的审查期限、审限经本院院长批准可以延长。"
    on_label = "批准的日期"
    day_counts = True
    sections = (Section("延长到哪天、为什么", ("until", "words")), Section("哪天批准的", ("on",)))

    @property
    def after(self):
        """The new last day, once it is entered, and where days off move it."""
        until = getattr(self, "cleaned_data", {}).get("until")
        if until is None:
            return (After("法院的期限改到所选的那天", articles.TRIAL_TIME),)
        last = extended_in_words(until, self.case.extended_to(until))
        return (After(f"法院的期限改到{last}", articles.TRIAL_TIME),)

    until = DayField(label="延长到", near=(), rule=day_rules.TEN_YEARS)
    words = forms.CharField(label="原因", max_length=120)


@form_of("issue_order")
class IssueOrder(ActForm):
    explain = "法院受理支付令申请之日起十五日内发出支付令。"
    on_label = "支付令上的日期"
    day_counts = True
    sections = (Section("哪天发出的", ("on",)),)
    after = (After("三十日内没有送达债务人的，支付令自行失效", articles.ORDER_NOT_SERVED),)


@form_of("serve_order")
class ServeOrder(ActForm):
    explain = "债务人收到支付令之日起十五日内清偿，或者向法院提出书面异议；口头的不算。"
    on_label = "送达债务人的日期"
    day_counts = True
    sections = (Section("哪天送达的", ("on",)), Section("凭什么登记", ("proof",)))
    phrases = {"proof": ("法院告知的送达日期", "送达回证复印件")}
    after = (After("期满没有书面异议的，登记结果，可以申请执行", articles.ORDER_IN_FORCE),)

    proof = forms.CharField(label="凭证", max_length=120)
