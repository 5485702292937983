"""Forms of a settlement of what a court's paper orders, and of its being kept."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.duties import CURED, one_line, what_of
from cases.forms.enforce.schedule_field import ScheduleField
from cases.forms.fields import AHEAD, DayField, long_text
from cases.forms.sections import After, Fold, Known, Section
from cases.law import articles, articles_of_enforcement, day_rules
from cases.phases.enforce.guards_of_settlements import is_open_act, open_duties
from cases.states import Status

COUNTED_AGAIN = After(
    "申请执行的期限从和解约定的最后一天起重新计算", articles_of_enforcement.SETTLEMENT_BROKEN
)
ACTS = "没做完的事、没改正的违反哪天办好"
GOODS_FOR_MONEY = "以物抵债的，写明什么东西、抵哪一期；交付以后登记付款，方式选“以物抵款”"
OTHER_TERMS = Fold("其他约定，例如以物抵债", ("words",))
HOW_TO_WRITE = "不用的行空着；写进去的合计，不能多于现在还欠的。"


@form_of("settle_enforcement")
class SettleEnforcement(ActForm):
    explain = "照和解协议登记：哪天付多少。没有写进去的部分，照此履行完的不再要求。"
    on_label = "达成和解的日期"
    day_counts = True
    sections = (
        Section("怎么付", ("schedule",)),
        Section(ACTS, ("acts_due_on",)),
        Section("哪天达成的", ("on",), OTHER_TERMS),
    )
    after = (
        COUNTED_AGAIN,
        After("照和解履行完的，执行依据不再执行", articles_of_enforcement.SETTLEMENT_KEPT),
        After(
            "不履行的，按原来的执行依据恢复执行，已付的扣除",
            articles_of_enforcement.SETTLEMENT_BROKEN,
        ),
    )

    grows = ("schedule",)

    schedule = ScheduleField(label="每期哪天、多少、谁付谁", help_text=HOW_TO_WRITE)
    acts_due_on = DayField(
        label="没做完的事、没改正的违反，哪天办好", near=AHEAD, rule=day_rules.TEN_YEARS
    )
    words = forms.CharField(
        label="其他约定",
        widget=long_text(2),
        required=False,
        max_length=500,
        help_text=GOODS_FOR_MONEY,
    )

    def prepare(self):
        """Ask only of what is owed: sums, whose where several are; a day for acts and breaches."""
        pending = open_duties(self.case)
        debts = [duty for duty in pending if duty.amount]
        self.fields["schedule"].offer(debts)
        if not debts:
            self._ask_nothing_of("schedule")
        if not (any(map(is_open_act, pending)) or self.case.sheet.open_breaches):
            self._ask_nothing_of("acts_due_on")

    def known(self, title):
        """What is still to be done, and what was broken, that gets the new day."""
        if title != ACTS or "acts_due_on" not in self.fields:
            return []
        undone = [duty for duty in open_duties(self.case) if is_open_act(duty)]
        sheet = self.case.sheet
        broken = [sheet.obligation(breach.obligation_id) for breach in sheet.open_breaches]
        lines = [(duty, "没做完") for duty in undone] + [(duty, "没改正") for duty in broken]
        return [Known(one_line(what_of(duty)), note=note) for duty, note in lines]

    def _ask_nothing_of(self, name):
        del self.fields[name]
        self.sections = tuple(one for one in self.sections if one.names != (name,))

    def clean(self):
        """Where no sum is owed, none is settled."""
        data = super().clean() or self.cleaned_data
        return data if "schedule" in self.fields else data | {"schedule": []}


@form_of("settle_title")
class SettleTitle(SettleEnforcement):
    sections = (
        *SettleEnforcement.sections[:-1],
        Section("哪天达成的", ("on", "proof"), OTHER_TERMS),
    )
    after = (
        COUNTED_AGAIN,
        After("照和解履行完的，其余不再要求", articles.WAIVED_DEBT),
        After("不履行的，原来的执行依据照旧，已付的扣除", articles_of_enforcement.ENFORCEABLE),
    )

    proof = forms.CharField(label="凭证", max_length=200)

    def prepare(self):
        """What was overdue is put off: the case is no longer in default."""
        super().prepare()
        if self.case.status == Status.DEFAULTED:
            self.after = (*self.after, CURED)


@form_of("keep_settlement")
class KeepSettlement(ActForm):
    explain = "约定的都付清、做完，收款人也确认了，再登记。"
    on_label = "履行完毕的日期"
    day_counts = True
    sections = (Section("凭什么认定", ("proof", "on")),)
    after = (
        After(
            "和解以外的部分不再要求；全部履行的，案件履行完毕",
            articles_of_enforcement.SETTLEMENT_KEPT,
        ),
    )

    proof = forms.CharField(label="凭证", max_length=200)
