"""Chips above a list: each a condition on cases, with the number of cases it opens."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

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


LISTED = "narrowed list"


def count_each(actor, cases, choices, *more: Choice, listed=None) -> dict[str, int]:
    """The number of rows for each choice, and of those `listed`, as `LISTED`; one statement.

    `cases(actor)` are the rows, `choices(actor)` and `more` the choices. Both depend on the actor,
    on the day and on the calendar alone, so that their part is built once: building it costs more
    than running it.
    """
    today = clock.today()
    keys, *built = _statement(actor, cases, choices, more, (today, calendar_on(today)))
    parts = [built] if listed is None else [built, _compiled(_counted(listed.order_by(), LISTED))]
    sql = " UNION ALL ".join(sql for sql, _ in parts if sql)
    params = tuple(chain.from_iterable(params for sql, params in parts if sql))
    with connection.cursor() as cursor:
        found = cursor.execute(sql, params).fetchall() if sql else ()
    return dict.fromkeys((*keys, LISTED), 0) | dict(found)


@lru_cache(maxsize=256)
def _statement(actor, cases, choices, more, on) -> tuple[list, str, tuple]:
    """The keys of the choices, and the statement that counts them; empty where nothing is seen.

    `on` is the day with its calendar, which the conditions read from the clock.

    Each condition is a subquery of its own, so that each may use its own index: one pass over all
    cases would evaluate every condition on the many closed cases.
    """
    asked, base = [*more, *choices(actor)], cases(actor).order_by()
    arms = [_counted(base.filter(choice.holds()), choice.key) for choice in asked]
    return [choice.key for choice in asked], *_compiled(arms[0].union(*arms[1:], all=True))


def _compiled(rows) -> tuple[str, tuple]:
    """The statement that reads these rows; empty where it can find none."""
    try:
        return rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return "", ()


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
