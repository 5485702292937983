"""Forms of handling."""

from django import forms
from django.db.models import Q

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import AHEAD, DayField, long_text
from cases.forms.sections import After, Fold, Missing, Section
from cases.functions import row_of
from cases.law import day_rules
from cases.models import Party, Rating
from cases.phases import roles
from cases.phases.handle.dispatch_receipt import WAYS
from cases.states import Status


@form_of("take_dispatch")
class TakeDispatch(ActForm):
    explain = "从收到的那天起算；替对方登记的写明凭证。"
    on_label = "收到的日期"
    day_counts = True
    sections = (Section("哪天收到的", ("on",)), Section("凭什么登记", ("how",)))
    phrases = {"how": ("签收单", "电话确认", "邮寄回执")}

    how = forms.CharField(label="凭证", max_length=120)

    def prepare(self):
        if roles.addressee(self.case, self.actor):  # who received it says so itself
            del self.fields["how"]


@form_of("respond_first")
class RespondFirst(ActForm):
    explain = "联系上住户就登记：告诉住户收到了、谁来办、什么时候去看。这不是答复，答复的期限照走。"
    on_label = "联系的日期"
    day_counts = True
    sections = (
        Section("怎么联系的", ("way",)),
        Section("说了什么", ("words",)),
        Section("哪天联系的", ("on",)),
    )
    notes = {"way": {"committee": "住户不愿透露姓名、电话的"}}
    phrases = {"words": ("已收到，今天安排人去看。", "已收到，约好时间上门。")}
    after = (After("住户看得到这一条；答复的期限不变"),)

    way = forms.ChoiceField(
        label="怎么联系的", choices=list(WAYS.items()), widget=forms.RadioSelect
    )
    words = forms.CharField(label="说了什么", widget=long_text(2), max_length=300)


DONE, PROMISED, NOT_OURS = "done", "promise", "refuse"


@form_of("answer")
class Answer(ActForm):
    explain = "写清查看到什么、怎么处理、谁经办。不办理的要写法律依据；答应的日期会列入承诺台账。"
    on_label = "答复日期"
    day_counts = True
    sections = (
        Section("看到什么", ("findings",)),
        Section(
            "怎么处理",
            ("action", "result", "promise_due_on", "promise_text", "refused_ground"),
        ),
        Section("谁经办", ("answered_by", "on")),
    )
    asked_when = {
        "promise_due_on": ("result", PROMISED),
        "promise_text": ("result", PROMISED),
        "refused_ground": ("result", NOT_OURS),
    }
    notes = {
        "result": {
            DONE: "住户可以评价",
            PROMISED: "列入承诺台账，由别人核查",
            NOT_OURS: "要写明法律依据",
        }
    }
    after = (
        After("住户看到答复，可以评价，也可以请调委会调解"),
        After("到了答应的日子没有办好，按未兑现登记", when=("result", PROMISED)),
        After("住户可以另找该管的单位，也可以请调委会调解", when=("result", NOT_OURS)),
    )

    findings = forms.CharField(label="查看到的情况", widget=long_text(), max_length=2000)
    action = forms.CharField(label="处理办法", widget=long_text(), max_length=2000)
    result = forms.ChoiceField(
        label="办到哪一步",
        choices=[(DONE, "已经办好"), (PROMISED, "答应哪天办好"), (NOT_OURS, "不予办理")],
    )
    promise_due_on = DayField(
        label="答应哪天办好", required=False, near=AHEAD, rule=day_rules.TEN_YEARS
    )
    promise_text = forms.CharField(label="到那天办好什么", required=False, max_length=300)
    refused_ground = forms.CharField(
        label="不办理的法律依据", widget=long_text(2), required=False, max_length=500
    )
    answered_by = forms.CharField(label="经办人", max_length=60)

    def prepare(self):
        """The signed-in clerk handles it, unless another name is entered."""
        if roles.addressee(self.case, self.actor):
            self.fields["answered_by"].initial = self.actor.name

    def clean(self):
        """Require what the chosen answer needs; the door checks the ground of a refusal."""
        data = super().clean()
        if data.get("result") == PROMISED:
            for name in ("promise_due_on", "promise_text"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return data

    def facts(self):
        """The answer, and whether it is a refusal."""
        facts = super().facts()
        return facts | {"refused": facts.pop("result") == NOT_OURS}


@form_of("rate")
class Rate(ActForm):
    on_label = "评价日期"
    sections = (
        Section("谁评价", ("party",)),
        Section("满意吗", ("score",), Fold("意见", ("words",))),
        Section("哪天评价的", ("on",)),
    )
    party_labels = {"score": ("您满意吗", "请选一项。"), "words": ("想说的话", "")}
    when_empty = {"party": Missing("没有可以评价的住户，请先补登当事人。", remedy="add_party")}

    score = forms.ChoiceField(
        label="您满意吗", choices=Rating.Score.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label="意见", widget=long_text(2), required=False, max_length=300)

    def prepare(self):
        """The residents of the case; a company is judged, it does not judge itself."""
        if not row_of(self.actor.function).can_be_party:
            self.choose_party(label="谁评价")
            residents = self.still_open["party"].filter(company=None)
            self.choose("party", self.fields["party"].queryset, residents)


# What follows from a strike-off, by the state of the case.
AFTER_STRIKING_OFF = {
    Status.ANSWERED: "事情算作已经办完；接着可以办结",
    Status.PERFORMED: "事情算作已经办完；接着可以结案",
}


CHECKED_HOW = ("到场核实，已办完。", "电话问过住户，已办完。", "看过完工照片。")


@form_of("strike_off")
class StrikeOff(ActForm):
    explain = "由经办人以外的人核实事情确已办完后销号。"
    on_label = "核实日期"
    day_counts = True
    sections = (Section("怎么核实的", ("checked", "on")),)
    phrases = {"checked": CHECKED_HOW}

    checked = forms.CharField(label="核实的经过", widget=long_text(2), max_length=200)

    @property
    def after(self):
        """What comes next; a mediation that failed has settled nothing."""
        return (After(AFTER_STRIKING_OFF.get(self.case.status, "核对无误，可以结案")),)


@form_of("settle")
class Settle(ActForm):
    explain = "住户评价过或者等待期已过、承诺都已核查、已销号，投诉方可办结。"
    on_label = "办结日期"
    day_counts = True
    sections = (Section("哪天办结", ("on",), Fold("说明", ("words",))),)

    words = forms.CharField(label="说明", required=False, max_length=200)


@form_of("withdraw")
class Withdraw(Reason):
    explain = "撤回不影响以后再次提出。"
    on_label = "撤回日期"
    day_counts = True
    sections = (
        Section("谁撤回", ("party",)),
        Section("为什么撤回", ("reason",)),
        Section("哪天撤回的", ("on",)),
    )
    phrases = {"reason": ("已经解决了。", "不想再追究了。", "自己去协商。")}
    party_labels = {"reason": ("为什么撤回", "请写一句为什么，比如已经解决了。")}
    when_empty = {"party": Missing("没有登记申请人，没有可以撤回的请求。", remedy="add_party")}

    def prepare(self):
        """Those who ask the committee, to be chosen even where it is only one."""
        self.choose_party(label="哪一位申请人", own=True)
        asking = Q(role=Party.Role.APPLICANT) | Q(asked_on__isnull=False)
        self.choose("party", self.fields["party"].queryset, self.still_open["party"].filter(asking))
