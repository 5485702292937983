"""The instalments under a payment in the agreement editor."""

from cases.forms.deletable_rows import formset_of
from cases.forms.fields import DayField, MoneyField
from cases.law import day_rules
from cases.law.clause_defects import INCOMPLETE_PART
from mediation.plain_forms import PlainForm

MOST_PARTS = 120


class PartForm(PlainForm):
    """One instalment: a day and a sum."""

    due_on = DayField(label="到期日", required=False, rule=day_rules.FIFTY_YEARS)
    amount = MoneyField(label="金额（元）", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].widget.attrs["data-instalment-day"] = ""
        self.fields["amount"].widget.attrs["data-instalment-amount"] = ""

    def clean(self):
        """Require both day and sum, or neither."""
        data = super().clean()
        day, sum_ = data.get("due_on"), data.get("amount")
        if not self.errors and (bool(day) != bool(sum_) or sum_ == 0):
            name = "amount" if day else "due_on"
            self.add_error(name, INCOMPLETE_PART)
        return data


PartFormSet = formset_of(PartForm, most=MOST_PARTS, what="期")
