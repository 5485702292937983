"""Forms of duties that last: what was kept, a breach, and that it was put right."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import OWED_AGAIN, by_itself, duty_in_words
from cases.forms.fields import DayField, NumberField, long_text
from cases.forms.sections import After, Missing, Section
from cases.law import articles_of_enforcement, day_rules
from cases.models import Breach, Obligation
from cases.phases.enforce.guards_of_breaches import NO_BREACH_OPEN, NOTHING_LASTS
from cases.states import Status
from mediation import clock

BREACH_IS_DEFAULT = After("履行中的案件自动转为“逾期未履行”，可以督促改正、起诉或者申请执行")

MOST_TIMES = 9999

MOVES = {
    Status.PERFORMING: (BREACH_IS_DEFAULT,),
    Status.PERFORMED: (OWED_AGAIN, BREACH_IS_DEFAULT),
}


@form_of("record_breach")
class RecordBreach(ActForm):
    explain = (
        "不做什么、容忍什么的约定没有到期日，守到约定的那天为止；"
        f"违反了，才算没有履行，申请执行的期间从违反之日起算（{articles_of_enforcement.DUTY_NOT_TO_ACT}）。"
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
        choose_what_lasts(self)


def choose_what_lasts(form):
    """The lasting duties under the title in force that bind, each in one line."""
    lasting = form.case.obligations.filter(title__until=None, kind=Obligation.Kind.LASTING)
    lasting = lasting.select_related("clause", "debtor__company")
    form.choose("obligation", lasting, lasting.filter(status__in=("open", "done")))
    form.fields["obligation"].label_from_instance = duty_in_words


@form_of("record_observance")
class RecordObservance(ActForm):
    explain = (
        "每天、每周要做的，一直要守的，查看到做到了就记一笔；"
        "做到几次、应做几次，案件页一起显示。没有做到的，办“登记违反约定”。"
    )
    on_label = "登记日期"
    sections = (
        Section("做到的是哪一项", ("obligation",)),
        Section("哪几天、做到几次", ("kept_on", "kept_until", "times")),
        Section("谁看到的、凭证", ("seen_by", "proof", "on")),
    )
    counted_from = "kept_until"
    phrases = {"proof": ("到场查看属实。", "看过照片。", "看过签到记录。")}
    when_empty = {"obligation": Missing(NOTHING_LASTS)}
    after = (After("只是记录，案件的状态和期限不变"),)

    obligation = forms.ModelChoiceField(Obligation.objects.none(), label="约定")
    kept_on = DayField(label="从哪天做到的", rule=day_rules.PAST)
    kept_until = DayField(label="到哪天", rule=day_rules.PAST, help_text="只有一天的，填同一天。")
    times = NumberField(label="一共做到几次", min_value=1, max_value=MOST_TIMES)
    seen_by = forms.CharField(label="谁看到、谁核实的", max_length=60)
    proof = forms.CharField(label="凭证", widget=long_text(2), max_length=200)

    def prepare(self):
        choose_what_lasts(self)


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
