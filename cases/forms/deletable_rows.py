"""Formsets whose rows can be deleted, with or without script."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from cases.forms.asked import HIDES
from mediation.plain_forms import speak_plainly

# Rows above the limit that are still read: the page counts on, after rows were deleted.
SPARE = 10
NOT_WHOLE = "页面没有传完整，请刷新页面，重新填写。"
TOO_MANY = "最多写%(num)d{0}，请去掉多出来的。"


class DeletableRows(BaseFormSet):
    """A formset whose rows can be deleted, with or without script.

    A deleted row is not validated: nobody can correct what is not on the page. A row that is
    counted but was not sent at all is one that is not on the page either. The first `fixed` rows
    are always on the page.
    """

    fixed = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound and self.management_form.is_valid():
            self.data = self._with_unsent_deleted()

    def _with_unsent_deleted(self):
        """The submitted data, with the rows of which nothing was sent marked as deleted."""
        start = len(self.prefix) + 1
        names = [name[start:] for name in self.data if name.startswith(f"{self.prefix}-")]
        sent = {name.partition("-")[0] for name in names}
        unsent = [n for n in range(self.fixed, self.total_form_count()) if str(n) not in sent]
        if not unsent:
            return self.data
        data = self.data.copy()
        for n in unsent:
            data[f"{self.add_prefix(n)}-DELETE"] = "on"
        return data

    @cached_property
    def _sent_by_row(self) -> dict[str, MultiValueDict]:
        """What was sent for each row, by its prefix."""
        start, rows = len(self.prefix) + 1, {}
        common = {HIDES: self.data[HIDES]} if HIDES in self.data else {}
        for name in self.data:
            if name.startswith(f"{self.prefix}-"):
                row = f"{self.prefix}-{name[start:].partition('-')[0]}"
                of_row = rows.setdefault(row, MultiValueDict({k: [v] for k, v in common.items()}))
                of_row.setlist(name, _all_of(self.data, name))
        return rows

    def _construct_form(self, i, **kwargs):
        """A row, which reads only what was sent for it: rows copy their data.

        A deleted one counts as validated, without errors.
        """
        if self.is_bound:
            kwargs["data"] = self._sent_by_row.get(self.add_prefix(i), MultiValueDict())
        form = super()._construct_form(i, **kwargs)
        if self.is_bound and self._should_delete_form(form):
            form._errors, form.cleaned_data = ErrorDict(), {"DELETE": True}
        return form

    def add_fields(self, form, index):
        """Hide the order and deletion fields of a row."""
        super().add_fields(form, index)
        form.fields["DELETE"].widget = forms.CheckboxInput(attrs={"class": "d-none"})
        if index is not None and index < self.fixed:
            form.fields["DELETE"].disabled, form.fields["DELETE"].initial = True, False
        if "ORDER" in form.fields:
            form.fields["ORDER"].widget = forms.HiddenInput()
        for name in form.fields.keys() & {"DELETE", "ORDER"}:
            speak_plainly(form.fields[name])

    def _should_delete_form(self, form):
        """Whether a row was deleted, validated or not."""
        return bool(form["DELETE"].value())

    def clean(self):
        """Require no more rows than allowed; rows that were deleted do not count."""
        if len(self.counted) > self.max_num:
            sentence = self.error_messages["too_many_forms"]
            raise ValidationError(sentence % {"num": self.max_num})

    @property
    def counted(self) -> list:
        """The rows that count towards the limit."""
        return self.placed

    @property
    def alive(self) -> list:
        """The rows that were not deleted."""
        return [form for _, form in self.placed]

    @property
    def placed(self) -> list[tuple]:
        """The rows that were not deleted, each with its position among all rows."""
        rows = enumerate(self.forms)
        return [(n, form) for n, form in rows if not self._should_delete_form(form)]

    @property
    def numbered(self) -> list[tuple]:
        """Every row with its number on the page; a deleted row counts for nothing."""
        number, rows = 0, []
        for form in self.forms:
            number += not self._should_delete_form(form)
            rows.append((number, form))
        return rows


def _all_of(data, name) -> list:
    """Every value sent under a name."""
    return data.getlist(name) if hasattr(data, "getlist") else [data[name]]


def formset_of(form, rows=DeletableRows, *, most, what, can_order=False):
    """The formset of these rows: at most `most`, counted in `what`, as 条 in 40条."""
    made = formset_factory(
        form,
        formset=rows,
        extra=0,
        max_num=most,
        absolute_max=most + SPARE,
        can_delete=True,
        can_order=can_order,
    )
    made.default_error_messages = rows.default_error_messages | {
        "too_many_forms": TOO_MANY.format(what),
        "missing_management_form": NOT_WHOLE,
    }
    return made
