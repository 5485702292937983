"""The record of what happened to log-ins, for their people and for the operator."""

from mediation import clock

from .actor import NOBODY, actor_of
from .devices import device_of
from .front_door import address_of
from .models import LoginEvent

LONGEST_ADDRESS = LoginEvent._meta.get_field("address").max_length


def note(request, user, kind) -> None:
    """Record that this happened to the log-in now, from this browser."""
    by = getattr(request, "actor", NOBODY)
    if by is NOBODY:  # signing in
        by = actor_of(user.person, []) if user.person else NOBODY
    LoginEvent.objects.create(
        user=user,
        kind=kind,
        at=clock.now(),
        by=by.name[:80],
        principal=by.principal,
        device=device_of(request.META.get("HTTP_USER_AGENT", "")),
        address=address_of(request)[:LONGEST_ADDRESS],
    )
