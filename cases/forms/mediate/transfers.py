"""Forms of a case that passes to another committee: handed over, taken, returned."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import long_text
from cases.forms.people import PartiesField
from cases.forms.sections import After, Missing, Section
from cases.law import articles
from cases.law.transfers import TransferGround
from cases.models import Party
from mediation.directory.models import Committee

NO_OTHER_COMMITTEE = Missing("没有别的调委会可以移交，请系统管理员先登记调委会。")


@form_of("transfer")
class HandOver(ActForm):
    explain = "移交以后，本会的人员不再看到案件；编号不变，对方退回的，回到本会。"
    on_label = "移交的日期"
    day_counts = True
    sections = (
        Section("移交给哪个调委会", ("receiver",)),
        Section("为什么移交", ("ground", "reason")),
        Section("当事人同意没有", ("agreed", "agreed_how")),
        Section("移交了什么材料，哪天", ("papers", "on")),
    )
    phrases = {
        "agreed_how": ("当面都同意。", "电话中都同意。"),
        "papers": ("申请书、身份证明、证据材料。", "全部案卷。"),
    }
    after = (
        After("本会的人员从这一刻起看不到案件，对方从这一刻起看得到"),
        After("调解期限到此为止，对方受理以后重新起算", articles.MEDIATION_TIME),
    )

    when_empty = ActForm.when_empty | {"receiver": NO_OTHER_COMMITTEE}

    receiver = forms.ModelChoiceField(Committee.objects.none(), label="调委会")
    ground = forms.ChoiceField(
        label="原因属于哪一种", choices=TransferGround.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(label="说明", widget=long_text(2), max_length=300)
    agreed = PartiesField(Party.objects.none(), label="哪些当事人同意")
    agreed_how = forms.CharField(label="怎么同意的", max_length=120)
    papers = forms.CharField(label="移交的材料", widget=long_text(2), max_length=200)

    def prepare(self):
        self.choose_parties("agreed")
        others = Committee.objects.exclude(pk=self.case.committee_id).order_by("name")
        self.choose("receiver", Committee.objects.order_by("name"), others)

    def clean_agreed(self):
        return list(self.cleaned_data["agreed"])


class _Answer(ActForm):
    """What is answered to the committee that handed the case over."""

    day_counts = True
    sections = (Section("怎么答复的", ("words", "on")),)

    words = forms.CharField(label="答复", widget=long_text(2), max_length=300)


@form_of("take_transfer")
class TakeTransfer(_Answer):
    on_label = "接收的日期"
    phrases = {"words": ("材料齐全，已接收。",)}
    after = (After("接收以后照常受理：各方同意、指派调解员", articles.START),)


@form_of("return_transfer")
class ReturnTransfer(_Answer):
    explain = "退回要写明原因；案件回到移交的调委会。"
    on_label = "退回的日期"
    after = (After("本会的人员从这一刻起看不到案件"),)
