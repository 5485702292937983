"""The form of what interrupts the time to apply for enforcement."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.sections import After, Section
from cases.law import articles_of_enforcement, day_rules
from cases.phases.enforce.guards_of_interruption import Cause


@form_of("interrupt_enforcement_time")
class InterruptEnforcementTime(ActForm):
    explain = (
        "申请执行、达成和解、要求履行、同意履行的，申请执行的期限从那天起重新计算"
        "（《执行程序解释》第二十条）。调委会督促的，不算债权人要求履行。"
    )
    on_label = "登记日期"
    counted_from = "happened_on"
    sections = (
        Section("因为什么、哪天", ("cause", "happened_on")),
        Section("凭什么登记", ("proof", "on")),
    )
    phrases = {"proof": ("签收的催款函", "和解协议", "聊天记录", "法院收件回执")}
    after = (After("原来的期限不再计算", articles_of_enforcement.ENFORCEMENT_INTERRUPTED),)

    cause = forms.ChoiceField(label="因为什么", choices=Cause.choices, widget=forms.RadioSelect)
    happened_on = DayField(label="哪天（要求履行的，填对方收到的那天）", rule=day_rules.PAST)
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)
