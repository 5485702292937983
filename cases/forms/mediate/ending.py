"""Forms of a mediation that ends without an agreement."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import long_text
from cases.forms.sections import After, Fold, Section
from cases.law import articles
from cases.states import EndReason, Status

OTHER_WAYS = "可以仲裁、走行政途径或者起诉"
REMEDIES = f"告知当事人{OTHER_WAYS}"
# Parties who settle by themselves withdraw (`withdraw_mediation`); the most frequent first.
# What is said of a mediation that never began follows from its state.
ELSEWHERE = (EndReason.SETTLED_THEMSELVES, EndReason.REFUSED)
REASONS = [choice for choice in EndReason.choices if choice[0] not in ELSEWHERE]
REASONS.sort(key=lambda choice: choice[0] != EndReason.GAP)


@form_of("fail")
class Fail(ActForm):
    explain = f"终止后要{REMEDIES}（《人民调解法》第二十六条）。"
    on_label = "终止日期"
    day_counts = True
    sections = (
        Section("为什么谈不成", ("end_reason",)),
        Section(
            "哪天终止的",
            ("on",),
            Fold("说明、双方没有争议的事实", ("words", "undisputed_facts", "facts_agreed")),
        ),
    )
    after = (
        After(REMEDIES, articles.REMEDIES),
        After("写了没有争议的事实的，生成无争议事实记载，请各方签名", articles.UNDISPUTED_FACTS),
    )

    end_reason = forms.ChoiceField(label="终止原因", choices=[("", "请选择"), *REASONS])
    words = forms.CharField(label="说明", widget=long_text(), required=False, max_length=1000)
    undisputed_facts = forms.CharField(
        label="双方没有争议的事实",
        widget=long_text(),
        required=False,
        max_length=2000,
        help_text="为达成协议作出的让步、承认不写。",
    )
    facts_agreed = forms.BooleanField(label="各方当事人都同意记载这些事实", required=False)

    def prepare(self):
        if self.case.status == Status.ACCEPTED:
            named = {EndReason.UNWILLING: EndReason.REFUSED.label}
            field = self.fields["end_reason"]
            field.choices = [(value, named.get(value, label)) for value, label in field.choices]


@form_of("withdraw_mediation")
class WithdrawMediation(ActForm):
    explain = "任何一方都可以随时要求终止调解（《人民调解法》第二十三条）。"

    on_label = "要求终止的日期"
    day_counts = True
    sections = (
        Section("是不是已经自己谈好了", ("settled",)),
        Section("要求终止", ("on",), Fold("说明", ("words",))),
    )
    party_labels = {
        "settled": ("我们自己已经说好了", ""),
        "words": ("想说的话", ""),
    }

    settled = forms.BooleanField(label="双方已经自行和解", required=False)
    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=500)

    @property
    def after(self) -> tuple[After, ...]:
        """What ending leads to; an agreement that is being signed falls with it."""
        signing = self.case.status == Status.SIGNING
        falls = (After("写好的协议作废，已经签的名不再算数"),) if signing else ()
        ends = After("调解到此终止", articles.RIGHTS)
        return (ends, *falls, After(f"没有谈好的，{OTHER_WAYS}"))


@form_of("other_side_refuses")
class OtherSideRefuses(ActForm):
    on_label = "登记日期"
    day_counts = True
    sections = (Section("哪天登记", ("on",)),)
    after = (After(REMEDIES, articles.REMEDIES),)

    explain = f"一方明确拒绝的，不得调解；终止后{REMEDIES}（《人民调解法》第十七条、第二十六条）。"
