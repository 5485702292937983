"""Notices without a case: an edit of any column, a line added, deleted or moved, is named."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from cases import consistency
from cases.consistency import notices
from cases.models import EstateNotice, EstateNoticeEvent
from mediation.accounts.actor import actor_of
from tests.cases.commands.every_record import another
from tests.cases.commands.shell import answer
from tests.cast import cast, overseer
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
OTHER_KEY = "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgb3Q="
LINES, SEALED = EstateNoticeEvent._meta.db_table, "0072_notices_are_sealed"
ALTERED = "被改动过，或者少了一行，校验值不符。"


@pytest.fixture
def by():
    with morning_of(MONDAY):
        people = cast()
        yield people, actor_of(overseer(people))


def issued(by, number="1号"):
    """A notice that was inspected once in vain."""
    people, actor = by
    bureau = people.overseer.posts.get().department
    where = {"estate": people.estate, "company": people.company, "issued_by": bureau}
    text = {"number": number, "basis": "《物业管理条例》", "items": "清理消防通道"}
    days = {"issued_on": MONDAY, "served_on": MONDAY, "due_on": date(2026, 3, 17)}
    notice = EstateNotice.issue(actor, **where, **text, **days, service="直接送达")
    notice.conclude(actor, "failed", MONDAY, "还堵着", date(2026, 3, 20))
    return notice


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0, "nothing was edited"


def unnoticed(row, field) -> bool:
    """Whether the check is silent about another value in this column."""
    table, column = row._meta.db_table, field.column
    stored = field.get_db_prep_save(getattr(row, field.attname), connection)
    with transaction.atomic():
        run_sql(
            f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', another(field, stored), row.pk
        )
        found = list(notices.faults())
        transaction.set_rollback(True)
    return not found


@pytest.mark.one_database(reason="a seal is computed from what Python reads")
def test_an_edit_of_any_column_is_named(by):
    notice = issued(by)
    assert list(consistency.faults()) == []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
    rows = (notice, *notice.events.all())
    columns = [(row, f) for row in rows for f in row._meta.concrete_fields if not f.primary_key]
    missed = [f"{row!r}.{field.name}" for row, field in columns if unnoticed(row, field)]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = OFF")

    assert missed == []


def test_a_line_deleted_added_or_moved_is_named(by):
    one, other = issued(by), issued(by, "2号")
    last, of_other = one.events.last(), other.events.last()
    columns = 'kind, "on", at, "by", principal, words, due_on, hash'
    for sql, keys in (
        (f"DELETE FROM {LINES} WHERE id = %s", [last.pk]),
        (f"UPDATE {LINES} SET notice_id = %s WHERE id = %s", [one.pk, of_other.pk]),
        (
            f"INSERT INTO {LINES} (notice_id, {columns}) SELECT notice_id, {columns}"
            f" FROM {LINES} WHERE id = %s",
            [last.pk],
        ),
    ):
        with transaction.atomic():
            run_sql(sql, *keys)
            assert "整改通知书（1号）" in {fault.number for fault in notices.faults()}
            transaction.set_rollback(True)
    assert list(notices.faults()) == []


def test_what_was_altered_is_not_sealed_again_under_a_changed_key(by, settings):
    issued(by)
    altered = issued(by, "2号")
    run_sql(f"UPDATE {altered._meta.db_table} SET due_on = '2027-01-01' WHERE id = %s", altered.pk)
    settings.OLD_HASH_KEYS, settings.HASH_KEY = [settings.HASH_KEY], OTHER_KEY
    assert "2份没有案件的整改通知书没有改用现在的密钥" in answer("rekey", "--status")[1]

    code, out, _ = answer("rekey")

    assert (code, out) == (3, f"✗ 整改通知书（2号）：通知书{ALTERED}\n")
    settings.OLD_HASH_KEYS = []
    assert {fault.number for fault in notices.faults()} == {"整改通知书（2号）"}


def test_notices_of_before_are_sealed_by_the_migration(by):
    notice = issued(by)
    EstateNotice.objects.update(hash="")
    EstateNoticeEvent.objects.update(hash="")
    assert len(list(notices.faults())) == 3
    state = MigrationLoader(connection).project_state([("cases", SEALED)])
    import_module(f"cases.migrations.{SEALED}").seal(state.apps, None)

    assert list(notices.faults()) == []
    assert EstateNotice.objects.get().hash == notice.hash
