"""Forms that send a matter out: to a company or a department, the first time or again."""

from django import forms
from django.db.models import Case, When

from cases.forms.base import ActForm, form_of
from cases.forms.fields import DayField, long_text
from cases.forms.sections import After, Fold, Missing, Section
from cases.law import articles, day_rules
from cases.phases.handle.dispatch_receipt import has_a_desk
from mediation import clock
from mediation.directory.models import Department, PropertyCompany

NO_ADDRESSEE = Missing("本区没有登记物业公司，也没有登记部门，请系统管理员先登记。")


class ToAddressee(ActForm):
    """A form that names the company or the department that must answer."""

    explain = (
        "物业公司应当及时答复业主（《民法典》第二百八十五条）；派给部门的，由部门答复。"
        "期限按工作日计算。"
    )
    day_counts = True
    after = (
        After("答复的期限自收到之日起算；公司在本系统有人办理的，派单当日到达", articles.ARRIVAL),
    )
    asked_as = {"company": "addressee", "department": "addressee"}
    when_empty = {"addressee": NO_ADDRESSEE}

    addressee = forms.ChoiceField(label="物业公司或者部门")
    received_on = DayField(label="已经收到的，哪天收到", rule=day_rules.PAST, required=False)

    def day_entered(self):
        """The day of receipt, else that of the dispatch."""
        found = getattr(self, "cleaned_data", {}) if self.is_bound else {}
        return found.get("received_on") or super().day_entered()

    def arrives(self, value) -> bool:
        """Whether what is sent to this addressee is received at once, or a day is entered."""
        entered = getattr(self, "cleaned_data", {}).get("received_on") if self.is_bound else None
        at_once = isinstance(self.rows[value], PropertyCompany) and has_a_desk(
            self.rows[value], self.day_entered() or clock.today()
        )
        return bool(entered) or at_once

    def prepare(self):
        """Put the company that manages the estate today first; preselect none."""
        manager = self.case.sheet.manager_on(clock.today())
        first = When(pk=manager.pk if manager else None, then=0)
        companies = PropertyCompany.objects.order_by(Case(first, default=1), "name")
        departments = Department.objects.filter(district=self.case.committee.district_id)
        self.rows = {f"company-{row.pk}": row for row in companies}
        self.rows |= {f"department-{row.pk}": row for row in departments}
        self.fields["addressee"].choices = [(key, str(row)) for key, row in self.rows.items()]
        self.notes = {"addressee": {f"company-{manager.pk}": "本小区物业"}} if manager else {}

    def facts(self) -> dict:
        """The company or the department, as the door takes it."""
        facts = super().facts()
        key = facts.pop("addressee")
        kind, _, _ = key.partition("-")
        return facts | {"company": None, "department": None, kind: self.rows[key]}


@form_of("dispatch")
class Dispatch(ToAddressee):
    on_label = "派单日期"
    sections = (
        Section("派给谁", ("addressee",)),
        Section("哪天派的", ("on",), Fold("交办要求、对方收到的日期", ("note", "received_on"))),
    )

    note = forms.CharField(label="交办要求", widget=long_text(), required=False, max_length=500)


class SentAgain(ToAddressee):
    """A matter that is sent out once more, with a reason."""

    on_label = "派单日期"
    sections = (
        Section("为什么", ("reason",)),
        Section("由谁办", ("addressee",)),
        Section("哪天派的", ("on",), Fold("对方收到的日期", ("received_on",))),
    )

    reason = forms.CharField(label="原因", widget=long_text(2), max_length=300)


@form_of("review")
class Review(SentAgain):
    explain = "住户不满意的，复核一次：承办的单位再答复一次，期限重新起算。"
    phrases = {"reason": ("住户不满意处理结果。", "答复与现场不符。")}


@form_of("reopen_handling")
class ReopenHandling(SentAgain):
    explain = "处结以后又出现同一个问题的，重新办理；另一件事请另行登记。"
    phrases = {"reason": ("修好以后又坏了。", "办结后又发生。")}


@form_of("settle_competence")
class SettleCompetence(ToAddressee):
    explain = "照区里的决定登记；确定以后不得再退回。"
    on_label = "决定的日期"
    sections = (
        Section("谁决定的", ("decided_by",), Fold("文号", ("number",))),
        Section("由谁办", ("addressee",)),
        Section("哪天决定的", ("on",)),
    )

    decided_by = forms.CharField(label="决定的机关", max_length=60)
    number = forms.CharField(label="文号", max_length=60, required=False)

    def prepare(self):
        super().prepare()
        del self.fields["received_on"]  # who was asked before has it, another receives it later

    def arrives(self, value) -> bool:
        """Nothing arrives at who has the matter already: their time runs on."""
        has_it = self.case.sheet.open_dispatch
        return (has_it is None or self.rows[value] != has_it.addressee) and super().arrives(value)
