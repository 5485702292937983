"""Rows of a schedule: which day, how much, and where several debts are owed, who pays whom."""

from typing import ClassVar

from django import forms
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string

from cases.forms.deletable_rows import NOT_WHOLE
from cases.forms.enforce.duties import debt_in_words
from cases.forms.fields import DayField, MoneyField
from cases.forms.rows_without_script import whole_number
from cases.law import day_rules

ROWS, MOST_ROWS = 3, 120  # the months of ten years, as far as its days may be
NOT_BOTH = "日期和金额都要写；不要这一期的，都清空。"
WHICH_DEBT = "请选谁付谁。"
NONE_WRITTEN = "请写明哪天付多少。"


class ScheduleWidget(forms.Widget):
    """The rows; their number is sent with them, so that more can be asked for without script."""

    use_fieldset = True
    debts = ()

    def line_names(self, name) -> list[str]:
        """The names under which the rows are sent."""
        every = range(MOST_ROWS)
        return [name, *(f"{name}-{n}-{part}" for n in every for part in PARTS)]

    def value_from_datadict(self, data, files, name):
        """What was typed, a mapping for each row, the blank ones too; None without their number."""
        count = min(whole_number(data.get(name, ""), 0), MOST_ROWS)
        if not count:
            return None
        count += max(count, ROWS) if data.get("more") == name else 0  # six steps for ten years
        return [
            {part: data.get(f"{name}-{n}-{part}", "").strip() for part in PARTS}
            for n in range(min(count, MOST_ROWS))
        ]

    def value_omitted_from_data(self, data, files, name):
        """Whether no row was sent."""
        return name not in data

    def id_for_label(self, id_, index=None):
        """A group of rows is labelled by its legend."""
        return ""

    def render(self, name, value, attrs=None, renderer=None):
        """The rows, each with its labels."""
        typed = value or [dict.fromkeys(PARTS, "")] * ROWS
        rows = [row | {"who": self._who(f"{name}-{n}-debt", row)} for n, row in enumerate(typed)]
        context = {"name": name, "rows": rows, "full": len(typed) >= MOST_ROWS}
        return render_to_string("parts/schedule_rows.html", context)

    def _who(self, name, row):
        """The choice of who pays whom; nothing where one debt is owed."""
        choices = [("", "请选择"), *self.debts]
        select = forms.Select({"class": "form-select", "id": name}, choices)
        return select.render(name, row["debt"]) if self.debts else ""


PARTS = ("day", "sum", "debt")


class ScheduleField(forms.Field):
    """A schedule; cleans to [(day, 分, debt or None)], an error names its row."""

    widget = ScheduleWidget
    debts: ClassVar[dict] = {}

    def offer(self, debts):
        """Ask for one of these debts in every row, where there are several."""
        self.debts = {str(duty.pk): duty for duty in debts}
        if len(self.debts) > 1:
            prefetch_related_objects(debts, "debtor__company", "creditor__company")
            self.widget.debts = [(key, debt_in_words(one)) for key, one in self.debts.items()]

    def clean(self, value):
        """Read every row that is not blank; none where the schedule is not asked for."""
        if value is None and not self.required:
            return []
        if value is None:
            raise forms.ValidationError(NOT_WHOLE)
        rows = [(n, row) for n, row in enumerate(value, 1) if any(row.values())]
        found, wrong = [], []
        for number, row in rows:
            try:
                found.append(self._read(row))
            except forms.ValidationError as error:
                wrong += [f"第{number}期：{said}" for said in error.messages]
        if wrong or not found:
            raise forms.ValidationError(wrong or NONE_WRITTEN)
        return found

    def has_changed(self, initial, data):
        """Whether a row was filled in."""
        return any(any(row.values()) for row in data or ())

    def _read(self, row):
        if not (row["day"] and row["sum"]):
            raise forms.ValidationError(NOT_BOTH)
        debt = self.debts.get(row["debt"])
        if debt is None and len(self.debts) > 1:
            raise forms.ValidationError(WHICH_DEBT)
        day = DayField(rule=day_rules.TEN_YEARS).clean(row["day"])
        return day, MoneyField().clean(row["sum"]), debt
