"""The matter at registration: what is registered, without its parties and claims."""

import re
import uuid

from django import forms

from cases.forms.asked import Asked
from cases.forms.fields import DayField, MoneyField, long_text, not_in_the_future
from cases.forms.handle import arose, grading
from cases.forms.matter import AnotherMatter
from cases.forms.people import RowOrNone
from cases.forms.typed_fields import NameField, StoryField
from cases.law import day_rules
from cases.law.categories import Category
from cases.models import Channel
from cases.phases.handle.guards_of_grading import SCORES as GRADED_BY
from cases.words.punctuation import cut_outside_numbers
from mediation.directory.models import Committee, Estate
from mediation.plain_forms import KeyField, speak_plainly

AT_THE_OFFICE = [
    choice
    for choice in Channel.choices
    if choice[0] not in (Channel.LEDGER, Channel.ESTATE_PAGE, Channel.ON_THE_SPOT)
]
COMMON = {
    Category.LK: "渗漏水",
    Category.NZ: "噪声",
    Category.PK: "停车",
    Category.PF: "物业费",
    Category.DC: "装修",
    Category.IL: "违建",
}
CATEGORIES = [
    *((category.value, words) for category, words in COMMON.items()),
    *((c.value, c.label) for c in Category if c not in COMMON),
]
TITLE_LENGTH = 40


GRADED_TOGETHER = "定级的三项要一起选；现在定不了的都不选，派单以前再定。"


def title_of(summary: str) -> str:
    """A title for a matter: the first clause of its summary.

    >>> title_of("楼上漏水损坏天花板，已经三个月。物业不管。")
    '楼上漏水损坏天花板'
    """
    clause = re.split(r"[，。；！？,;\n]", summary.strip())[0]
    return cut_outside_numbers(clause, TITLE_LENGTH)


class MatterForm(Asked, arose.AroseFields):
    """What is registered, without its parties and claims."""

    notes = grading.NOTES

    asked_when = arose.ASKED_WHEN
    key = KeyField()
    another = AnotherMatter()
    follows = forms.CharField(widget=forms.HiddenInput, required=False, max_length=30)
    on = DayField(label="登记日期", rule=day_rules.PAST)
    channel = forms.ChoiceField(label="来件渠道", choices=[("", "请选择"), *AT_THE_OFFICE])
    estate = RowOrNone(Estate.objects.none(), label="小区", nobody="不在册的小区")
    committee = forms.ModelChoiceField(Committee.objects.none(), label="受理的调委会")
    place = NameField(label="地点", max_length=200, help_text="写到楼栋房号，例如 6号楼1202室")
    category = forms.ChoiceField(label="类型", choices=CATEGORIES, widget=forms.RadioSelect)
    summary = StoryField(
        label="简要情况", widget=long_text(4), max_length=3000, help_text="开头半句会作为标题"
    )
    nature = grading.score("nature", required=False)
    extent = grading.score("extent", required=False)
    harm = grading.score("harm", required=False)
    urgent = forms.BooleanField(label="紧急（水、电、气、电梯、人身危险）", required=False)
    amount = MoneyField(label="涉及金额（元）", required=False, keeps_about=True)
    amount_approximate = forms.BooleanField(label="金额是约数", required=False)
    found = forms.BooleanField(
        label="没有申请人：本会发现的（主动调解），或者别的单位转来、没有写明谁申请",
        required=False,
        help_text="谁也没有请求保护，时效不中断；以后有人请求的，再登记请求",
    )
    asked = forms.BooleanField(
        label="本人已请求调委会调解",
        required=False,
        help_text="登记日即为请求保护之日，以后不能更改",
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4().hex
        self.fields["amount"].widget.attrs["data-words"] = ""
        estates = Estate.objects.filter(committee__in=actor.bodies).order_by("name")
        self.fields["estate"].queryset = estates
        self._choose_committee(actor)
        for field in self.fields.values():
            speak_plainly(field)

    @property
    def weighed(self) -> bool:
        """Whether an input of the level was chosen or is wrong, so that it must be visible."""
        return any(self[name].data or self[name].errors for name in GRADED_BY)

    def _choose_committee(self, actor):
        """Ask for the committee only where a person serves more than one."""
        field = self.fields["committee"]
        field.queryset = Committee.objects.filter(pk__in=actor.bodies)
        if len(actor.bodies) == 1:
            field.widget = forms.HiddenInput()
            field.initial = next(iter(actor.bodies))

    def clean_on(self):
        """No day in the future."""
        return not_in_the_future(self.cleaned_data["on"])

    def clean(self):
        """The estate belongs to the committee; a sum typed as near it is approximate."""
        data = super().clean()
        if self.fields["amount"].about:
            data["amount_approximate"] = True
        estate = data.get("estate")
        if estate and data.get("committee") and estate.committee_id != data["committee"].pk:
            self.add_error("estate", "这个小区不归所选的调委会。")
        unscored = [name for name in GRADED_BY if data.get(name) is None]
        for name in unscored if len(unscored) < len(GRADED_BY) else ():
            if name not in self.errors:
                self.add_error(name, GRADED_TOGETHER)
        return data

    def facts(self) -> dict:
        """The case's fields for the door."""
        data = self.cleaned_data
        names = "channel estate committee category summary urgent amount amount_approximate"
        facts = {name: data[name] for name in names.split()}
        return (
            facts
            | self.arose()
            | {
                "place": self._place(),
                "title": title_of(data["summary"]),
                **{name: data[name] for name in GRADED_BY},
            }
        )

    def _place(self) -> str:
        """The place, with the estate's name before it."""
        estate, place = self.cleaned_data["estate"], self.cleaned_data["place"]
        name = estate.name if estate else ""
        return place if name in place else f"{name}{place}"
