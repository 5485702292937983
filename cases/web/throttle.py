"""Throttling of pages open to everybody: by address, and by what was asked for."""

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.shortcuts import render

from mediation.vault import fingerprint


def address_of(request) -> str:
    """The visitor's address, found the way the log-in finds it."""
    return str(get_client_ip_address(request) or "unknown")


def count(scope: str, who: str, *, minutes: int) -> int:
    """Count one more try in this scope and return how many there are within the minutes."""
    key = _key(scope, who)
    cache.add(key, 0, minutes * 60)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two
        return 1


def spent(scope: str, who: str, *, limit: int) -> bool:
    """Whether the tries in this scope are used up; counts nothing."""
    return (cache.get(_key(scope, who)) or 0) >= limit


def too_many(request):
    """429."""
    return render(request, "429.html", status=429)


def _key(scope: str, who: str) -> str:
    return f"tries:{scope}:{fingerprint(who)[:32]}"
