"""A session and the offers made in it, sent on one page and recorded together or not at all."""

from django.db import transaction

from cases import door
from cases.door import idempotency
from cases.models import Case, IdempotencyKey

LONGEST_KEY = 200  # leaves room for what distinguishes the offers of one page


def log_with_offers(case, name, by, form) -> Case:
    """Record each offer, then the session; returns the fresh case.

    Raises what the door raises, and `idempotency.KeyReused` if this page was sent before with
    other offers.
    """
    steering = form.steering()
    offers = [(_key(steering["key"], offer["party"]), offer) for offer in form.offers()]
    if form.came_before() and _recorded(by, steering["key"]) != {key for key, _ in offers}:
        raise idempotency.KeyReused(steering["key"])
    with transaction.atomic():
        for key, offer in offers:
            door.record(case, "offer", by=by, on=steering["on"], key=key, **offer)
        return door.record(case, name, by=by, **steering, **form.facts())


def _key(key, party) -> str | None:
    """The key of a party's offer on a page with this key, if it has one."""
    return f"{_prefix(key)}{party.pk}" if key else None


def _prefix(key) -> str:
    return f"{key[:LONGEST_KEY]}:offer:"


def _recorded(by, key) -> set[str]:
    """The keys of the offers recorded from this page."""
    mine = IdempotencyKey.objects.filter(principal=by.principal, key__startswith=_prefix(key))
    return set(mine.values_list("key", flat=True))
