"""Idempotency: a form submitted twice under one key has one effect and one result.

A form that opens a case has one effect a day under any key: who goes back and sends the same values
again is told which case they opened (`SentAlike`), and may say that it is another matter.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from cases.models import Case, IdempotencyKey
from mediation import clock, keyed_digests
from mediation.accounts.actor import Actor

PURPOSE, KEPT_DAYS = "submitted values", 7
ALIKE_FOR = timedelta(hours=24)
VALUES = "values="  # no form has a key with this sign in it


class KeyReused(Exception):
    """The key was used before with other content (422); `case` is what it changed, if known."""

    def __init__(self, key: str, case: Case | None = None):
        super().__init__(key)
        self.case = case


class SentAlike(Exception):
    """The same values opened `case` within the last day, under another key (422)."""

    def __init__(self, case: Case):
        super().__init__(case.number)
        self.case = case


class KeyTaken(Exception):
    """The key is in use already; its result is read in a new transaction."""


def claim(
    by: Actor, key: str | None, act: str, facts: Mapping[str, Any], case: Case | None = None
) -> None:
    """Claim a key, if there is one, for this act, first in its transaction; raises `KeyTaken`.

    A refused act rolls its claim back, so the key stays usable; a concurrent claim waits here for
    the first one.
    """
    if not key:
        return
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
        raise KeyTaken(key[:255]) from None


def case_of_key(by: Actor, key: str, act: str, facts: Mapping[str, Any]) -> Case:
    """The case the act under this key changed; raises `KeyReused` when the content differs."""
    before = IdempotencyKey.objects.select_related("case").get(
        principal=by.principal, key=key[:255]
    )
    if before.act != act or before.content not in _contents(facts):
        raise KeyReused(key, before.case)
    assert before.case is not None  # `open_once` wrote it before the key's transaction ended
    return before.case


def case_changed_before(by: Actor, taken: KeyTaken, act: str, facts: Mapping[str, Any]) -> Case:
    """The case, as it is now, that the act with the taken key changed, if the actor sees it.

    Raises `KeyReused`, and `Case.DoesNotExist` where it is not visible any more.
    """
    before = case_of_key(by, str(taken), act, facts)
    return Case.objects.visible_to(by).get(pk=before.pk)


def case_left(by: Actor, key: str, act: str) -> Case | None:
    """The case that the act under this key changed, also where it is not visible any more."""
    keys = IdempotencyKey.objects.select_related("case")
    before = keys.filter(principal=by.principal, key=key[:255], act=act).first()
    return before.case if before else None


def open_once(
    by: Actor,
    key: str | None,
    act: str,
    facts: Mapping[str, Any],
    once_from: str | None,
    opening: Callable[[], Case],
) -> Case:
    """The case that `opening` opens under a form's key, and under its values for a day in that
    browser; the same key again returns the same case.

    Without a key, or a browser, that one is not claimed. Raises `KeyReused` and `SentAlike`.
    """
    try:
        with transaction.atomic():
            claimed = _claim_opening(by, key, act, facts, once_from)
            case = opening()
            IdempotencyKey.objects.filter(principal=by.principal, key__in=claimed).update(case=case)
    except KeyTaken as taken:
        return _case_opened_before(by, taken, act, facts)
    return case


def _claim_opening(
    by: Actor, key: str | None, act: str, facts: Mapping[str, Any], once_from: str | None
) -> list[str]:
    claim(by, key, act, facts)
    claimed = [key[:255]] if key else []
    if once_from is not None:
        claimed.append(_claim_values(by, act, facts, once_from))
    return claimed


def _claim_values(by: Actor, act: str, facts: Mapping[str, Any], browser: str) -> str:
    """Claim values whatever their key; tickets follow from the key, so they do not count."""
    values = {name: value for name, value in facts.items() if name != "tickets"}
    key = f"{VALUES}{_contents({'browser': browser, 'act': act, 'values': values})[0]}"
    before = IdempotencyKey.objects.filter(principal=by.principal, key=key)
    before.exclude(at__range=(clock.now() - ALIKE_FOR, clock.latest())).delete()
    claim(by, key, act, values)
    return key


def _case_opened_before(by: Actor, taken: KeyTaken, act: str, facts: Mapping[str, Any]) -> Case:
    """The case that a form with the taken key opened; raises `SentAlike` for values alone."""
    key = str(taken)
    if not key.startswith(VALUES):
        return case_of_key(by, key, act, facts)
    rows = IdempotencyKey.objects.select_related("case")
    case = rows.get(principal=by.principal, key=key).case
    assert case is not None  # `open_once` wrote it before the key's transaction ended
    raise SentAlike(case)


def was_sent(
    case: Case, act: str, facts: Mapping[str, Any], since: datetime | None, *, but: str | None
) -> bool:
    """Whether this content took effect in the case since that moment, under another key."""
    keys = IdempotencyKey.objects.filter(case=case, act=act, content__in=_contents(facts))
    later = keys.filter(at__gte=since) if since else keys
    return later.exclude(key=(but or "")[:255]).exists()


def delete_expired() -> None:
    """Delete the keys of forms that nobody sends again."""
    IdempotencyKey.objects.filter(at__lt=clock.now() - timedelta(days=KEPT_DAYS)).delete()


def _contents(facts: Mapping[str, Any]) -> list[str]:
    """The keyed hashes of the submitted values, the present key's first; records count by their
    key. With the database alone nobody can try values against them."""
    text = json.dumps(facts, default=_plain, sort_keys=True, ensure_ascii=False)
    return keyed_digests.under_each_key(PURPOSE, hashlib.sha256(text.encode()).digest())


def _plain(value: Any) -> str:
    return f"{type(value).__name__}:{getattr(value, 'pk', value)}"
