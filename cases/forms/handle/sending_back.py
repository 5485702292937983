"""Forms of an addressee that is not competent or needs more time, and of matters taken up again."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import AHEAD, DayField, long_text
from cases.forms.sections import After, Fold, Section
from cases.law import articles, day_rules
from cases.words.days import last_day_in_words

GRANTED, NOT_GRANTED = "yes", "no"


@form_of("bounce")
class Bounce(Reason):
    explain = articles.HANDED_OVER_ONCE.says
    on_label = "退回日期"
    day_counts = True
    sections = (
        Section("为什么退回", ("reason",), Fold("应当由谁办", ("competent",))),
        Section("哪天退回的", ("on",)),
    )
    after = (
        After("调委会另派有权的单位"),
        After("不能再次退回，有争议的由区里确定", articles.HANDED_OVER_ONCE),
    )
    phrases = {"reason": ("不在管理范围内。", "属于房屋质量问题。", "属于业主自用部分。")}

    competent = forms.CharField(label="应当由谁办", max_length=60, required=False)


@form_of("dispute_competence")
class DisputeCompetence(Reason):
    explain = "这一件已经退回过一次，不能再退回：照常办理，由区里确定承办单位。"
    on_label = "提出日期"
    day_counts = True
    sections = (Section("为什么不归这个单位办", ("reason",)), Section("哪天提出的", ("on",)))
    after = (After("区里确定以前，答复的期限照常计算", articles.HANDED_OVER_ONCE),)


@form_of("ask_time")
class AskTime(Reason):
    explain = "确有困难的，凭证明可以申请延长一次，最长十五个工作日。"
    on_label = "申请日期"
    sections = (
        Section("延到哪天", ("until",)),
        Section("为什么", ("reason", "proof")),
        Section("哪天申请的", ("on",)),
    )
    after = (After("由调委会决定；没有同意的，期限不变", articles.TIME_TO_ANSWER),)
    phrases = {"reason": ("配件要从外地调。", "要请专业单位检测。")}

    until = DayField(label="延到哪天", near=AHEAD, rule=day_rules.TEN_YEARS)
    proof = forms.CharField(label="凭证", max_length=200, help_text="例如订货单、检测预约单")


@form_of("grant_time")
class GrantTime(Reason):
    on_label = "决定日期"
    day_counts = True
    sections = (
        Section("同意吗", ("granted", "until")),
        Section("为什么", ("reason", "proof")),
        Section("哪天决定的", ("on",)),
    )
    asked_when = {"until": ("granted", GRANTED), "proof": ("granted", GRANTED)}

    @property
    def after(self):
        """The new last day, once it is entered, and where days off move it."""
        until = getattr(self, "cleaned_data", {}).get("until")
        last = last_day_in_words(self.case.extended_to(until)) if until else "所选的那天"
        return (
            After(f"答复的期限延到{last}，只延一次", articles.TIME_TO_ANSWER, ("granted", GRANTED)),
            After("按原来的期限答复", when=("granted", NOT_GRANTED)),
        )

    granted = forms.ChoiceField(
        label="同意延长吗",
        choices=[(GRANTED, "同意"), (NOT_GRANTED, "不同意")],
        widget=forms.RadioSelect,
    )
    until = DayField(label="延到哪天", near=AHEAD, rule=day_rules.TEN_YEARS, required=False)
    proof = forms.CharField(label="凭证", max_length=200, required=False)

    def clean(self):
        """More time needs its last day and its proof."""
        data = super().clean()
        if data.get("granted") == GRANTED:
            for name in ("until", "proof"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return data

    def facts(self):
        """Whether it is granted; a refusal has no day."""
        facts = super().facts()
        granted = facts.pop("granted") == GRANTED
        return facts | {"granted": granted, "until": facts["until"] if granted else None}


@form_of("resolve_on_spot")
class ResolveOnSpot(ActForm):
    explain = "当场办得好的，不用派单：写清看到什么、怎么办的、谁办的。"
    on_label = "办理日期"
    day_counts = True
    sections = (
        Section("看到什么", ("findings",)),
        Section("怎么办的", ("action",)),
        Section("谁办的", ("answered_by", "on")),
    )
    after = (After("住户可以评价；销号后处结"),)

    findings = forms.CharField(label="看到的情况", widget=long_text(), max_length=2000)
    action = forms.CharField(label="怎么办的", widget=long_text(), max_length=2000)
    answered_by = forms.CharField(label="经办人", max_length=60)


@form_of("reopen")
class Reopen(Reason):
    explain = "不予受理、撤回以后又来办的，重新登记；另一件事请另行登记。"
    on_label = "重新登记的日期"
    day_counts = True
    sections = (Section("为什么", ("reason",)), Section("哪天重新登记的", ("on",)))
    after = (After("原来的登记日、请求日不变", articles.INTERRUPTION),)
    phrases = {"reason": ("当事人又来要求办理。", "不予受理的情形已经消失。")}
