"""The vault: protected values are sealed at rest and found by a keyed fingerprint.

AES-256-GCM. Every sealed value names its format and key (`v1.<key id>.<base64url>`), so keys and
ciphers can change without rewriting old rows: the first of VAULT_KEYS seals, all of them unseal.
Format and key id are authenticated with the value; an altered value is refused.
"""

import base64
import binascii
import hashlib
import hmac
import os
import re
import unicodedata
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.lookups import Exact, IsNull

FORM = "v1"
NONCE = 12
KEY = 32
ALTERED = "这项数据被改动过，无法打开。"
_KEY_ID = re.compile(r"[A-Za-z0-9_-]+")
_HYPHEN = re.compile(r"(?<=[0-9])-(?=[0-9])")


class VaultError(Exception):
    """A sealed value cannot be opened: it was altered, or its key is missing."""


# --- keys


def _key(text: str, name: str) -> bytes:
    """A key of 32 bytes in base64url; the error names the setting, never the key."""
    try:
        key = _decode(text)
    except ValueError:
        key = b""
    if len(key) != KEY:
        raise ImproperlyConfigured(f"{name}：密钥应为 32 字节的 base64url。")
    return key


@lru_cache(maxsize=8)
def _ciphers(entries: tuple[str, ...]) -> dict[str, AESGCM]:
    """The ciphers by key id, the current one first."""
    ciphers: dict[str, AESGCM] = {}
    for entry in entries:
        key_id, _, key = entry.partition(":")
        if not _KEY_ID.fullmatch(key_id) or key_id in ciphers:
            raise ImproperlyConfigured("VAULT_KEYS 的每一项写作 编号:密钥，编号不能重复。")
        ciphers[key_id] = AESGCM(_key(key, f"VAULT_KEYS 中的“{key_id}”"))
    return ciphers


def _vault() -> dict[str, AESGCM]:
    if not settings.VAULT_KEYS:
        raise ImproperlyConfigured("未设置 VAULT_KEYS，无法保存或读取受保护的数据。")
    return _ciphers(tuple(settings.VAULT_KEYS))


@lru_cache(maxsize=8)
def hash_key(text: str) -> bytes:
    """The key of fingerprints and keyed digests; raises `ImproperlyConfigured` without one."""
    if not text:
        raise ImproperlyConfigured("未设置 HASH_KEY，无法查找受保护的数据。")
    return _key(text, "HASH_KEY")


# --- sealing


def seal_bytes(clear: bytes) -> bytes:
    """Seal bytes with the current key."""
    vault = _vault()
    key_id = next(iter(vault))
    head, nonce = f"{FORM}.{key_id}.".encode(), os.urandom(NONCE)
    return head + nonce + vault[key_id].encrypt(nonce, clear, head)


def unseal_bytes(sealed: bytes) -> bytes:
    """Open sealed bytes; raises `VaultError` when altered or when the key is missing."""
    head, key_id, body = _parts(bytes(sealed))
    cipher = _vault().get(key_id)
    if cipher is None:
        raise VaultError(f"没有打开这项数据的密钥“{key_id}”。")
    try:
        return cipher.decrypt(body[:NONCE], body[NONCE:], head)
    except (InvalidTag, ValueError) as altered:
        raise VaultError(ALTERED) from altered


def _parts(sealed: bytes) -> tuple[bytes, str, bytes]:
    """Head, key id and body of a sealed value."""
    form, _, rest = sealed.partition(b".")
    key_id, dot, body = rest.partition(b".")
    if form != FORM.encode() or not dot or not key_id.isascii():
        raise VaultError("这项数据不是密文，无法打开。")
    return form + b"." + key_id + b".", key_id.decode(), body


def seal(clear: str) -> str:
    """Seal a text; the empty text stays empty."""
    if not clear:
        return ""
    head, _, body = _parts(seal_bytes(clear.encode()))
    return head.decode() + base64.urlsafe_b64encode(body).decode()


def unseal(sealed: str) -> str:
    """Open a sealed text; the empty text stays empty. Raises `VaultError` like `unseal_bytes`."""
    if not sealed:
        return ""
    head, _, body = _parts(sealed.encode())
    try:
        return unseal_bytes(head + _decode(body.decode())).decode()
    except ValueError as altered:
        raise VaultError(ALTERED) from altered


def _decode(text: str) -> bytes:
    """Strict base64url: one text per value, so that no character can be changed unnoticed."""
    raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(raw).decode() != text:
        raise binascii.Error("not in its only form")
    return raw


# --- fingerprints


def fingerprint(clear: str) -> str:
    """Keyed HMAC-SHA256 (hex) of a value, for look-ups.

    Ignores full width, case, spaces and the hyphens of a telephone number.
    """
    plain = "".join(unicodedata.normalize("NFKC", clear).upper().split())
    normal = _HYPHEN.sub("", plain)
    return hmac.new(hash_key(settings.HASH_KEY), normal.encode(), hashlib.sha256).hexdigest()


class SealedTextField(models.TextField):
    """A text column whose value is sealed in the database and clear in Python.

    Sealing the same text twice gives two values, so the column cannot be searched, only compared
    with the empty text. Look-ups use a `fingerprint` beside it.
    """

    def get_prep_value(self, value):
        """Seal the value for the database; None stays None."""
        clear = super().get_prep_value(value)
        return clear if clear is None else seal(clear)

    def from_db_value(self, value, expression, connection):
        """Open the value from the database."""
        return value if value is None else unseal(value)

    def get_lookup(self, lookup_name):
        """Allow only `isnull` and the comparison with the empty text."""
        return {"exact": IsEmpty, "isnull": IsNull}.get(lookup_name)


class IsEmpty(Exact):
    """`column=""`; any other value raises instead of never matching."""

    def get_prep_lookup(self):
        """Refuse any value except the empty text."""
        if self.rhs != "":
            raise FieldError("加密字段不能按内容查找，请使用 fingerprint。")
        return super().get_prep_lookup()
