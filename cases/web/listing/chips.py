"""Chips above a list: each a condition on cases, with the number of cases it opens."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, Count, Q, Value

from cases.web.listing.addresses import address, is_narrowed
from cases.web.listing.cells import TemplateValue
from cases.web.urgency import calendar_on
from mediation import clock


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow a list: its value in addresses, its label, its condition.

    `holds` reads nothing from the database. `notice` is what the page says while there is any such
    row.
    """

    key: str
    label: str
    holds: Callable[[], Q]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Chip(TemplateValue):
    """One chip for the template part."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


def count_each(actor, cases, choices, *more: Choice) -> dict[str, int]:
    """The number of rows for each choice; one statement, the same for this actor all day.

    `cases(actor)` are the rows, `choices(actor)` and `more` the choices. Both depend on the actor,
    on the day and on the calendar alone, so that the statement is built once: building it costs
    more than running it.
    """
    today = clock.today()
    keys, sql, params = _statement(actor, cases, choices, more, (today, calendar_on(today)))
    with connection.cursor() as cursor:
        return dict.fromkeys(keys, 0) | dict(cursor.execute(sql, params).fetchall() if sql else ())


@lru_cache(maxsize=256)
def _statement(actor, cases, choices, more, on) -> tuple[list, str, tuple]:
    """The keys of the choices, and the statement that counts them; empty where nothing is seen.

    `on` is the day with its calendar, which the conditions read from the clock.

    Each condition is a subquery of its own, so that each may use its own index: one pass over all
    cases would evaluate every condition on the many closed cases.
    """
    asked, base = [*more, *choices(actor)], cases(actor).order_by()
    arms = [_counted(base.filter(choice.holds()), choice.key) for choice in asked]
    counted = arms[0].union(*arms[1:], all=True)
    try:
        sql, params = counted.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        sql, params = "", ()
    return [choice.key for choice in asked], sql, params


def forget() -> None:
    """Build every statement again next time; for code that was changed while it ran."""
    _statement.cache_clear()


def _counted(rows, key):
    """One row: the key of a choice, and the number of rows."""
    return rows.annotate(chip=Value(key, CharField())).values_list("chip").annotate(n=Count("pk"))


def chips_of(request, name: str, choices, counts, chosen) -> list[Chip]:
    """The chips of the parameter `name`; each keeps only the sort, so that its count is right."""
    current = None if is_narrowed(request, name) and not chosen.key else chosen.key
    return [
        Chip(
            choice.label,
            address(**{name: choice.key}, sort=request.GET.get("sort", "")),
            current=choice.key == current,
            count=counts[choice.key],
        )
        for choice in choices
    ]
