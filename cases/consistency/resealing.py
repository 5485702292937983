"""Sealing again what was sealed without its place, or under a former key of the vault.

Row by row, each in its own transaction, so the work may be stopped and goes on where it stood. A
value that does not open is left alone and named. Digests of records do not change by it.
"""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Substr

from cases.models import Evidence, IssuedDocument, LedgerFile
from cases.papers.freezing import is_hash_of, keyed_hash
from mediation import keyed_digests, vault

BYTES = {IssuedDocument: ("html", "pdf"), Evidence: ("blob",), LedgerFile: ("content",)}
HASHES = {"blob": "sha256", "content": ""}


@cache
def texts() -> dict[type[models.Model], tuple[str, ...]]:
    """Every kind of record with sealed texts, and those columns."""
    found = {model: tuple(_sealed_texts(model)) for model in apps.get_models()}
    return {model: columns for model, columns in found.items() if columns}


def _sealed_texts(model) -> Iterator[str]:
    fields = model._meta.concrete_fields
    return (field.name for field in fields if isinstance(field, vault.SealedTextField))


def hash_of(column) -> str:
    """The column with the hash of those bytes; empty for a copy that soon ends."""
    return HASHES.get(column, f"{column}_sha256")


def _head(model, column) -> models.Expression:
    """The beginning of a sealed column, which names form and key."""
    output = models.BinaryField() if model in BYTES else models.CharField()
    return Substr(column, 1, len(vault.current_form()), output_field=output)


def _is_current(column) -> Q:
    """Whether a keyed hash is under the present hash key."""
    return Q(**{f"{column}__startswith": keyed_digests.prefix()})


def rows_to_reseal(model) -> models.QuerySet:
    """The rows with a value that is not sealed for its place under the present key."""
    which, heads = Q(), {}
    for column in (texts() | BYTES)[model]:
        heads[f"{column}_head"] = _head(model, column)
        form = vault.current_form()
        if model in BYTES:
            which |= ~Q(**{f"{column}_head": form.encode()}) & Q(**{f"{column}__isnull": False})
            if hashed := hash_of(column):
                which |= ~Q(**{hashed: ""}) & ~_is_current(hashed)
        else:
            which |= ~Q(**{f"{column}_head": form}) & ~Q(**{column: ""})
    return model._base_manager.annotate(**heads).filter(which).order_by("pk")


def left() -> int:
    """The number of rows with such values."""
    return sum(rows_to_reseal(model).count() for model in texts() | BYTES)


def rows() -> Iterator[models.Model]:
    """Each such row with its key alone, kind by kind."""
    for model in texts() | BYTES:
        last = 0
        while row := rows_to_reseal(model).filter(pk__gt=last).only("pk").first():
            last = row.pk
            yield row


def reseal(row: models.Model) -> str:
    """Seal the values of the row again under its lock; returns why not, if they do not open."""
    model = type(row)
    with transaction.atomic():
        row = model._base_manager.select_for_update().get(pk=row.pk)
        try:
            (_reseal_bytes if model in BYTES else _reseal_texts)(row)
        except (vault.VaultError, ValueError) as wrong:
            return f"{model._meta.verbose_name}（主键{row.pk}）：{wrong}"
    return ""


def _reseal_texts(row) -> None:
    columns = texts()[type(row)]
    for column in columns:
        getattr(row, column)  # opened with the key the row has now
    row.row_key = row.row_key or vault.new_row_key()
    models.Model.save(row, update_fields=["row_key", *columns])


def _reseal_bytes(row) -> None:
    for column in BYTES[type(row)]:
        if (sealed := getattr(row, column)) is not None:
            clear = vault.unseal_bytes(bytes(sealed), row.place_of(column))
            _name(row)
            setattr(row, column, vault.seal_bytes(clear, row.place_of(column)))
            if hash_of(column):
                _rehash(row, column, clear)
    models.Model.save(row)


def _name(row) -> None:
    """Give a row of an older state the key that names its place."""
    if getattr(row, "row_key", None) == "":
        row.row_key = vault.new_row_key()


def _rehash(row, column, clear) -> None:
    """Bring the hash of these bytes under the present key; raises `ValueError` for another's."""
    if not is_hash_of(getattr(row, hash_of(column)), clear):
        raise ValueError("内容与制发时的校验值不符")
    setattr(row, hash_of(column), keyed_hash(clear))
