"""How often a log-in is tried before the site asks for a pause.

By name and address together that is django-axes (settings). Here all tries of an address count, and
all tries of a name, slowly: of one password on many names, and of many addresses on one name. A
browser in which somebody signed in before is known for that name: its tries are counted apart, so
that a right password passes there whatever strangers do with the name or the address.
"""

import secrets

from django.core import signing

from mediation.vault import exact_mark

from . import throttle

PER_ADDRESS, PER_DEVICE, MINUTES = 20, 10, 10
PER_NAME, NAME_MINUTES = 15, 60
COOKIE = "known-device"
KNOWN_FOR = 180 * 24 * 3600  # seconds
MOST_NAMES = 10  # of people who share a computer
LONGEST = 150


def is_known(request, credentials=None) -> bool:
    """Whether somebody signed in under that name in this browser before (asked by axes as well)."""
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    return _mark(name) in _device(request)["names"]


def too_often(request) -> bool:
    """Count a try, and return whether it is one too many."""
    limits = _limits(request)
    return any([throttle.count(*scope, minutes=for_) > most for scope, for_, most in limits])


def forget_try(request) -> None:
    """A right password does not count."""
    for scope, *_ in _limits(request):
        throttle.take_back(*scope)


def remember(request, answer) -> None:
    """Let the browser be known for the name that signed in."""
    device, name = _device(request), _mark(request.POST.get("username", ""))
    names = [name, *(one for one in device["names"] if one != name)][:MOST_NAMES]
    value = signing.dumps({"id": device["id"], "names": names}, salt=COOKIE)
    safe = {"httponly": True, "samesite": "Strict", "secure": request.is_secure()}
    answer.set_cookie(COOKIE, value, max_age=KNOWN_FOR, path="/login/", **safe)


def _limits(request) -> list[tuple]:
    """What this try counts for: scope and whose, for how many minutes, and up to how many."""
    name = request.POST.get("username", "")[:LONGEST]
    if is_known(request):
        whose = f"{name}:{_device(request)['id']}"
        return [(("login-device", whose), MINUTES, PER_DEVICE)]
    return [
        (("login-address", throttle.address_of(request)), MINUTES, PER_ADDRESS),
        (("login-name", name), NAME_MINUTES, PER_NAME),
    ]


def _device(request) -> dict:
    """What the browser's cookie says: who it is, and the names it is known for."""
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return {"id": secrets.token_urlsafe(12), "names": []}


def _mark(name: str) -> str:
    return exact_mark(f"device:{name}")[:16]
