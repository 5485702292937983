"""Forms of mediation."""

from datetime import datetime, timedelta

from django import forms
from django.db.models import Q

from cases.forms.base import ActForm, DayField, MoneyField, PartiesField, Plain, long_text
from cases.forms.handle.answering import Reason
from cases.forms.handle.parties import AddParty, ReleaseParty
from cases.functions import row_of
from cases.law import deadlines
from cases.models import Clock, ContactAttempt, Party, Session
from cases.phases.mediate.guards import HOLDABLE
from cases.states import EndReason
from mediation import clock
from mediation.directory.models import Function, Person


class Contact(ActForm):
    at = forms.TimeField(
        label="几点", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    way = forms.ChoiceField(label="方式", choices=ContactAttempt.Way.choices)
    reached = forms.BooleanField(label="联系上了", required=False)
    words = forms.CharField(label="情况", required=False, max_length=300)

    def prepare(self):
        self.choose_party()
        self.fields["at"].initial = clock.local(clock.now()).time()
        self.put_first("party", "on", "at")

    def clean(self):
        data = super().clean()
        if data.get("on") and data.get("at") and self.moment() > clock.now():
            self.add_error("at", "联系的时间不能晚于现在。")
        return data

    def moment(self):
        """When it was, as typed: the same form sent twice tells of one attempt."""
        day, time = self.cleaned_data["on"], self.cleaned_data["at"]
        return clock.aware(datetime.combine(day, time))

    def facts(self):
        return super().facts() | {"at": self.moment()}


class Consent(ActForm):
    explain = (
        "调解出于自愿：可以同意，也可以拒绝，拒绝不会有任何不利后果（《人民调解法》第三条、"
        "第十七条）。不表态不算同意，也不算拒绝。"
    )
    on_label = "表态日期"

    agrees = forms.TypedChoiceField(
        label="是否同意调解",
        choices=[("yes", "同意调解"), ("no", "不同意调解")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    how = forms.CharField(label="怎么表态的", required=False, max_length=120)

    def prepare(self):
        self.choose_party(label="哪一方", own=True)
        silent = [party for party in self.case.sheet.needed_parties if not party.consent]
        if len(silent) == 1 and not self.is_bound:
            self.fields["party"].initial = silent[0]
        self.put_first("party")
        if self.actor.party_id:
            self.fields["how"].widget = forms.HiddenInput()
            self.fields["how"].initial = "本人经专用链接确认"

    def clean(self):
        """A refusal ends the mediation: who writes down another's says how it was made."""
        data = super().clean()
        for_another = not row_of(self.actor.function).can_be_party
        if for_another and data.get("agrees") is False and not data.get("how"):
            self.add_error("how", "不同意调解的，请写明当事人是怎么表示的，例如“电话中明确拒绝”。")
        return data


class Accept(ActForm):
    explain = "各方都同意、没有利害关系才能受理；受理当天起算三十天调解期限。"
    on_label = "受理日期"

    mediator = forms.ModelChoiceField(Person.objects.none(), label="调解员")
    chosen_by_parties = forms.BooleanField(label="由当事人选定", required=False)
    clash = forms.CharField(label="已知的利害关系（没有不填）", required=False, max_length=200)
    clash_waived = forms.BooleanField(label="各方都同意其不回避", required=False)

    def prepare(self):
        people = mediators_of(self.case.committee_id)
        if row_of(self.actor.function).assigned:
            people = people.filter(pk=self.actor.person_id)
        self.fields["mediator"].queryset = people


def mediators_of(committee_id):
    """The people who hold a mediator's post of the committee today, by name."""
    today = clock.today()
    return (
        Person.objects.filter(
            Q(posts__until=None) | Q(posts__until__gte=today),
            posts__function=Function.MEDIATOR,
            posts__committee=committee_id,
            posts__since__lte=today,
        )
        .order_by("name")
        .distinct()
    )


class GiveNotice(ActForm):
    explain = "开始调解前，要把权利义务告知每一方当事人（《人民调解法》第二十三条）。"
    on_label = "送达日期"

    parties = PartiesField(Party.objects.none(), label="送达给")
    how = forms.CharField(label="送达方式", max_length=120, initial="当面送达并签收")

    def prepare(self):
        parties = self.parties()
        self.fields["parties"].queryset = parties
        self.fields["parties"].initial = parties.filter(notice_on=None)

    def clean_parties(self):
        return list(self.cleaned_data["parties"])


class Reassign(Reason):
    mediator = forms.ModelChoiceField(Person.objects.none(), label="改由谁调解")
    clash = forms.CharField(label="已知的利害关系（没有不填）", required=False, max_length=200)
    clash_waived = forms.BooleanField(label="各方都同意其不回避", required=False)

    def prepare(self):
        people = mediators_of(self.case.committee_id)
        others = people.exclude(pk=self.case.mediator_id)
        self.choose("mediator", people, others)
        self.fields["mediator"].initial = None


class OpenSession(ActForm):
    on_label = "开始日期"

    place = forms.CharField(label="地点", required=False, max_length=120)


class LogSession(ActForm):
    on_label = "调解日期"

    begins = forms.TimeField(
        label="开始时间", required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    ends = forms.TimeField(
        label="结束时间", required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    place = forms.CharField(label="地点", max_length=120)
    present = PartiesField(Party.objects.none(), label="到场的当事人")
    helpers = forms.CharField(label="其他参加人", required=False, max_length=200)
    statements = forms.CharField(
        label="各方陈述", widget=long_text(5), required=False, max_length=8000
    )
    facts_checked = forms.CharField(
        label="核对的事实", widget=long_text(), required=False, max_length=4000
    )
    risk_told = forms.BooleanField(label="已作风险提示", required=False)
    content = forms.CharField(
        label="商定的内容，或者没谈成的原因", widget=long_text(4), max_length=4000
    )
    outcome = forms.ChoiceField(label="结果", choices=Session.Outcome.choices)
    evening = forms.BooleanField(label="夜间调解", required=False)

    def prepare(self):
        parties = self.parties()
        self.fields["present"].queryset = parties
        self.fields["present"].initial = list(parties)
        self.fields["outcome"].initial = Session.Outcome.CONTINUE

    def clean(self):
        data = super().clean()
        begins, ends = data.get("begins"), data.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", "结束时间不能早于开始时间。")
        return data

    def clean_present(self):
        return list(self.cleaned_data["present"])


class Offer(ActForm):
    amount = MoneyField(label="金额（元，没有钱款不填）", required=False)
    text = forms.CharField(label="其他内容", required=False, max_length=300)

    def prepare(self):
        self.choose_party(label="哪一方的方案")
        self.put_first("party")

    def clean(self):
        data = super().clean()
        if data.get("amount") is None and not data.get("text") and not self.errors:
            self.add_error("amount", "请填金额，或者写明方案内容。")
        return data


class Caucus(ActForm):
    explain = "背对背的内容只有本案调解员看得到，不进卷宗、不给法院。"

    text = forms.CharField(label="内容", widget=long_text(5), max_length=4000)

    def prepare(self):
        self.choose_party(label="与哪一方")
        self.put_first("party")


class Investigate(ActForm):
    place = forms.CharField(label="地点", max_length=120)
    asked = forms.CharField(label="被调查人", max_length=120)
    text = forms.CharField(label="情况", widget=long_text(5), max_length=4000)


class Extend(ActForm):
    explain = "延期须各方当事人同意。"

    until = DayField(label="延到哪天")
    all_agree = forms.BooleanField(label="各方都同意延期", required=False)
    reason = forms.CharField(label="原因", required=False, max_length=200)

    def prepare(self):
        running = self.case.sheet.clock("K9")
        if running:
            self.fields["until"].initial = running.due_on + timedelta(days=15)


class Hold(ActForm):
    explain = "鉴定、紧急状态等期间可以暂停；司法确认、申请执行的法定期间不能暂停。"
    on_label = "暂停日期"

    clock = forms.ModelChoiceField(Clock.objects.none(), label="哪一项期限")
    reason = forms.CharField(label="原因和依据", max_length=200)

    def prepare(self):
        clocks = self.case.clocks.order_by("due_on")
        running = clocks.filter(ended_on=None, status=Clock.Status.RUNNING)
        self.choose("clock", clocks, running.filter(key__in=HOLDABLE))
        self.fields["clock"].label_from_instance = describe_clock


def describe_clock(running) -> str:
    """A running clock in one line."""
    name = deadlines.rule(running.key, running.started_on).name
    return f"{name}，{clock.in_words(running.due_on)}届满"


# Who settles it themselves takes the matter back (`withdraw_mediation`); the most frequent first.
REASONS = [choice for choice in EndReason.choices if choice[0] != EndReason.SETTLED_THEMSELVES]
REASONS.sort(key=lambda choice: choice[0] != EndReason.GAP)


class Fail(ActForm):
    explain = "终止后要告知当事人可以仲裁、走行政途径或者起诉（《人民调解法》第二十六条）。"
    on_label = "终止日期"

    end_reason = forms.ChoiceField(label="终止原因", choices=[("", "请选择"), *REASONS])
    words = forms.CharField(label="说明", widget=long_text(), required=False, max_length=1000)
    undisputed_facts = forms.CharField(
        label="双方没有争议的事实", widget=long_text(), required=False, max_length=2000
    )


class WithdrawMediation(ActForm):
    explain = "任何一方都可以随时要求终止调解（《人民调解法》第二十三条）。"

    settled = forms.BooleanField(label="双方已经自行和解", required=False)
    words = forms.CharField(label="说明", widget=long_text(2), required=False, max_length=500)


class OtherSideRefuses(Plain):
    explain = (
        "一方明确拒绝的，不得调解；终止后告知当事人可以仲裁、走行政途径或者起诉"
        "（《人民调解法》第十七条、第二十六条）。"
    )


FORMS = {
    "add_party": AddParty,
    "release_party": ReleaseParty,
    "contact": Contact,
    "consent": Consent,
    "accept": Accept,
    "other_side_refuses": OtherSideRefuses,
    "give_notice": GiveNotice,
    "reassign": Reassign,
    "open_session": OpenSession,
    "log_session": LogSession,
    "offer": Offer,
    "caucus": Caucus,
    "investigate": Investigate,
    "extend": Extend,
    "hold": Hold,
    "release_hold": Plain,
    "fail": Fail,
    "withdraw_mediation": WithdrawMediation,
}
