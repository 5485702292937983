"""Throttling of log-in and public pages, by address and by the name or number asked for.

Counted in the database: a cache per process would multiply every limit by the number of processes
and be lost at a restart, and a shared cache would be one more server to run.
"""

from datetime import timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.shortcuts import render

from mediation import clock
from mediation.vault import fingerprint

from . import front_door
from .models import Tries


def address_of(request) -> str:
    """The visitor's address, as the log-in counts it."""
    return front_door.counted_address(request) or "unknown"


# One statement: of first tries side by side none may set the count back. A row whose time is over
# begins again, and one whose time is longer than any, written under a clock that was ahead.
COUNT = """
INSERT INTO {table} AS kept (key, count, until) VALUES (%(key)s, 1, %(until)s)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN {living} THEN kept.count + 1 ELSE 1 END,
    until = CASE WHEN {living} THEN kept.until ELSE excluded.until END
RETURNING count
"""
LONGEST = timedelta(days=1)
LIVING = "kept.until > %(now)s AND kept.until <= %(latest)s"


def count(scope: str, who: str, *, minutes: int) -> int:
    """Count one more try in this scope and return the number within the minutes."""
    moment, now = connection.ops.adapt_datetimefield_value, clock.now()
    until = now + timedelta(minutes=minutes)
    days = {"now": now, "until": until, "latest": until + clock.MOST_APART}
    given = {"key": _key(scope, who)} | {name: moment(day) for name, day in days.items()}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(COUNT.format(table=Tries._meta.db_table, living=LIVING), given)
        ((number,),) = cursor.fetchall()
    return number


def count_if_possible(scope: str, who: str, *, minutes: int) -> int:
    """As `count`; 0 where the database takes nothing, for pages that must still be read."""
    try:
        return count(scope, who, minutes=minutes)
    except DatabaseError:
        return 0


def take_back(scope: str, who: str) -> None:
    """Count one try less."""
    Tries.objects.filter(key=_key(scope, who), count__gt=0).update(count=F("count") - 1)


def spent(scope: str, who: str, *, limit: int) -> bool:
    """Whether the tries in this scope are used up; counts none."""
    now = clock.now()
    living = Tries.objects.filter(key=_key(scope, who), until__gt=now, until__lte=now + LONGEST)
    return living.filter(count__gte=limit).exists()


def too_many(request):
    """429."""
    return render(request, "429.html", status=429)


def _key(scope: str, who: str) -> str:
    return f"{scope}:{fingerprint(who)[:32]}"
