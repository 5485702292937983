"""Forms of mediation, and of the people who take part in it."""

from datetime import datetime

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.fields import MoneyField, long_text
from cases.forms.mediate.ending import OTHER_WAYS
from cases.forms.people import BY_LINK, PartiesField
from cases.forms.sections import After, Section
from cases.functions import row_of
from cases.law import articles
from cases.models import ContactAttempt, Party
from cases.phases.mediate.guards import SILENCE_IS_NO_ANSWER
from cases.words.readers import Reader
from mediation import clock
from mediation.directory.models import Person

COUNTS_ONCE_SIGNED = "写进协议、各方签了才算数"


class AtAMoment(ActForm):
    """An act at a time of its day, which is not later than now."""

    at = forms.TimeField(
        label="几点", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean(self):
        data = super().clean()
        if data.get("on") and data.get("at") and self.moment() > clock.now():
            self.add_error("at", "联系的时间不能晚于现在。")
        return data

    def moment(self):
        """The moment as entered, so that the same form sent twice records one attempt."""
        day, time = self.cleaned_data["on"], self.cleaned_data["at"]
        return clock.aware(datetime.combine(day, time))

    def facts(self):
        return super().facts() | {"at": self.moment()}


@form_of("contact")
class Contact(AtAMoment):
    day_counts = True
    sections = (
        Section("联系谁", ("party",)),
        Section("怎么联系的", ("way", "on", "at")),
        Section("联系上了没有", ("reached", "words")),
    )
    asked_when = {"words": ()}
    after = (After("只记联系的经过；愿不愿意调解，另外登记"),)
    phrases = {"words": ("无人接听。", "约定再谈。", "愿意来谈。", "要求改天联系。")}

    way = forms.ChoiceField(label="方式", choices=ContactAttempt.Way.choices)
    reached = forms.BooleanField(label="联系上了", required=False)
    words = forms.CharField(label="情况", widget=long_text(2), required=False, max_length=300)

    def prepare(self):
        self.choose_party(label="哪一方")


@form_of("consent")
class Consent(ActForm):
    quick_part = "sides"
    explain = (
        "调解出于自愿：可以同意，也可以拒绝，不用说理由（《人民调解法》第三条、"
        f"第十七条）。{SILENCE_IS_NO_ANSWER}。"
    )
    on_label = "表态日期"
    day_counts = True
    sections = (
        Section("谁的意思", ("party",)),
        Section("愿不愿意调解", ("agrees",)),
        Section("哪天、怎么说的", ("on", "how")),
    )
    asked_when = {"how": ()}
    fixed = {Reader.PARTY: {"how": BY_LINK}, Reader.COMPANY: {"how": "经物业公司账号表态"}}
    party_labels = {"agrees": ("您的意思", "请选同意，或者选不同意。")}
    phrases = {"how": ("当面表示。", "电话中表示。", "书面表示。")}
    notes = {"agrees": {"yes": "各方都同意，才能调解", "no": "不用说理由"}}

    agrees = forms.TypedChoiceField(
        label="是否同意调解",
        choices=[("yes", "同意调解"), ("no", "不同意调解")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    how = forms.CharField(label="怎么表态的", required=False, max_length=120)

    @property
    def after(self) -> tuple[After, ...]:
        """What each answer leads to: after the acceptance a no is the demand to stop."""
        if self.case.accepted_on is None:
            yes, no = "各方都同意的，调委会可以受理", f"不再调解；{OTHER_WAYS}"
        else:
            yes, no = "已经受理，调解继续", "还没有同意过的，记下不同意；同意过的，要另行终止调解"
        return (
            After(yes, articles.VOLUNTARY, ("agrees", "yes")),
            After(no, articles.START, ("agrees", "no")),
        )

    def prepare(self):
        self.choose_party(label="哪一方", own=True)

    def clean(self):
        """A refusal ends the mediation; staff who record one must state how it was made."""
        data = super().clean()
        for_another = not row_of(self.actor.function).can_be_party
        if for_another and data.get("agrees") is False and not data.get("how"):
            self.add_error("how", "不同意调解的，请写明当事人是怎么表示的，例如“电话中明确拒绝”。")
        return data


def who_held_it():
    """The question who of several mediators did what is recorded; nobody is preselected."""
    return forms.ModelChoiceField(Person.objects.none(), label="是谁办的")


def ask_who_held_it(form) -> None:
    """Ask it only where another one mediated before."""
    assigned = form.case.sheet.all_assignments
    if len({one.person_id for one in assigned if one.kind == one.Kind.MAIN}) > 1:
        people = Person.objects.filter(pk__in={one.person_id for one in assigned})
        form.fields["held_by"].queryset = people
    else:
        del form.fields["held_by"]


@form_of("give_notice")
class GiveNotice(ActForm):
    quick_part = "sides"
    explain = "开始调解前，要把权利义务告知每一方当事人（《人民调解法》第二十三条）。"
    on_label = "送达日期"
    day_counts = True
    sections = (
        Section("送给谁", ("parties",)),
        Section("怎么送、哪天送到", ("how", "on")),
    )
    phrases = {"how": ("当面送达并签收", "邮寄，已签收", "短信发送，已回复收到")}
    after = (After("每一方都送到了，才能开始调解", articles.RIGHTS),)

    parties = PartiesField(Party.objects.none(), label="送达给")
    how = forms.CharField(label="送达方式", max_length=120)

    def prepare(self):
        self.choose_parties("parties")

    def clean_parties(self):
        return list(self.cleaned_data["parties"])


@form_of("offer")
class Offer(ActForm):
    sections = (
        Section("谁的方案", ("party",)),
        Section("出多少，还要什么", ("amount", "text")),
        Section("哪天提的", ("on",)),
    )
    asked_when = {"amount": (), "text": ()}
    after = (After(f"只记下这一方的出价；{COUNTS_ONCE_SIGNED}"),)
    phrases = {"text": ("一次付清。", "分两期付清。", "负责修复。", "当面道歉。")}

    amount = MoneyField(label="金额（元）", required=False)
    text = forms.CharField(label="别的内容", widget=long_text(2), required=False, max_length=300)

    def prepare(self):
        self.choose_party(label="哪一方")

    def clean(self):
        data = super().clean()
        unread = self.errors.keys() & {"amount", "text"}
        if data.get("amount") is None and not data.get("text") and not unread:
            self.add_error("amount", "请填金额，或者写明方案内容。")
        return data


@form_of("caucus")
class Caucus(ActForm):
    explain = "背对背的内容只有本案调解员看得到，不进卷宗、不给法院。"

    sections = (
        Section("和谁谈的", ("party", "on", "held_by")),
        Section("谈了什么", ("text",)),
    )
    phrases = {"text": ("底线是", "最在意的是", "愿意先做")}

    held_by = who_held_it()
    text = forms.CharField(label="内容", widget=long_text(5), max_length=4000)

    def prepare(self):
        self.choose_party(label="哪一方")
        ask_who_held_it(self)


@form_of("investigate")
class Investigate(ActForm):
    day_counts = True
    sections = (
        Section("在哪里、问了谁", ("place", "asked", "on", "held_by")),
        Section("看到、问到什么", ("text",)),
    )
    after = (After("列入案件页的“调查记录”，不随材料送法院"),)
    phrases = {"text": ("现场查看：", "询问邻居：", "已拍照固定。")}

    place = forms.CharField(label="地点", max_length=120)
    asked = forms.CharField(label="被调查人", max_length=120)
    held_by = who_held_it()
    text = forms.CharField(label="情况", widget=long_text(5), max_length=4000)

    def prepare(self):
        ask_who_held_it(self)
