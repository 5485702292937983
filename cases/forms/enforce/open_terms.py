"""Forms of what becomes known later: the sum of a bill, the day after an event."""

from django import forms
from django.db.models import Q

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import choose_duty, duty_in_words
from cases.forms.fields import AHEAD, DayField, MoneyField, long_text
from cases.forms.sections import After, Missing, Section
from cases.law import day_rules
from cases.models import Obligation
from cases.phases.enforce.guards_of_open_terms import NO_EVENT_OPEN, NO_SUM_OPEN, term_after

Kind = Obligation.Kind
BY_AN_EVENT = Q(clause__isnull=False) & ~Q(clause__due_event="")


@form_of("fix_sum")
class FixSum(ActForm):
    explain = (
        "协议写的是按几成承担、据实结算的，单据出来以后在这里登记；"
        "应付多少按协议的比例和最高额算出。"
    )
    on_label = "登记日期"
    sections = (
        Section("是哪一笔", ("obligation",)),
        Section("单据上是多少", ("base", "proof", "on")),
    )
    phrases = {"proof": ("发票", "结算单", "鉴定意见")}
    after = (
        After("应付的金额就此确定，按约定的日子付"),
        After("几个人按份承担、按份收的，各人的份额同时算清，不用再登记"),
    )
    when_empty = {"obligation": Missing(NO_SUM_OPEN)}

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="款项")
    base = MoneyField(label="单据上的金额（元）")
    proof = forms.CharField(label="什么单据", max_length=200)

    def prepare(self):
        choose_duty(self, duty_in_words, kind=Kind.MONEY)
        _narrow_what_is_open(self, amount=None)


@form_of("record_event")
class RecordEvent(ActForm):
    explain = "约定“在什么事之后”履行的，事情发生了在这里登记；从那天起算履行的期限。"
    on_label = "登记日期"
    sections = (
        Section("是哪一项", ("obligation",)),
        Section("哪天发生的", ("happened_on", "due_on")),
        Section("凭什么认定", ("proof", "on")),
    )
    counted_from = "happened_on"
    asked_when = {"due_on": ()}
    phrases = {"proof": ("双方都认可。", "看过验收单。", "看过表决结果。")}
    after = (After("从此按日期跟踪；过了日子没有履行的，转为逾期未履行"),)
    when_empty = {"obligation": Missing(NO_EVENT_OPEN)}

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="约定")
    happened_on = DayField(label="哪天发生的", rule=day_rules.PAST)
    due_on = DayField(
        label="最晚哪天履行",
        required=False,
        near=AHEAD,
        rule=day_rules.FIFTY_YEARS,
        help_text="协议写了几日内履行的，由系统算出，这里空着；没有写的要填。",
    )
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)

    def prepare(self):
        choose_duty(self, duty_in_words, BY_AN_EVENT, kind__in=(Kind.MONEY, Kind.ACT))
        _narrow_what_is_open(self, due_on=None)

    def duty_of_term(self):
        """The duty that falls due on that day."""
        return self.cleaned_data["obligation"]

    def term(self):
        """The day on which the chosen duty falls due by what was entered, or None."""
        data = getattr(self, "cleaned_data", {})
        duty, happened = data.get("obligation"), data.get("happened_on")
        if not (duty and happened):
            return None
        return term_after(self.case, duty, happened, data.get("due_on"))


def _narrow_what_is_open(form, **waiting):
    """Offer the open duties that still wait; a repeated submit reads what waited before."""
    duties = form.fields["obligation"].queryset
    form.choose("obligation", duties, form.still_open["obligation"].filter(**waiting))
