"""Keyed digests: who has the database alone can neither compute nor test one.

HMAC-SHA256 under a key of its own for each purpose, derived from HASH_KEY. A stored digest names
its form and key (`h1.<key id>.<base64url>`, 55 characters), so keys can change without rewriting
every row at once: HASH_KEY writes, OLD_HASH_KEYS are still understood. The key id is computed from
the key, so a key cannot stand under a wrong name.
"""

import base64
import hmac
from functools import lru_cache

from django.conf import settings

from mediation.vault import hash_key

FORM = "h1"
ID_BYTES = 4


def key_id(key: bytes) -> str:
    """The name of a hash key, eight hexadecimal digits."""
    return hmac.digest(key, b"key id", "sha256")[:ID_BYTES].hex()


@lru_cache(maxsize=8)
def _keyring(current: str, old: tuple[str, ...]) -> dict[str, bytes]:
    """The keys by their id, the current one first."""
    keys = (hash_key(text) for text in (current, *old))
    return {key_id(key): key for key in keys}


def keyring() -> dict[str, bytes]:
    """The configured hash keys by their id, the current one first."""
    return _keyring(settings.HASH_KEY, tuple(settings.OLD_HASH_KEYS))


def current_id() -> str:
    """The id of the key that writes."""
    return next(iter(keyring()))


@lru_cache(maxsize=64)
def _derived(key: bytes, purpose: str) -> bytes:
    return hmac.digest(key, purpose.encode(), "sha256")


def raw(purpose: str, content: bytes, named: str) -> bytes:
    """The 32 bytes of a digest under the key with that id; raises `KeyError` without the key."""
    return hmac.digest(_derived(keyring()[named], purpose), content, "sha256")


def keyed(purpose: str, content: bytes, named: str = "") -> str:
    """The digest as it is stored, under the key with that id (empty: the current one)."""
    named = named or current_id()
    text = base64.urlsafe_b64encode(raw(purpose, content, named)).decode().rstrip("=")
    return f"{FORM}.{named}.{text}"


def key_of(stored: str) -> str:
    """The id of the key a stored digest names; empty for one without a key."""
    form, _, rest = stored.partition(".")
    named, dot, _ = rest.partition(".")
    return named if form == FORM and dot else ""


def holds(stored: str, purpose: str, content: bytes) -> bool:
    """Whether a stored digest is that of the content; never for a missing key or without one."""
    named = key_of(stored)
    if named not in keyring():
        return False
    return hmac.compare_digest(stored.encode(), keyed(purpose, content, named).encode())


def under_each_key(purpose: str, content: bytes) -> list[str]:
    """The digests of the content under every configured key, the present one's first."""
    return [keyed(purpose, content, named) for named in keyring()]


def prefix(named: str = "") -> str:
    """How every digest under that key begins (empty: the current one)."""
    return f"{FORM}.{named or current_id()}."
