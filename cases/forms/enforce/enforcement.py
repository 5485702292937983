"""Forms of enforcement by a court."""

from django import forms

from cases.forms.base import ActForm, MoneyField, form_of, long_text
from cases.forms.sections import NO_COURT, After, Fold, Section
from cases.law import articles, money
from cases.states import Status
from cases.words.states import STATES
from mediation.directory.models import Court


@form_of("open_enforcement")
class OpenEnforcement(ActForm):
    explain = "申请执行的期间为二年（《民事诉讼法》第二百五十条）；超过的提示风险，由法院审查。"
    on_label = "申请日期"
    day_counts = True
    sections = (Section("向哪个法院、哪天申请", ("court", "on"), Fold("申请内容", ("words",))),)
    after = (
        After("在二年以内申请的，时效中断", articles.ENFORCEMENT_TIME),
        After("接着把材料送法院"),
    )
    when_empty = {"court": NO_COURT}

    court = forms.ModelChoiceField(Court.objects, label="法院")
    words = forms.CharField(label="申请内容", widget=long_text(), required=False, max_length=500)


@form_of("enforcement_accepted")
class EnforcementAccepted(ActForm):
    on_label = "受理日期"
    day_counts = True
    sections = (Section("案号和受理日期", ("court_number", "on")),)
    after = (After(f"由法院执行；{STATES[Status.ENFORCING].court_next}"),)

    court_number = forms.CharField(
        label="执行案号", max_length=60, help_text="例如（2026）闽0504执88号"
    )


@form_of("enforced")
class Enforced(ActForm):
    explain = "应付的全部执行到位，才登记执行完毕；只到位一部分的，先登记付款。"
    on_label = "执行完毕的日期"
    day_counts = True
    sections = (
        Section("到位了多少", ("received",)),
        Section("哪天、凭什么文书", ("on", "words")),
    )
    phrases = {"words": ("结案通知书", "执行款已发还申请人。")}
    after = (
        After("没有付清的款项，全部登记为法院执行款，收款人视为已收到"),
        After("没有做完的事，全部登记为已完成"),
        After("调委会核实后销号、结案"),
    )

    received = MoneyField(label="这次执行到位的金额（元）", required=True)
    words = forms.CharField(label="文书名称、文号，或者说明", widget=long_text(2), max_length=500)

    def prepare(self):
        """Drop the sum where only acts are owed."""
        if not self.case.amount_agreed:
            del self.fields["received"]

    @property
    def owed(self) -> int:
        """分 still to be received, of all debts."""
        return self.case.amount_agreed - self.case.amount_paid

    def clean_received(self):
        """Require the whole debt; a part of it does not end the enforcement."""
        received = self.cleaned_data["received"]
        if received != self.owed and not self.came_before():
            raise forms.ValidationError(
                f"现在还欠 {money.yuan(self.owed)} 元，与填的不一致。没有全部到位的，先登记付款。"
            )
        return received

    def facts(self):
        facts = super().facts()
        received = facts.pop("received", None)
        sum_ = f"执行到位{money.yuan(received)}元。" if received is not None else ""
        return facts | {"words": f"{sum_}{facts['words']}"}


@form_of("enforcement_refused")
class EnforcementRefused(ActForm):
    on_label = "裁定日期"
    day_counts = True
    sections = (Section("为什么驳回、哪天", ("words", "on")),)
    after = (After("原来的执行依据仍然有效；二年内提出过申请的，期间重新计算"),)

    words = forms.CharField(label="理由", widget=long_text(2), max_length=500)
