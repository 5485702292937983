"""The form under a list of handled matters: what was checked of the chosen ones, and when."""

import uuid

from django import forms

from cases.forms.asked import Asked
from cases.forms.fields import DayField, long_text, not_in_the_future
from cases.forms.handle.answering import CHECKED_HOW
from cases.law import day_rules
from mediation.plain_forms import KeyField

NONE_CHOSEN = "请先勾选要销号的案件。"
TORN_ROW = "有一件没有传完整，请重新打开这一页再勾选。"


class StrikeOffs(Asked):
    """One check of several matters; each chosen row is its case and the trail lines it showed."""

    key = KeyField()
    checked = forms.CharField(label="怎么核实的", widget=long_text(2), max_length=200)
    on = DayField(label="核实日期", rule=day_rules.PAST)
    phrases = {"checked": CHECKED_HOW}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4().hex

    @property
    def chosen(self) -> list[str]:
        """The rows ticked, as they were sent, each once."""
        return list(dict.fromkeys(self.data.getlist("case"))) if self.is_bound else []

    @property
    def rows(self) -> list[tuple[int, int]]:
        """The key of each chosen case, and the number of its trail lines when it was shown."""
        return [tuple(map(int, one.split("-"))) for one in self.chosen]

    def clean_on(self):
        """No day in the future."""
        return not_in_the_future(self.cleaned_data["on"])

    def clean(self):
        """Something is chosen, and every row can be read."""
        if not self.chosen:
            self.add_error(None, NONE_CHOSEN)
        if not all(_is_a_row(one) for one in self.chosen):
            self.add_error(None, TORN_ROW)
        return super().clean()


def _is_a_row(sent: str) -> bool:
    pk, dash, seen = sent.partition("-")
    numbers = pk.isascii() and pk.isdecimal() and seen.isascii() and seen.isdecimal()
    return bool(dash) and numbers and max(len(pk), len(seen)) <= 18
