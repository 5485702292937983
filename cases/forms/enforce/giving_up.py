"""The form of a creditor who no longer pursues what is owed."""

from django import forms

from cases.forms.base import ActForm, form_of
from cases.forms.enforce.closing import FIRST_VISIT, SECOND_VISIT
from cases.forms.fields import DayField
from cases.forms.sections import After, Section
from cases.law import articles
from cases.models import Party
from cases.phases.enforce.guards_of_giving_up import creditors_waiting


@form_of("give_up")
class GiveUp(ActForm):
    explain = "权利人都表示不再追究，或者申请执行、起诉的期间已过的，可以结案。"
    on_label = "结案日期"
    day_counts = True
    sections = (
        Section("谁不再追究", ("creditors", "how")),
        Section("哪天结案", ("on",)),
        Section("哪天回访", ("first_visit_on", "second_visit_on")),
    )
    after = (
        After("没有履行的仍然应当履行；反悔的可以恢复履行", articles.BINDING),
        After("定了回访日子的，到日子调解员的待办里会提醒", articles.RETURN_VISITS),
    )
    phrases = {"how": ("本人到场说明。", "电话里说明，已记录。", "书面声明。")}

    creditors = forms.ModelMultipleChoiceField(
        label="表示不再追究的人",
        queryset=Party.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    how = forms.CharField(label="怎么表示的", max_length=120, required=False)
    first_visit_on = DayField(label="第一次回访", near=FIRST_VISIT)
    second_visit_on = DayField(label="第二次回访", near=SECOND_VISIT)

    def prepare(self):
        """Those to whom something is owed; nobody is preselected."""
        waiting = creditors_waiting(self.case)
        self.fields["creditors"].queryset = Party.objects.filter(pk__in=waiting).order_by("pk")
