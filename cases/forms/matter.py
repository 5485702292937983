"""What a form that opens a case holds so far, right or not yet complete, to look for the same."""

from collections.abc import Iterator

from django import forms

from cases.forms.people import can_be_key
from cases.law import identifiers
from cases.models import Party
from cases.search.similar_cases import Matter
from mediation.accounts.typed_names import tidy_name
from mediation.vault import fingerprints


class AnotherMatter(forms.BooleanField):
    """Whether the same values again are about another matter; asked only of who sent them twice."""

    def __init__(self):
        super().__init__(label="这是另一件，另行登记", required=False)


def matter_from_form(form, rows) -> Matter:
    """The matter of a form with estate, place and category, and of its rows of parties."""
    value = {name: form[name].value() or "" for name in ("estate", "place", "category")}
    pk = value["estate"]
    return Matter(
        estate=form.fields["estate"].queryset.filter(pk=pk).first() if can_be_key(pk) else None,
        place=value["place"],
        category=value["category"],
        names=frozenset(_of_persons(rows, "name")),
        phone_marks=frozenset(
            mark for text in _of_persons(rows, "phone") for mark in fingerprints(text)
        ),
    )


def _of_persons(rows, field) -> Iterator[str]:
    """The values of a field in the rows of persons, as they are stored."""
    for row in rows:
        text = (row[field].value() or "").strip()
        if text and row["kind"].value() in ("", None, Party.Kind.PERSON):
            yield identifiers.phone_number(text) or tidy_name(text)
