"""The forms that give a case to a mediator: accepted and assigned, handed to another."""

from django import forms
from django.db.models import Q

from cases.forms.base import ActForm, Reason, form_of
from cases.forms.sections import After, Missing, Section
from cases.functions import row_of
from cases.states import Status
from cases.words.states import STATES
from mediation import clock
from mediation.directory.models import Function, Person

TIES = ("tie", "clash", "clash_waived")
FROM_A_LEDGER = "导入台账时登记的，请先核实"
NO_OTHER = Missing("本会没有别的在岗调解员，请系统管理员先登记调解员。")
NO_TIE, A_TIE = "no", "yes"


class AsksOfTies(ActForm):
    """An act that gives the case to a mediator: whether there is a tie must be said."""

    asked_when = {"clash": ("tie", A_TIE), "clash_waived": ("tie", A_TIE)}
    notes = {
        "tie": {
            NO_TIE: "问过调解员和各方：不是亲属，没有任职、代理等关系",
            A_TIE: "写明是什么；各方都同意不回避才能由其调解",
        }
    }

    tie = forms.ChoiceField(
        label="调解员和当事人有没有利害关系",
        choices=[(NO_TIE, "没有"), (A_TIE, "有")],
        widget=forms.RadioSelect,
    )
    clash = forms.CharField(
        label="是什么关系",
        required=False,
        max_length=200,
        help_text="例如：业委会委员（2024年至今）、曾在该公司任职（2019—2021年）、表兄弟",
    )
    clash_waived = forms.BooleanField(label="各方都同意其不回避", required=False)

    def clean(self):
        """A tie that is said must be named."""
        data = super().clean()
        if data.get("tie") == A_TIE and not data.get("clash", "").strip():
            self.add_error("clash", "请写明是什么利害关系。")
        return data

    def facts(self):
        return {name: value for name, value in super().facts().items() if name != "tie"}


@form_of("accept")
class Accept(AsksOfTies):
    beside = "will"
    on_label = "受理日期"
    day_counts = True
    sections = (
        Section("由谁调解", ("mediator",)),
        Section("有没有利害关系", TIES),
        Section("怎么定的人，哪天受理", ("chosen_by_parties", "on")),
    )
    after = (
        After("立卷取号"),
        After(f"案件到这位调解员的待办里；当事人看到“{STATES[Status.ACCEPTED].party}”"),
    )
    when_empty = {"mediator": Missing("本会没有在岗的调解员，请系统管理员先登记调解员。")}

    mediator = forms.ModelChoiceField(Person.objects.none(), label="调解员")
    chosen_by_parties = forms.TypedChoiceField(
        label="怎么定的人",
        choices=[("committee", "调委会指定"), ("parties", "当事人选定")],
        coerce=lambda value: value == "parties",
        widget=forms.RadioSelect,
    )

    @property
    def explain(self):
        """From when the time to mediate counts, by the route of the case."""
        by_court = self.case.on_route.from_receipt
        since = "自签收法院材料之日起算" if by_court else "自受理之日起算，一般应当在一个月内调结"
        return f"各方都同意、没有利害关系才能受理；调解期限{since}。"

    def prepare(self):
        people = mediators_of(self.case.committee_id)
        if row_of(self.actor.function).assigned:
            people = people.filter(pk=self.actor.person_id)
        self.fields["mediator"].queryset = people


def mediators_of(committee_id):
    """Who holds a mediator's post of the committee today, by name; the flagged come last."""
    today = clock.today()
    return (
        Person.objects.filter(
            Q(posts__until=None) | Q(posts__until__gte=today),
            posts__function=Function.MEDIATOR,
            posts__committee=committee_id,
            posts__since__lte=today,
        )
        .order_by("flagged", "name")
        .distinct()
    )


def _with_doubt(person):
    return f"{person.name}（{FROM_A_LEDGER}）" if person.flagged else person.name


@form_of("reassign")
class Reassign(AsksOfTies, Reason):
    beside = "mediators"
    on_label = "更换日期"
    day_counts = True
    sections = (
        Section("改由谁调解", ("mediator",)),
        Section("有没有利害关系", TIES),
        Section("为什么换", ("reason", "on")),
    )
    phrases = {"reason": ("当事人要求更换。", "需要回避。", "工作调整。")}
    after = (After("案件转到新调解员的待办里；调解期限不重新计算"),)
    when_empty = {"mediator": NO_OTHER}

    mediator = forms.ModelChoiceField(Person.objects.none(), label="调解员")

    def prepare(self):
        people = mediators_of(self.case.committee_id)
        self.fields["mediator"].label_from_instance = _with_doubt
        others = people.exclude(pk=self.case.mediator_id)
        self.choose("mediator", people, others)
