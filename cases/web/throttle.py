"""Throttling of public pages, by address and by the number asked for.

Counted in the database: a cache per process would multiply every limit by the number of processes
and be lost at a restart, and a shared cache would be one more server to run.
"""

from datetime import timedelta

from axes.helpers import get_client_ip_address
from django.db import transaction
from django.db.models import F
from django.shortcuts import render

from mediation import clock
from mediation.accounts.models import Tries
from mediation.vault import fingerprint


def address_of(request) -> str:
    """The visitor's address, as the log-in finds it."""
    return str(get_client_ip_address(request) or "unknown")


@transaction.atomic
def count(scope: str, who: str, *, minutes: int) -> int:
    """Count one more try in this scope and return the number within the minutes.

    Two statements in any case; concurrent tries are counted one after the other.
    """
    key, now = _key(scope, who), clock.now()
    living = Tries.objects.filter(key=key, until__gt=now)
    if living.update(count=F("count") + 1):
        return living.values_list("count", flat=True).get()
    first = Tries(key=key, count=1, until=now + timedelta(minutes=minutes))
    fields = ["count", "until"]
    Tries.objects.bulk_create(
        [first], update_conflicts=True, unique_fields=["key"], update_fields=fields
    )
    return 1


def spent(scope: str, who: str, *, limit: int) -> bool:
    """Whether the tries in this scope are used up; counts none."""
    living = Tries.objects.filter(key=_key(scope, who), until__gt=clock.now())
    return living.filter(count__gte=limit).exists()


def too_many(request):
    """429."""
    return render(request, "429.html", status=429)


def _key(scope: str, who: str) -> str:
    return f"{scope}:{fingerprint(who)[:32]}"
