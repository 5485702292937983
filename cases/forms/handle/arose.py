"""When a dispute arose: a day and how exact it is, or from one day to another."""

from django import forms

from cases.forms.asked import ANY_ANSWER
from cases.forms.fields import DayField
from cases.law import day_rules
from cases.models.case_choices import Precision
from mediation.plain_forms import PlainForm

NAMES = ("arose_on", "arose_precision", "arose_until")
ASKED_WHEN = {
    "arose_precision": ("arose_on", ANY_ANSWER),
    "arose_until": ("arose_precision", Precision.PERIOD),
}
HOW_EXACT = "请选纠纷发生日期准到哪一步；只知道哪年哪月的，填那个月的任意一天，选“月”。"
ENDS_FIRST = "“持续到”不能早于开始的日期。"


class AroseFields(PlainForm):
    """The day on which the dispute arose; nothing is assumed of how exact it is."""

    arose_on = DayField(label="纠纷发生日期", required=False, near=(), rule=day_rules.PAST)
    arose_precision = forms.ChoiceField(
        label="这个日期准到", choices=Precision.choices, required=False
    )
    arose_until = DayField(
        label="持续到（还在继续的不填）", required=False, near=(), rule=day_rules.PAST
    )

    def clean(self):
        """Require how exact a day is; a period does not end before it begins."""
        data = super().clean()
        first, last = data.get("arose_on"), data.get("arose_until")
        if first and not data.get("arose_precision") and "arose_precision" not in self.errors:
            self.add_error("arose_precision", HOW_EXACT)
        if first and last and last < first:
            self.add_error("arose_until", ENDS_FIRST)
        return data

    def arose(self) -> dict:
        """The facts for the door."""
        found = {name: self.cleaned_data.get(name) for name in NAMES}
        return found | {"arose_precision": found["arose_precision"] or Precision.DAY}
