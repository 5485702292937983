"""Repeats: a submit that comes again under the same key has one effect and one answer."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from mediation import clock
from mediation.accounts.actor import Actor

from .models import Case, IdempotencyKey


class KeyReused(Exception):
    """The key came before with other content (422)."""


def claim(
    by: Actor, key: str, act: str, facts: Mapping[str, Any], case: Case | None = None
) -> bool:
    """Claim a key for this act; False when the same act with the same content was done before.

    Must run first in the act's transaction: a refused act rolls its claim back, and the loser
    of a race waits for the winner's row. Raises `KeyReused` when the content differs.
    """
    content = _content(facts)
    try:
        with transaction.atomic():
            IdempotencyKey.objects.create(
                principal=by.principal,
                key=key[:255],
                act=act,
                content=content,
                case=case,
                at=clock.now(),
            )
    except IntegrityError:
        before = IdempotencyKey.objects.get(principal=by.principal, key=key[:255])
        if (before.act, before.content) != (act, content):
            raise KeyReused(key) from None
        return False
    return True


def keep_answer(by: Actor, key: str, case: Case) -> None:
    """Note which case the registration under this key opened."""
    IdempotencyKey.objects.filter(principal=by.principal, key=key[:255]).update(case=case)


def answer(by: Actor, key: str) -> Case:
    """The case the act under this key made."""
    row = IdempotencyKey.objects.select_related("case").get(principal=by.principal, key=key[:255])
    return row.case


def _content(facts: Mapping[str, Any]) -> str:
    """A hash of what was sent; records count by their key."""
    text = json.dumps(facts, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> str:
    return f"{type(value).__name__}:{getattr(value, 'pk', value)}"
