"""Formsets whose rows can be deleted, with or without script."""

from django import forms
from django.forms import BaseFormSet, formset_factory


class DeletableRows(BaseFormSet):
    """A formset whose rows can be deleted, with or without script."""

    def add_fields(self, form, index):
        """Hide the order and deletion fields of a row."""
        super().add_fields(form, index)
        form.fields["DELETE"].widget = forms.CheckboxInput(attrs={"class": "d-none"})
        if "ORDER" in form.fields:
            form.fields["ORDER"].widget = forms.HiddenInput()

    def _should_delete_form(self, form):
        """Whether a row was deleted; a row that could not be read was not."""
        return bool(getattr(form, "cleaned_data", {}).get("DELETE"))

    @property
    def alive(self) -> list:
        """The rows that were not deleted."""
        return [form for form in self.forms if not self._should_delete_form(form)]


def formset_of(form, rows=DeletableRows, *, most, can_order=False):
    """The formset of these rows, at most `most`; one row more is still read, to be refused."""
    return formset_factory(
        form,
        formset=rows,
        extra=0,
        max_num=most,
        absolute_max=most + 1,
        validate_max=True,
        can_delete=True,
        can_order=can_order,
    )
