"""Forms of who takes part beside the parties: co-mediators, recusal, people who are invited."""

from django import forms

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.fields import long_text
from cases.forms.people import BY_LINK
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import articles
from cases.models import Assignment, Helper, Recusal
from cases.phases.mediate.guards_of_mediators import GRANTED, NOTHING_ASKED, REFUSED, WAIVED
from cases.phases.mediate.ties import article_of_ties
from cases.words.readers import Reader
from cases.words.situation_words import UNTIL_DECIDED
from mediation.directory.models import Person

from .assigning import NO_OTHER, TIES, AsksOfTies, mediators_of

DECISIONS = [row for row in Recusal.Outcome.choices if row[0] in (GRANTED, REFUSED, WAIVED)]
NOBODY_MEDIATES = Missing("案件现在没有调解员，先由调委会确定由谁调解。", remedy="reassign")
SHARES = [one for one in Assignment.Kind.choices if one[0] != Assignment.Kind.MAIN]


def assigned_to(case, *, also_main=True):
    """The mediators of the case now."""
    rows = [one for one in case.sheet.assignments if also_main or one.kind != one.Kind.MAIN]
    return Person.objects.filter(pk__in={one.person_id for one in rows}).order_by("name")


@form_of("add_mediator")
class AddMediator(AsksOfTies):
    beside = "mediators"
    explain = "重大、疑难的，或者当事人要求的，可以由几位调解员一起调解；各方可以各选一位。"
    on_label = "从哪天起"
    day_counts = True
    sections = (
        Section("增加谁", ("mediator",)),
        Section("做什么、谁选的", ("kind", "party")),
        Section("有没有利害关系", TIES),
        Section("哪天起", ("on",), Fold("为什么增加", ("reason",))),
    )
    after = (After("案件也到这位调解员的待办里；主办的调解员不变", articles.CHOICE_OF_MEDIATOR),)
    when_empty = ActForm.when_empty | {"mediator": NO_OTHER}
    notes = AsksOfTies.notes | {
        "kind": {"shared": "和主办的一起调解", "deputy": "主办的请假等，代他办理"}
    }

    mediator = forms.ModelChoiceField(Person.objects.none(), label="调解员")
    kind = forms.ChoiceField(label="方式", choices=SHARES, widget=forms.RadioSelect)
    reason = forms.CharField(label="原因", required=False, max_length=200)

    def prepare(self):
        people = mediators_of(self.case.committee_id)
        now = assigned_to(self.case).values("pk")
        self.choose("mediator", people, people.exclude(pk__in=now))
        self.choose_party(label="由谁选定", nobody="调委会指定")


@form_of("end_mediator")
class EndMediator(Reason):
    on_label = "到哪天"
    day_counts = True
    sections = (
        Section("哪位调解员", ("helper",)),
        Section("为什么，哪天", ("reason", "on")),
    )
    phrases = {"reason": ("主办的已经回来。", "当事人不再要求。")}
    after = (After("案件不再在这位调解员的待办里"),)
    when_empty = {"helper": Missing("没有协办、代办的调解员。", remedy="add_mediator")}

    helper = forms.ModelChoiceField(Person.objects.none(), label="调解员")

    def prepare(self):
        everybody = Person.objects.filter(
            pk__in={one.person_id for one in self.case.sheet.all_assignments}
        )
        self.choose("helper", everybody, assigned_to(self.case, also_main=False))


@form_of("ask_recusal")
class AskRecusal(ActForm):
    explain = "当事人可以不接受调解员；与案件有利害关系的，应当回避。"
    on_label = "申请的日期"
    day_counts = True
    sections = (
        Section("谁申请、要谁回避", ("party", "mediator")),
        Section("理由", ("ground",)),
        Section("哪天、怎么提出的", ("on", "how")),
    )
    asked_when = {"how": ()}
    fixed = {Reader.PARTY: {"how": BY_LINK}, Reader.COMPANY: {"how": "经物业公司账号申请"}}
    party_labels = {
        "mediator": ("要求哪位调解员回避", "请选要求哪位调解员回避。"),
        "ground": ("为什么", "请写明为什么，例如：是对方的亲戚，或者在对方的公司做过事。"),
    }
    phrases = {"how": ("当面。", "电话。", "书面。")}
    after = (
        After(f"第一次申请的，{UNTIL_DECIDED}、不订协议"),
        After(
            "没有获准又申请的，照样答复，调解不停，决定以前不达成口头协议；理由相同的，按原决定答复",
            articles.RECUSAL_AGAIN,
        ),
        After("不接受这位调解员的，可以随时要求终止调解", articles.RIGHTS),
    )
    when_empty = ActForm.when_empty | {"mediator": NOBODY_MEDIATES}

    mediator = forms.ModelChoiceField(Person.objects.none(), label="哪位调解员")
    ground = forms.CharField(label="申请回避的理由", widget=long_text(2), max_length=300)
    how = forms.CharField(label="怎么提出的", required=False, max_length=60)

    def prepare(self):
        self.choose_party(label="哪一方", own=True)
        everybody = Person.objects.filter(
            pk__in={one.person_id for one in self.case.sheet.all_assignments}
        )
        self.choose("mediator", everybody, assigned_to(self.case))


@form_of("decide_recusal")
class DecideRecusal(ActForm):
    beside = "mediators"
    on_label = "决定的日期"
    day_counts = True
    sections = (
        Section("对哪件申请", ("recusal",)),
        Section("怎么决定", ("outcome", "mediator", "all_agree")),
        Section("理由，哪天决定", ("reasons", "on")),
    )
    asked_when = {"mediator": ("outcome", GRANTED), "all_agree": ("outcome", WAIVED)}
    notes = {
        "outcome": {
            GRANTED: "主办的回避，要同时选定另一位；协办、代办的退出本案",
            REFUSED: "查明没有利害关系，写明理由；当事人仍不接受的，可以要求终止调解",
            WAIVED: "问过各方，都同意其继续调解",
        }
    }
    when_empty = {
        "recusal": Missing(NOTHING_ASKED, remedy="ask_recusal"),
        "mediator": NO_OTHER,
    }

    @property
    def after(self):
        """Who mediates then, by the rule of the case's route."""
        return (
            After("由选定的调解员接着调解；调解期限不重新计算", when=("outcome", GRANTED)),
            After("由这位调解员接着调解", article_of_ties(self.case), ("outcome", REFUSED, WAIVED)),
        )

    recusal = forms.ModelChoiceField(Recusal.objects.none(), label="申请")
    outcome = forms.ChoiceField(label="决定", choices=DECISIONS, widget=forms.RadioSelect)
    mediator = forms.ModelChoiceField(Person.objects.none(), label="改由谁调解", required=False)
    all_agree = forms.BooleanField(label="各方都同意其不回避", required=False)
    reasons = forms.CharField(label="决定的理由", widget=long_text(2), max_length=300)

    def prepare(self):
        every = self.case.recusals.select_related("person", "party").order_by("pk")
        self.choose("recusal", every, every.filter(outcome=""))
        people = mediators_of(self.case.committee_id)
        self.choose("mediator", people, people.exclude(pk=self.case.mediator_id))


@form_of("invite_helper")
class InviteHelper(ActForm):
    explain = "当事人的亲属、邻里、同事，有专门知识的人，社会组织的人员，各方都同意才能邀请。"
    on_label = "邀请的日期"
    sections = (
        Section("邀请谁", ("name", "part"), Fold("哪个单位的", ("body",))),
        Section("各方同意没有", ("all_agree", "agreed_how")),
        Section("哪天邀请的", ("on",)),
    )
    phrases = {"agreed_how": ("当面都同意。", "电话中都同意。")}
    after = (After("以后记录调解时，写进参加人", articles.HELPERS),)

    name = forms.CharField(label="姓名", max_length=60)
    part = forms.ChoiceField(label="身份", choices=Helper.Part.choices, widget=forms.RadioSelect)
    body = forms.CharField(label="单位", required=False, max_length=80)
    all_agree = forms.BooleanField(label="各方当事人都同意", required=False)
    agreed_how = forms.CharField(label="怎么同意的", max_length=120)
