"""Inserting many rows of one kind: what `bulk_create` does, without asking every value again."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connections, models, router

MOST_PARAMETERS = 30_000  # SQLite takes 32,766 in a statement
# Kinds of columns that keep a value of this type as it is.
AS_IT_IS = {
    models.CharField: str,
    models.TextField: str,
    models.ForeignKey: int,
    models.OneToOneField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
}


def insert_many(model: type[models.Model], records: Iterable[models.Model]) -> list:
    """Insert the records, which are new and refer to stored ones; gives each its key.

    Outside the door: what the trail must cover is what the caller gives to it.
    """
    records = list(records)
    connection = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    readers = [_reader(field, connection) for field in fields]
    size = MOST_PARAMETERS // len(fields)
    with connection.cursor() as cursor:
        for start in range(0, len(records), size):
            part = records[start : start + size]
            values = [read(record) for record in part for read in readers]
            cursor.execute(_statement(model, fields, len(part), connection.ops), values)
            _give_keys(part, cursor.fetchall(), connection.alias)
    return records


def _reader(field: models.Field, connection) -> Callable[[models.Model], Any]:
    """How the value of a column is read from a record, as the database takes it."""
    name, kind = field.attname, AS_IT_IS.get(type(field))

    def stored(record: models.Model) -> Any:
        value = record.__dict__.get(name)
        if kind is not None and type(value) is kind:
            return value
        return field.get_db_prep_save(field.pre_save(record, True), connection)

    return stored


def _statement(
    model: type[models.Model], fields: Sequence[models.Field], rows: int, operations
) -> str:
    quote = operations.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    key = quote(model._meta.pk.column)
    table = quote(model._meta.db_table)
    values = ", ".join([row] * rows)
    return f"INSERT INTO {table} ({columns}) VALUES {values} RETURNING {key}"  # noqa: S608 -- names


def _give_keys(records: Iterable[models.Model], keys: Iterable[Sequence[int]], alias: str) -> None:
    """Both databases return the keys in the order of the rows, on which Django relies, too."""
    for record, (key,) in zip(records, keys, strict=True):
        record.pk = key
        record._state.adding, record._state.db = False, alias
