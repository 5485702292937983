"""The base of legal records: every way of writing one notes it; outside of an act it refuses."""

from copy import copy
from itertools import chain
from typing import ClassVar

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import sql

from . import writing


class AsRead(models.Model):
    """A record that remembers its columns as they were read."""

    as_read = None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        """Remember the names of the columns and their values, which nobody alters."""
        record = super().from_db(db, field_names, values)
        record.as_read = field_names, values
        return record


class ReturningQuerySet(models.QuerySet):
    """Rows that an update returns as they are stored now."""

    def update_returning(self, **values) -> list:
        """The rows after the update, in one statement (UPDATE … RETURNING)."""
        query = self.query.chain(sql.UpdateQuery)
        query.add_update_values(values)
        query.clear_ordering(force=True)
        try:
            text, params = query.get_compiler(self.db).as_sql()
        except EmptyResultSet:  # filtered by an empty list
            return []
        quote = connections[self.db].ops.quote_name
        left_out = bytes_columns(self.model)
        fields = [f for f in self.model._meta.concrete_fields if f.name not in left_out]
        columns = ", ".join(quote(field.column) for field in fields)
        rows = self.model._base_manager.using(self.db).raw(f"{text} RETURNING {columns}", params)
        return list(rows)


class LegalQuerySet(ReturningQuerySet):
    """Rows of legal records; bulk writes are noted like single ones."""

    def update(self, **values):
        """Update the rows and note each as it was and as the statement returns it."""
        writing.check(self.model, values)
        if writing.now() is None:
            return super().update(**values)
        return self._update(list(self.defer(*self.model.bytes_columns())), values)

    def update_read(self, rows, **values):
        """Update these rows, which were read since the lock, so that none is read again."""
        return self.filter(pk__in=[row.pk for row in rows])._update(rows, values)

    def update_from(self, was, /, **values) -> int:
        """Update the rows in which these columns are as told, so that none is read before.

        `was` holds every column that is written: a value, by which the rows are chosen, or F of
        the column that keeps it.
        """
        writing.check(self.model)
        told = {name: one for name, one in was.items() if not isinstance(one, models.F)}
        rows = self.filter(**told).update_returning(**values)
        if written := writing.now():
            for row in rows:
                written.note_as_before(row, _before(row, was))
                written.note_stored(row)
        return len(rows)

    def _update(self, before, values) -> int:
        writing.check(self.model, values)
        if not before:
            return 0
        written = writing.now()
        if written:
            written.note_before(*before)
        rows = self.update_returning(**values)
        for row in rows if written else ():
            written.note_stored(row)
        return len(rows)

    def insert_from(self, rows, **columns) -> int:
        """Insert a record for each of these rows, in one statement; returns how many.

        `columns` are the expressions over a row that the columns of those names take.
        """
        writing.check(self.model)
        text, params = rows.values_list(*columns.values()).query.sql_with_params()
        quote, options = connections[self.db].ops.quote_name, self.model._meta
        names = ", ".join(quote(options.get_field(name).column) for name in columns)
        into = f"INSERT INTO {quote(options.db_table)} ({names}) {text} RETURNING *"
        made = list(self.model._base_manager.using(self.db).raw(into, params))
        if written := writing.now():
            for record in made:
                written.note_stored(record)
        return len(made)

    def bulk_create(self, objs, *args, **kwargs):
        """Insert the rows and note each."""
        writing.check(self.model)
        made = super().bulk_create(objs, *args, **kwargs)
        if written := writing.now():
            for record in made:
                record._read_by = written.serial
                written.note(record, known=True)
        return made

    def bulk_update(self, objs, fields, **kwargs):
        """Write the columns and note each row."""
        writing.check(self.model, fields)
        if written := writing.now():
            written.note_before(*objs)
        rows = models.QuerySet(self.model, using=self.db).bulk_update(objs, fields, **kwargs)
        if written := writing.now():
            for record in objs:
                written.note(record, known=record.read_since(written))
        return rows


def _before(row, was):
    """The row as the update found it."""
    before = copy(row)
    for name, one in was.items():
        setattr(before, name, getattr(row, one.name) if isinstance(one, models.F) else one)
    return before


class LegalRecord(AsRead):
    """A record of a case that counts in law.

    `of_case` is the path to its case, or several of which one leads there. `not_covered` names the
    columns the digest leaves out, each with the reason.
    """

    of_case: ClassVar[tuple[str, ...]] = ("case",)
    not_covered: ClassVar[dict[str, str]] = {}
    _read_by = 0

    objects = LegalQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **kwargs):
        """Save the record and note it."""
        writing.check(type(self), kwargs.get("update_fields"))
        written, adding = writing.now(), self._state.adding
        if written is not None and not adding:
            written.note_before(self)
        super().save(**kwargs)
        if written is not None:
            known = adding or self.read_since(written)
            self._read_by = written.serial if known else 0
            written.note(self, known=known)

    @classmethod
    def bytes_columns(cls) -> tuple[str, ...]:
        """The columns of bytes, which no digest needs and which may be large."""
        return bytes_columns(cls)

    @classmethod
    def from_db(cls, db, field_names, values):
        """Remember since which lock the record is known."""
        record = super().from_db(db, field_names, values)
        written = writing.now()
        record._read_by = written.serial if written else 0
        return record

    def is_as_stored(self) -> None:
        """The record, and what was read with it, is known since the lock: nothing was written
        between."""
        written = writing.now()
        with_it = getattr(self, "_prefetched_objects_cache", {}).values()
        for record in (self, *self._state.fields_cache.values(), *chain(*with_it)):
            if isinstance(record, LegalRecord):
                record._read_by = written.serial if written else 0

    def read_since(self, written) -> bool:
        """Whether the record was read or inserted since that lock."""
        return self._read_by == written.serial


def bytes_columns(model: type[models.Model]) -> tuple[str, ...]:
    """The names of the columns of bytes of a model."""
    return tuple(f.name for f in model._meta.concrete_fields if isinstance(f, models.BinaryField))


def delete_together(model, records) -> None:
    """Delete records of one kind that nothing refers to, in one statement."""
    writing.check(model)
    if written := writing.now():
        written.note_before(*records)
    rows = model._base_manager.filter(pk__in=[record.pk for record in records])
    rows._raw_delete(rows.db)
    for record in records:
        note_deleted(model, record)


def note_to_be_deleted(sender, instance, **kwargs):
    """Receiver: a record is about to be deleted, by itself or with another."""
    writing.check(sender)
    if written := writing.now():
        written.note_before(instance)


def note_deleted(sender, instance, **kwargs):
    """Receiver: a record was deleted."""
    if written := writing.now():
        written.note_deleted(instance)


def legal_models() -> list[type[LegalRecord]]:
    """Every kind of legal record, by name."""
    return sorted(LegalRecord.__subclasses__(), key=lambda model: model._meta.model_name)


def connect():
    """Connect the signals of deletions, which cascades send as well."""
    for model in legal_models():
        models.signals.pre_delete.connect(note_to_be_deleted, sender=model)
        models.signals.post_delete.connect(note_deleted, sender=model)
