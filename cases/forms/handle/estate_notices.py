"""Forms of a notice of rectification without a case: its text, and what became of it."""

from django import forms

from cases.forms.asked import Asked
from cases.forms.fields import AHEAD, DayField, long_text, not_in_the_future
from cases.forms.sections import Section
from cases.law import day_rules
from cases.models import EstateNotice, EstateNoticeEvent
from cases.phases.common import in_text
from cases.phases.handle.guards_of_rectification import due_after_the_service
from mediation.directory.models import Estate, PropertyCompany

Kind = EstateNoticeEvent.Kind
TAKEN = "这个文号的整改通知书已经登记过，请核对文号。"
NOT_ITS_MANAGER = "{0}在通知书的那天（{1}）不管理{2}，请核对公司或者小区。"
SERVED_LATER = "送达的日期不能早于通知书的日期。"
DUE_LATER = due_after_the_service.otherwise
NEW_DAY = "复查不合格的，请写明再限哪天以前改好，要晚于复查的那天。"
NOT_BEFORE = "日期不能早于上一次登记的那天（{0}）。"


class IssueNotice(Asked):
    """A notice as it was issued: against whom, on what basis, what is to be put right, by when."""

    sections = (
        Section("责令谁整改", ("estate", "company")),
        Section("通知书怎么写的", ("number", "issued_on", "basis", "items", "due_on")),
        Section("哪天、怎么送达的", ("served_on", "service")),
    )

    estate = forms.ModelChoiceField(Estate.objects.none(), label="小区")
    company = forms.ModelChoiceField(PropertyCompany.objects.none(), label="物业公司")
    number = forms.CharField(label="文号", max_length=60)
    issued_on = DayField(label="通知书的日期", rule=day_rules.PAST)
    basis = forms.CharField(label="依据", max_length=200, help_text="写明法规和条款")
    items = forms.CharField(label="整改的事项", widget=long_text(), max_length=1000)
    due_on = DayField(label="哪天以前改好", near=AHEAD, rule=day_rules.FIFTY_YEARS)
    served_on = DayField(label="送达的日期", rule=day_rules.PAST)
    service = forms.CharField(label="怎么送达的", max_length=60)

    def __init__(self, *args, estates, department, **kwargs):
        super().__init__(*args, **kwargs)
        self.department = department
        self.fields["estate"].queryset = estates
        managers = PropertyCompany.objects.filter(managements__estate__in=estates)
        self.fields["company"].queryset = managers.distinct().order_by("name")

    def clean_served_on(self):
        """No day in the future."""
        return not_in_the_future(self.cleaned_data["served_on"])

    def clean(self):
        """The days in order, the company that managed the estate, a number of its own."""
        data = super().clean()
        issued, served, due = (data.get(name) for name in ("issued_on", "served_on", "due_on"))
        if issued and served and served < issued:
            self.add_error("served_on", SERVED_LATER)
        if served and due and due <= served:
            self.add_error("due_on", DUE_LATER)
        self._check_manager(data.get("estate"), data.get("company"), issued)
        taken = EstateNotice.objects.filter(issued_by=self.department, number=data.get("number"))
        if taken.exists():
            self.add_error("number", TAKEN)
        return data

    def _check_manager(self, estate, company, on):
        if estate and company and on and estate.company_on(on) != company:
            self.add_error("company", NOT_ITS_MANAGER.format(company, in_text(on), estate))


class ConcludeNotice(Asked):
    """An inspection of what a notice ordered, or its lifting."""

    sections = (Section("怎么样了", ("kind", "words", "on", "due_on")),)
    asked_when = {"due_on": ("kind", Kind.FAILED.value)}
    notes = {
        "kind": {
            Kind.PASSED.value: "都改好了，通知书到此为止",
            Kind.FAILED.value: "再限期整改",
            Kind.LIFTED.value: "通知书不再执行",
        }
    }

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kind = forms.ChoiceField(
        label="复查的结果，或者撤销",
        choices=[(k.value, k.label) for k in (Kind.PASSED, Kind.FAILED, Kind.LIFTED)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label="查到什么，或者为什么撤销", widget=long_text(), max_length=1000)
    on = DayField(label="哪天", rule=day_rules.PAST)
    due_on = DayField(
        label="再限哪天以前改好", near=AHEAD, rule=day_rules.FIFTY_YEARS, required=False
    )

    def __init__(self, *args, notice, events, **kwargs):
        super().__init__(*args, **kwargs)
        self.notice, self.last_on = notice, events[-1].on
        self.fields["seen"].initial = len(events)

    def clean_on(self):
        """No day in the future, and none before the last line."""
        day = not_in_the_future(self.cleaned_data["on"])
        if day < self.last_on:
            raise forms.ValidationError(NOT_BEFORE.format(in_text(self.last_on)))
        return day

    def clean(self):
        """What was not put right gets a new last day."""
        data = super().clean()
        on, due = data.get("on"), data.get("due_on")
        missing = due is None or (on and due <= on)
        if data.get("kind") == Kind.FAILED and missing and "due_on" not in self.errors:
            self.add_error("due_on", NEW_DAY)
        return data
