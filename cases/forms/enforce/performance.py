"""Forms of performance: from which day it is tracked, duties to act, all on the spot, reminders."""

from django import forms
from django.db.models import Q

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import Kind, by_itself, choose_duty, duty_in_words
from cases.forms.fields import long_text
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import articles
from cases.models import Obligation, Payment
from cases.phases.enforce.due_days import NOT_MOVED
from cases.phases.enforce.records import NO_EVENT

# Acts, and duties that last until an event; the others end by themselves.
UNTIL_AN_EVENT = Q(kind=Kind.LASTING, ends_on=None) & ~Q(clause__due_event__in=NO_EVENT)
ENDED_BY_PEOPLE = Q(kind=Kind.ACT) | UNTIL_AN_EVENT


@form_of("perform_at_once")
class PerformAtOnce(ActForm):
    explain = "全部付清、做完，且收款人当场收到的，才办这一项。"
    on_label = "履行日期"
    day_counts = True
    sections = (
        Section("是不是都付清、做完了", ("all_done",)),
        Section("怎么付的、哪天", ("way", "on"), Fold("凭证", ("proof",))),
    )
    after = (
        After("约定的款项全部登记为已付、已收到"),
        After("接着由他人销号、结案"),
    )

    all_done = forms.BooleanField(label="已当场全部付清、做完，收款人已收到", required=False)
    way = forms.ChoiceField(label="付款方式", choices=Payment.Way.choices)
    proof = forms.CharField(label="凭证", required=False, max_length=200)


@form_of("record_act")
class RecordAct(ActForm):
    on_label = "完成日期"
    day_counts = True
    sections = (
        Section("做完的是哪一项", ("obligation",)),
        Section("谁查验、凭什么认定完成", ("proof", "on")),
    )
    phrases = {"proof": ("双方到场查看，没有异议。", "闭水四十八小时不渗。", "看过照片。")}
    when_empty = {"obligation": Missing("没有待履行的事项：要做的都登记过了，或者在等条件成就。")}

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="约定的事")
    proof = forms.CharField(label="查验的经过", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """What follows in the present state."""
        return After("这一项算作已经做完"), *by_itself(self.case)

    def prepare(self):
        choose_duty(self, duty_in_words, ENDED_BY_PEOPLE)


@form_of("dun")
class Dun(ActForm):
    on_label = "督促的日期"
    day_counts = True
    sections = (Section("怎么督促的", ("words", "on")),)
    phrases = {"words": ("电话督促，答应照约定办。", "上门督促。", "书面督促，已签收。")}
    after = (After("记入经过；不改变约定的日期", articles.BINDING),)

    words = forms.CharField(label="督促的内容和方式", widget=long_text(2), max_length=300)


@form_of("start_performance")
class StartPerformance(ActForm):
    explain = (
        "约定的付款和要做的事从此按日期跟踪；过了日子没有付清、做完的，转为逾期未履行。"
        f"约定的日子逢休息日的，顺延到下一个工作日（{articles.LAST_DAY_OFF}）；"
        f"协议写明“{NOT_MOVED}”的除外。"
    )
    on_label = "开始日期"
    day_counts = True
    sections = (Section("从哪天起跟踪", ("on",)),)
