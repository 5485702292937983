"""Forms of reports to others: a dispute likely to escalate, a sham mediation."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import long_text
from cases.forms.mediate.clocks import ReleaseHold
from cases.forms.mediate.talks import AtAMoment
from cases.forms.people import PartiesField
from cases.forms.sections import After, Fold, Section
from cases.law import articles
from cases.models import Party

REPORTED_TO = ("委派的人民法院", "本会", "区司法局")
REPORT_IS_MADE = "生成一份情况报告，可以打印、盖章后送出"
BODIES = ("当地派出所", "街道办事处", "区司法局", "区综治中心")


@form_of("report_danger")
class ReportDanger(AtAMoment):
    explain = (
        "纠纷可能激化的，要采取预防措施；可能引起治安、刑事案件的，及时向当地公安机关"
        "或者有关部门报告（《人民调解法》第二十五条）。情况紧急的，先打110。"
    )
    on_label = "报告日期"
    day_counts = True
    sections = (
        Section("向谁报告", ("addressee",)),
        Section("什么时候报告的", ("on", "at")),
        Section("什么情况", ("words",), Fold("采取的措施", ("measures",))),
    )
    phrases = {"addressee": BODIES}
    after = (
        After(REPORT_IS_MADE),
        After("这一件标为“紧急”，排在待办最前", articles.ESCALATION),
        After("当事人看不到这一条"),
    )

    addressee = forms.CharField(label="报告给哪个单位", max_length=60)
    words = forms.CharField(label="情况", widget=long_text(3), max_length=1000)
    measures = forms.CharField(
        label="采取的措施", widget=long_text(2), required=False, max_length=500
    )


@form_of("apply_to_the_police")
class ApplyToThePolice(ActForm):
    explain = (
        "民间纠纷引起、情节较轻的违反治安管理行为，达成调解协议并履行，书面申请经公安机关认可的，"
        "不予处罚（《治安管理处罚法》第九条）。要在公安机关作出处理决定以前申请。"
    )
    on_label = "申请的日期"
    day_counts = True
    sections = (
        Section("谁申请", ("parties",)),
        Section("公安机关办理的是什么", ("offence",)),
        Section("已经履行的凭证", ("proof",)),
        Section("哪天申请", ("on",)),
    )
    phrases = {"proof": ("收条。", "转账凭证。", "收款人确认的记录。")}
    after = (
        After("生成一份治安案件书面申请书，当事人签名后递交"),
        After("是否不予处罚，由公安机关决定", articles.SPARED_BY_THE_POLICE),
    )

    parties = PartiesField(Party.objects.none(), label="申请人")
    offence = forms.CharField(
        label="治安案件",
        widget=long_text(2),
        max_length=200,
        help_text="哪天、什么事、谁被处理；有案号的写上",
    )
    proof = forms.CharField(label="履行的凭证", widget=long_text(2), max_length=300)

    def prepare(self):
        self.choose_parties("parties")

    def clean_parties(self):
        return list(self.cleaned_data["parties"])


@form_of("report_sham")
class ReportSham(ActForm):
    explain = "双方可能是虚假调解的，应当中止并报告（《特邀调解规定》第十八条）。"
    on_label = "中止日期"
    day_counts = True
    sections = (
        Section("向谁报告", ("addressee",)),
        Section("什么情况，哪天中止的", ("words", "on")),
    )
    phrases = {"addressee": REPORTED_TO}
    after = (
        After(REPORT_IS_MADE),
        After("调解期限停止计算，有处理结果以前不能开会、定稿、签署", articles.SHAM),
        After("查明属实的，法院可以处罚", articles.SHAM_IS_PUNISHED),
        After("当事人看不到这一条"),
    )

    addressee = forms.CharField(label="报告给哪个单位", max_length=60)
    words = forms.CharField(label="情况", widget=long_text(3), max_length=1000)


@form_of("clear_sham")
class ClearSham(ReleaseHold):
    explain = "报告以后查明不是的，恢复调解；查明属实的，终止调解，原因选“涉嫌虚假调解”。"
    sections = (
        Section("谁查明的、怎样查明的", ("body", "words")),
        Section("哪天恢复", ("on",)),
    )
    phrases = {"body": REPORTED_TO}

    body = forms.CharField(label="查明的单位", max_length=60)
    words = forms.CharField(label="查明的情况", widget=long_text(3), max_length=1000)
