"""Forms of what the committee may take up: what bars it, and why it declines."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.sections import After, Section
from cases.law import articles
from cases.law.scope import TURNED_ELSEWHERE, WHO_MAY_HELP, Bar, Body, Ground
from cases.phases.handle.scope import NOTHING

ELSEWHERE = (Bar.PENDING.value, Bar.SETTLED.value)


@form_of("check_scope")
class CheckScope(ActForm):
    explain = (
        "只能由专门机关处理的、禁止民间调解的，法院、公安或者其他行政机关已经受理、解决的，"
        "不得受理调解（《人民调解工作若干规定》第二十二条）；由受理的机关委派、移送来的除外。"
    )
    on_label = "核对日期"
    sections = (
        Section("有没有不得受理的情形", ("finding",)),
        Section("是哪个机关", ("body", "body_name")),
        Section("哪天核对的", ("on",)),
    )
    asked_when = {"body": ("finding", *ELSEWHERE), "body_name": ("finding", *ELSEWHERE)}
    after = (
        After("可以受理", when=("finding", NOTHING)),
        After("不能受理，办“不予受理”", articles.ACCEPTANCE_SCOPE, ("finding", *Bar.values)),
    )

    finding = forms.ChoiceField(
        label="核对的结果", choices=[(NOTHING, "都没有"), *Bar.choices], widget=forms.RadioSelect
    )
    body = forms.ChoiceField(label="哪个机关", choices=Body.choices, widget=forms.RadioSelect)
    body_name = forms.CharField(label="机关名称", required=False, max_length=60)


@form_of("decline")
class Decline(Reason):
    explain = (
        "不予受理要说明原因，并告知当事人可以走的其他途径；归专门机关处理、别处已经受理、"
        "不在本会范围的，还要写明该找哪个单位。"
    )
    on_label = "决定日期"
    day_counts = True
    sections = (
        Section("依据是什么", ("ground",)),
        Section("具体情况", ("reason", "turn_to")),
        Section("哪天决定的", ("on",)),
    )
    asked_when = {"turn_to": ()}
    phrases = {"turn_to": WHO_MAY_HELP}
    after = (
        After("出不予受理函，在“文书”里打印交给申请人；没有申请人的不出"),
        After("当事人可以看到依据、原因和该找的单位", TURNED_ELSEWHERE),
        After("请告知仲裁、行政途径或者起诉", articles.REMEDIES),
    )

    ground = forms.ChoiceField(
        label="不予受理的依据", choices=Ground.choices, widget=forms.RadioSelect
    )
    turn_to = forms.CharField(label="该找哪个单位", required=False, max_length=60)
