"""The vault: protected values are sealed at rest, and found again by a keyed fingerprint.

AES-256-GCM; every sealed value names its form and key (`v1.<key id>.<base64url>`), so keys
and ciphers can change without touching old rows. The first of VAULT_KEYS seals; all unseal.
"""

import base64
import hashlib
import hmac
import os
import unicodedata
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

FORM = "v1"
NONCE = 12


class VaultError(Exception):
    """A sealed value cannot be opened: altered, or sealed with a key we do not have."""


@lru_cache(maxsize=4)
def _keys(listed: tuple[str, ...]) -> dict[str, AESGCM]:
    return {k: AESGCM(base64.urlsafe_b64decode(v)) for k, v in (row.split(":") for row in listed)}


def _vault() -> dict[str, AESGCM]:
    if not settings.VAULT_KEYS:
        raise ImproperlyConfigured("VAULT_KEYS is not set: protected data cannot be stored")
    return _keys(tuple(settings.VAULT_KEYS))


def seal_bytes(clear: bytes) -> bytes:
    """Seal bytes with the current key."""
    vault = _vault()
    key_id = next(iter(vault))
    nonce = os.urandom(NONCE)
    head = f"{FORM}.{key_id}.".encode()
    return head + nonce + vault[key_id].encrypt(nonce, clear, head)


def unseal_bytes(sealed: bytes) -> bytes:
    """Open sealed bytes; raises `VaultError` when altered or the key is missing."""
    form, key_id, body = sealed.split(b".", 2)
    cipher = _vault().get(key_id.decode())
    if form.decode() != FORM or cipher is None:
        raise VaultError("没有打开这项数据的密钥。")
    try:
        return cipher.decrypt(body[:NONCE], body[NONCE:], form + b"." + key_id + b".")
    except InvalidTag as altered:
        raise VaultError("这项数据被改动过，无法打开。") from altered


def seal(clear: str) -> str:
    """Seal a text; the empty text stays empty."""
    if not clear:
        return ""
    sealed = seal_bytes(clear.encode())
    form, key_id, body = sealed.split(b".", 2)
    return f"{form.decode()}.{key_id.decode()}.{base64.urlsafe_b64encode(body).decode()}"


def unseal(sealed: str) -> str:
    """Open a sealed text; the empty text stays empty."""
    if not sealed:
        return ""
    form, key_id, body = sealed.split(".", 2)
    raw = f"{form}.{key_id}.".encode() + base64.urlsafe_b64decode(body)
    return unseal_bytes(raw).decode()


def fingerprint(clear: str) -> str:
    """Keyed HMAC-SHA256 (hex) of a value, for look-ups; full-width, case and spaces ignored."""
    if not settings.HASH_KEY:
        raise ImproperlyConfigured("HASH_KEY is not set: protected data cannot be found")
    normal = "".join(unicodedata.normalize("NFKC", clear).upper().split())
    key = base64.urlsafe_b64decode(settings.HASH_KEY)
    return hmac.new(key, normal.encode(), hashlib.sha256).hexdigest()


class SealedTextField(models.TextField):
    """A text column whose value is sealed in the database and clear in Python."""

    def get_prep_value(self, value):
        """Seal on the way in."""
        return seal(super().get_prep_value(value) or "")

    def from_db_value(self, value, expression, connection):
        """Open on the way out."""
        return unseal(value or "")
