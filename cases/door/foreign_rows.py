"""Rows of another case among the data of an act; the key of such a row can be typed by anybody."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Field, Model

from cases.guards import Guard
from cases.law import articles
from cases.models import Case

OF_ANOTHER_CASE = Guard(
    lambda case, facts: False, "所选的内容不属于本案，请重新打开这一页再选。", articles.DATES
)


def refusal_of_foreign_rows(case: Case | None, facts: Mapping[str, Any]) -> list[Guard]:
    """The refusal of records that belong to another case; to any, for a case not opened yet."""
    own = case.pk if case else None
    keys = (case_key(row) for row in _rows(facts))
    return [OF_ANOTHER_CASE] if any(key not in (None, own) for key in keys) else []


def case_key(row: Model) -> int | None:
    """The key of the case a record belongs to; None for a row of the directory."""
    if isinstance(row, Case):
        return int(row.pk)
    if hasattr(row, "case_id"):
        return row.case_id
    owners = (getattr(row, field.name) for field in row._meta.concrete_fields if _is_ours(field))
    return next((case_key(owner) for owner in owners if owner is not None), None)


def _is_ours(field: Field) -> bool:
    """Whether the column refers to a record of cases."""
    related = field.related_model
    return isinstance(related, type) and related._meta.app_label == Case._meta.app_label


def _rows(value: Any) -> Iterator[Model]:
    """Every row in a value, however deep."""
    if isinstance(value, Model):
        yield value
    elif isinstance(value, Mapping):
        yield from _rows(value.values())
    elif isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        for one in value:
            yield from _rows(one)
