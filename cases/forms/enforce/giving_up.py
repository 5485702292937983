"""The form of a creditor who no longer pursues what is owed."""

from django import forms

from cases.forms.base import form_of
from cases.forms.enforce.visits import (
    VISITS_ARE_REMINDED,
    WHEN_TO_VISIT,
    PlansVisits,
    first_visit,
    second_visit,
)
from cases.forms.people import PartiesField
from cases.forms.sections import After, Section
from cases.law import articles
from cases.models import Party
from cases.phases.enforce.guards_of_giving_up import TIME_IS_OVER, creditors_waiting

SAID, OVER = "said", "over"


@form_of("give_up")
class GiveUp(PlansVisits):
    explain = "权利人都表示不再追究，或者申请执行、起诉的期间已过的，可以结案。"
    on_label = "结案日期"
    day_counts = True
    sections = (
        Section("为什么不再追究", ("why", "creditors", "how")),
        Section("哪天结案", ("on",)),
        WHEN_TO_VISIT,
    )
    asked_when = {"creditors": ("why", SAID), "how": ("why", SAID)}
    after = (
        After("没有履行的仍然应当履行；反悔的可以恢复履行", articles.BINDING),
        VISITS_ARE_REMINDED,
    )
    phrases = {"how": ("本人到场说明。", "电话里说明，已记录。", "书面声明。")}

    why = forms.ChoiceField(
        label="为什么",
        choices=((SAID, "权利人都表示不再追究"), (OVER, TIME_IS_OVER)),
        widget=forms.RadioSelect,
    )
    creditors = PartiesField(Party.objects.none(), label="表示不再追究的人", required=False)
    how = forms.CharField(label="怎么表示的", max_length=120, required=False)
    first_visit_on, first_slot = first_visit()
    second_visit_on, second_slot = second_visit()

    def prepare(self):
        """Those to whom something is owed; nobody is preselected."""
        super().prepare()
        waiting = creditors_waiting(self.case)
        self.fields["creditors"].speak_to(self.actor)
        parties = self.case.parties.select_related("company", "dwelling")
        self.choose("creditors", parties, parties.filter(pk__in=waiting))

    def clean_creditors(self):
        return list(self.cleaned_data["creditors"])

    def facts(self):
        """Who said so, and how; nobody where the time is over."""
        facts = super().facts()
        said = facts.pop("why") == SAID
        return facts | ({} if said else {"creditors": (), "how": ""})
