"""A session and the offers made in it, sent on one page and recorded together or not at all."""

import hashlib

from django.db import transaction

from cases import door
from cases.door import idempotency
from cases.models import Case, IdempotencyKey


def log_with_offers(case, name, by, form) -> Case:
    """Record each offer, then the session; returns the fresh case.

    Raises what the door raises, and `idempotency.KeyReused` if this page was sent before with
    other offers.
    """
    steering, offers = form.steering(), form.offers()
    with transaction.atomic():
        # A page sent twice at once waits here for its first sending.
        length = door.lock(case.pk, by).trail_length
        if form.came_before():
            _check_offers(by, steering["key"], form.offering, offers)
        for offer in offers:
            more = {"key": _key(steering["key"], offer["party"]), "as_of": steering["as_of"]}
            case = door.record(case, "offer", by=by, on=steering["on"], **more, **offer)
            if steering["as_of"] == length:  # who had seen all has seen the offers of this page
                steering["as_of"] = length = case.trail_length
        return door.record(case, name, by=by, **steering, **form.facts())


def _check_offers(by, key, parties, offers):
    """Raise `KeyReused` unless the page with this key had offers of the same parties."""
    keys = [_key(key, party) for party in parties]
    recorded = IdempotencyKey.objects.filter(principal=by.principal, key__in=keys)
    if {row.key for row in recorded} != {_key(key, offer["party"]) for offer in offers}:
        raise idempotency.KeyReused(key)


def _key(key, party) -> str | None:
    """The key of a party's offer on a page with this key, if it has one; of one length."""
    return f"{hashlib.sha256(key.encode()).hexdigest()}:offer:{party.pk}" if key else None
