"""The fields of the conditions of a list: keys, months, days and spans."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Value

from cases.forms.fields import DayField
from cases.forms.people import can_be_key
from mediation.plain_forms import PlainForm

SPAN_REVERSED = "止日不能早于起日。"
MONTH = re.compile(r"[12][0-9]{3}(0[1-9]|1[0-2])")
SPANS = ("registered", "accepted", "reached")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class KeyField(django_filters.fields.ModelChoiceField):
    """A row chosen by its key, without a query: it only narrows what the reader may see."""

    def to_python(self, value):
        """The key, if the value can be one."""
        if value in self.empty_values:
            return None
        if not can_be_key(value):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return int(value)

    def validate(self, value):
        """Skip the existence check: the key of a row of others matches no visible case."""
        forms.Field.validate(self, value)


class RowFilter(django_filters.ModelChoiceFilter):
    """A choice among rows, which are read only when the form is shown."""

    field_class = KeyField


NAMED_BY = {"estate": "name", "mediator": "name", "committee": "short_name"}


def offer_rows(form, names):
    """Read the rows of every choice among rows that is shown, all in one statement."""
    shown = [name for name in names if name in NAMED_BY]
    arms = [
        form.fields[name]
        .queryset.order_by()
        .annotate(field=Value(name, CharField()), called=F(NAMED_BY[name]))
        .values_list("field", "pk", "called")
        for name in shown
    ]
    rows = arms[0].union(*arms[1:]).order_by("called", "pk") if arms else ()
    for name in shown:
        known = [(pk, called) for field, pk, called in rows if field == name]
        form.fields[name].widget.choices = [("", "不限"), *known]


class MonthField(forms.CharField):
    """A month as the brief's lists have it: 202603."""

    def clean(self, value):
        """The month; refused in any other form."""
        month = super().clean(value)
        if month and not MONTH.fullmatch(month):
            raise ValidationError("“受理月”要写成 202603 这样。")
        return month


class MonthFilter(django_filters.Filter):
    """A month."""

    field_class = MonthField


class DayFilter(django_filters.Filter):
    """A day, as people write it."""

    field_class = DayField


def span(label, field):
    """A first and a last day, both included."""
    return (
        DayFilter(label=f"{label}自", field_name=field, lookup_expr="gte", widget=DAY),
        DayFilter(label=f"{label}至", field_name=field, lookup_expr="lte", widget=DAY),
    )


class FilterForm(PlainForm):
    """The conditions of a list; a span with its days reversed is an error, not an empty list."""

    def clean(self):
        """Refuse a span that ends before it begins."""
        data = super().clean()
        for name in SPANS:
            since, until = data.get(f"{name}_from"), data.get(f"{name}_to")
            if since and until and until < since:
                self.add_error(f"{name}_to", SPAN_REVERSED)
        return data
