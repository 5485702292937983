"""Idempotency: a form submitted twice under one key has one effect and one result."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError

from cases.models import Case, IdempotencyKey
from mediation import clock, keyed_digests
from mediation.accounts.actor import Actor

PURPOSE, KEPT_DAYS = "submitted values", 7


class KeyReused(Exception):
    """The key was used before with other content (422)."""


class KeyTaken(Exception):
    """The key is in use already; its result is read in a new transaction."""


def claim(
    by: Actor, key: str, act: str, facts: Mapping[str, Any], case: Case | None = None
) -> None:
    """Claim a key for this act, first in the act's transaction; raises `KeyTaken`.

    A refused act rolls its claim back, so the key stays usable; a concurrent claim waits here for
    the first one.
    """
    try:
        IdempotencyKey.objects.create(
            principal=by.principal,
            key=key[:255],
            act=act,
            content=_contents(facts)[0],
            case=case,
            at=clock.now(),
        )
    except IntegrityError:
        raise KeyTaken(key) from None


def case_of_key(by: Actor, key: str, act: str, facts: Mapping[str, Any]) -> Case:
    """The case the act under this key changed; raises `KeyReused` when the content differs."""
    before = IdempotencyKey.objects.select_related("case").get(
        principal=by.principal, key=key[:255]
    )
    if before.act != act or before.content not in _contents(facts):
        raise KeyReused(key)
    assert before.case is not None  # store_case wrote it before the key's transaction ended
    return before.case


def was_sent(
    case: Case, act: str, facts: Mapping[str, Any], since: datetime | None, *, but: str | None
) -> bool:
    """Whether this content took effect in the case since that moment, under another key."""
    keys = IdempotencyKey.objects.filter(case=case, act=act, content__in=_contents(facts))
    later = keys.filter(at__gte=since) if since else keys
    return later.exclude(key=(but or "")[:255]).exists()


def store_case(by: Actor, key: str, case: Case) -> None:
    """Store which case the registration under this key opened."""
    IdempotencyKey.objects.filter(principal=by.principal, key=key[:255]).update(case=case)


def delete_expired() -> None:
    """Delete the keys of forms that nobody sends again."""
    IdempotencyKey.objects.filter(at__lt=clock.now() - timedelta(days=KEPT_DAYS)).delete()


def _contents(facts: Mapping[str, Any]) -> list[str]:
    """The keyed hashes of the submitted values, the present key's first; records count by their
    key. Who has the database alone cannot try values against them."""
    text = json.dumps(facts, default=_plain, sort_keys=True, ensure_ascii=False)
    return keyed_digests.under_each_key(PURPOSE, hashlib.sha256(text.encode()).digest())


def _plain(value: Any) -> str:
    return f"{type(value).__name__}:{getattr(value, 'pk', value)}"
