"""Forms of duties not to act, and to tolerate: a breach, and that it was put right."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import OWED_AGAIN, by_itself, duty_in_words
from cases.forms.fields import DayField, long_text
from cases.forms.sections import After, Missing, Section
from cases.law import articles, day_rules
from cases.models import Breach, Obligation
from cases.phases.enforce.guards_of_breaches import NO_BREACH_OPEN, NOTHING_LASTS
from cases.states import Status
from mediation import clock

BREACH_IS_DEFAULT = After("履行中的案件自动转为“逾期未履行”，可以督促改正、起诉或者申请执行")

MOVES = {
    Status.PERFORMING: (BREACH_IS_DEFAULT,),
    Status.PERFORMED: (OWED_AGAIN, BREACH_IS_DEFAULT),
}


@form_of("record_breach")
class RecordBreach(ActForm):
    explain = (
        "不做什么、容忍什么的约定没有到期日，守到约定的那天为止；"
        f"违反了，才算没有履行，申请执行的期间从违反之日起算（{articles.DUTY_NOT_TO_ACT}）。"
    )
    on_label = "登记日期"
    sections = (
        Section("违反的是哪一项", ("obligation",)),
        Section("哪天、怎么违反的", ("breached_on", "words")),
        Section("凭什么认定", ("proof", "on")),
    )
    counted_from = "breached_on"
    phrases = {"proof": ("到场查看属实。", "看过照片。", "看过录像。")}
    when_empty = {"obligation": Missing(NOTHING_LASTS)}

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="约定")
    breached_on = DayField(label="哪天违反的", rule=day_rules.PAST)
    words = forms.CharField(label="怎么违反的", widget=long_text(2), max_length=300)
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """What follows in the present state."""
        moves = MOVES.get(Status(self.case.status), ())
        return *moves, After("改正了的，再登记违反已改正")

    def prepare(self):
        lasting = self.case.obligations.filter(title__until=None, kind=Obligation.Kind.LASTING)
        lasting = lasting.select_related("clause", "debtor__company")
        self.choose("obligation", lasting, lasting.filter(status__in=("open", "done")))
        self.fields["obligation"].label_from_instance = duty_in_words


@form_of("end_breach")
class EndBreach(ActForm):
    on_label = "改正日期"
    sections = (
        Section("哪一次违反", ("breach",)),
        Section("凭什么认定改正了、哪天", ("proof", "on")),
    )
    phrases = {"proof": ("到场查看，已经停止。", "看过照片。", "对方电话确认已改正。")}
    when_empty = {"breach": Missing(NO_BREACH_OPEN, remedy="record_breach")}

    breach = forms.ModelChoiceField(Breach.objects.none(), label="违反")
    proof = forms.CharField(label="怎么认定的", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """What follows in the present state."""
        return After("这项约定继续守到期满"), *by_itself(self.case)

    def prepare(self):
        named = ("obligation__clause", "obligation__debtor__company")
        rows = self.case.breaches.filter(obligation__title__until=None).select_related(*named)
        self.choose("breach", rows, rows.filter(ended_on=None))
        self.fields["breach"].label_from_instance = breach_in_words


def breach_in_words(breach) -> str:
    """A breach in one line: its day, who, and which duty."""
    return f"{clock.in_words(breach.on)}　{duty_in_words(breach.obligation)}"
