"""Columns of a list, as a face declares them, and sorting by them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F

from cases.web.listing.addresses import address_with
from cases.web.listing.cells import NUMBER, Cell, Head

# Columns that sort by an index as they are.
NEVER_MISSING = frozenset({"pk", "status", "moved_at", "registered_on"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its cell, and what it sorts by, if it does.

    `cell` gets a case and the names of the page's cases (see `case_list.CaseList.names`); `by` is
    the database expression of the sort that addresses call `sort`. An `aloud` head is for screen
    readers only.
    """

    label: str
    cell: Callable[[Any, Any], Cell]
    sort: str = ""
    by: str = ""
    numeric: bool = False
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of the workbook: its head, and its value as a day, a number or text."""

    label: str
    value: Callable[[Any, Any], str | int | Decimal | date | None]
    width: int = 14


def order_of(columns, sort: str) -> list:
    """The database order, missing values last; empty for an unknown sort."""
    known = {column.sort: column.by for column in columns if column.sort}
    by = known.get(sort.removeprefix("-"), "")
    if not by:
        return []
    if by in NEVER_MISSING:
        return [f"-{by}" if sort.startswith("-") else by]
    return [F(by).desc(nulls_last=True) if sort.startswith("-") else F(by).asc(nulls_last=True)]


def heads_of(columns, request, usual: str) -> list[Head]:
    """The heads; sortable ones link to both directions in turn; `usual` is the default."""
    sort = request.GET.get("sort", usual)
    return [_head(column, request, sort) for column in columns]


def _head(column, request, sort) -> Head:
    look = NUMBER if column.numeric else ""
    if not column.sort:
        return Head(column.label, look, aloud=column.aloud)
    rising = sort == column.sort
    url = address_with(request, sort=f"-{column.sort}" if rising else column.sort)
    if sort.removeprefix("-") != column.sort:
        return Head(column.label, look, url)
    now, arrow = ("ascending", "↑") if rising else ("descending", "↓")
    return Head(column.label, look, url, now, arrow)
