"""The vault: protected values are sealed at rest and found by a keyed fingerprint.

AES-256-GCM. Every sealed value names its format and key (`v2.<key id>.<base64url>`), so keys and
ciphers can change without rewriting old rows: the first of VAULT_KEYS seals, all of them unseal.
Format and key id are authenticated with the value, and with `v2` its place (`about`: table, column
and key of the row); a value that was altered or moved to another place is refused. `v1` has no
place: older values, until `manage.py rekey` seals them again.
"""

import base64
import binascii
import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.lookups import Exact, IsNull
from django.db.models.query_utils import DeferredAttribute

PLAIN, PLACED = "v1", "v2"
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


def is_key(text: str) -> bool:
    """Whether the text is a key, in the only way to write it."""
    try:
        return bool(_key(text, ""))
    except (ImproperlyConfigured, UnicodeEncodeError):
        return False


def is_key_id(text: str) -> bool:
    """Whether a key of the vault may have this name."""
    return bool(_KEY_ID.fullmatch(text))


@lru_cache(maxsize=8)
def _ciphers(entries: tuple[str, ...]) -> dict[str, AESGCM]:
    """The ciphers by key id, the current one first."""
    ciphers: dict[str, AESGCM] = {}
    for entry in entries:
        key_id, _, key = entry.partition(":")
        if not is_key_id(key_id) or key_id in ciphers:
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


def current_id() -> str:
    """The id of the key that seals."""
    return next(iter(_vault()))


def seal_bytes(clear: bytes, about: str = "", key_id: str = "") -> bytes:
    """Seal bytes for one place (empty: for no place of a row), with the current key or another."""
    vault = _vault()
    key_id = key_id or current_id()
    head, nonce = f"{PLACED if about else PLAIN}.{key_id}.".encode(), os.urandom(NONCE)
    return head + nonce + vault[key_id].encrypt(nonce, clear, head + about.encode())


def unseal_bytes(sealed: bytes, about: str = "") -> bytes:
    """Open sealed bytes of that place; raises `VaultError` when altered, moved or without key."""
    head, key_id, body = _parts(bytes(sealed))
    place = about if head.startswith(PLACED.encode()) else ""
    cipher = _vault().get(key_id)
    if cipher is None:
        raise VaultError(f"没有打开这项数据的密钥“{key_id}”。")
    try:
        return cipher.decrypt(body[:NONCE], body[NONCE:], head + place.encode())
    except (InvalidTag, ValueError) as altered:
        raise VaultError(ALTERED) from altered


def _parts(sealed: bytes) -> tuple[bytes, str, bytes]:
    """Head, key id and body of a sealed value."""
    form, _, rest = sealed.partition(b".")
    key_id, dot, body = rest.partition(b".")
    if form.decode(errors="replace") not in (PLAIN, PLACED) or not dot or not key_id.isascii():
        raise VaultError("这项数据不是密文，无法打开。")
    return form + b"." + key_id + b".", key_id.decode(), body


def seal(clear: str, about: str = "", key_id: str = "") -> str:
    """Seal a text; the empty text stays empty."""
    if not clear:
        return ""
    head, _, body = _parts(seal_bytes(clear.encode(), about, key_id))
    return head.decode() + base64.urlsafe_b64encode(body).decode()


def unseal(sealed: str, about: str = "") -> str:
    """Open a sealed text; the empty text stays empty. Raises `VaultError` like `unseal_bytes`."""
    if not sealed:
        return ""
    head, _, body = _parts(sealed.encode())
    try:
        return unseal_bytes(head + _decode(body.decode()), about).decode()
    except ValueError as altered:
        raise VaultError(ALTERED) from altered


def current_form() -> str:
    """How every value begins that is sealed for its place with the current key."""
    return f"{PLACED}.{current_id()}."


def _decode(text: str) -> bytes:
    """Strict base64url: one text per value, so that no character can be changed unnoticed."""
    raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(raw).decode() != text:
        raise binascii.Error("not in its only form")
    return raw


# --- fingerprints


def fingerprints(clear: str) -> list[str]:
    """The fingerprints of a value under every hash key, the present one's first.

    Stored fingerprints are looked up by all of them, until `rekey` has written them again.
    """
    return [_fingerprint(clear, key) for key in (settings.HASH_KEY, *settings.OLD_HASH_KEYS)]


def fingerprint(clear: str) -> str:
    """Keyed HMAC-SHA256 (hex) of a value under the present key.

    Ignores full width, case, spaces and the hyphens of a telephone number.
    """
    return _fingerprint(clear, settings.HASH_KEY)


def _fingerprint(clear: str, key: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", clear).upper().split())
    normal = _HYPHEN.sub("", plain)
    return hmac.new(hash_key(key), normal.encode(), hashlib.sha256).hexdigest()


def exact_mark(clear: str) -> str:
    """Keyed HMAC-SHA256 (hex) of a value byte for byte, such as a token, under the present key."""
    return exact_marks(clear)[0]


def exact_marks(clear: str) -> list[str]:
    """The exact marks of a value under every hash key, the present one's first."""
    exact = f"exact:{clear}".encode()
    keys = (hash_key(text) for text in (settings.HASH_KEY, *settings.OLD_HASH_KEYS))
    return [hmac.new(key, exact, hashlib.sha256).hexdigest() for key in keys]


def new_row_key() -> str:
    """A random name for a row, known before the database gives it a key."""
    return secrets.token_urlsafe(16)


class RowKeyField(models.CharField):
    """The name of a row in its sealed values; empty in a row whose values have no place yet."""

    def __init__(self, **kwargs):
        super().__init__(**dict(max_length=22, default=new_row_key, editable=False) | kwargs)


class Unopened(str):
    """A sealed text as the database keeps it, bound to be opened with its row."""


class SealedAttribute(DeferredAttribute):
    """The attribute of a sealed column: opened when it is first read, with the key of its row."""

    def __get__(self, instance, cls=None):
        value = super().__get__(instance, cls)
        if isinstance(value, Unopened):
            value = instance.__dict__[self.field.attname] = unseal(
                value, self.field.about(instance)
            )
        return value

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.TextField):
    """A text column whose value is sealed in the database and clear in Python.

    The model has a `RowKeyField` named `row_key`: a value opens only in its own row and column.
    Sealing the same text twice gives two values, so the column cannot be searched, only compared
    with the empty text. Look-ups use a `fingerprint` beside it.
    """

    descriptor_class = SealedAttribute

    def about(self, instance) -> str:
        """The place of the value in this row; empty while the row has no key."""
        key = getattr(instance, "row_key", "")  # rows of an older state have none
        return f"{self.model._meta.db_table}.{self.column} {key}" if key else ""

    def pre_save(self, model_instance, add):
        """Seal the value for its row; None stays None."""
        clear = super().pre_save(model_instance, add)
        return clear if clear is None else Unopened(seal(clear, self.about(model_instance)))

    def get_prep_value(self, value):
        """Accept what was sealed for its row, and the empty text; raises `FieldError` otherwise."""
        if value and not isinstance(value, Unopened):
            raise FieldError("加密字段要和整行一起保存。")
        return super().get_prep_value(value)

    def from_db_value(self, value, expression, connection):
        """Keep the value sealed until it is read with its row."""
        return Unopened(value) if value else value

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
