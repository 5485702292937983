"""A database of the first version with rows of every table is migrated and re-keyed."""

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from cases import consistency
from cases.models import AccessLog, IdempotencyKey, Import
from mediation import clock, vault
from tests.cases.commands.before_keys import unkey
from tests.cases.commands.every_record import case_with_every_record
from tests.cases.commands.shell import answer
from tests.cast import cast
from tests.moments import MONDAY, morning_of

pytestmark = [pytest.mark.strength, pytest.mark.django_db(transaction=True)]
FIRST = [(app, "0001_initial") for app in ("cases", "directory", "accounts")]
SHA = "0" * 64


def migrate(targets):
    MigrationExecutor(connection).migrate(targets)


def migrate_to_newest():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.fixture
def case():
    with morning_of(MONDAY):
        people = cast()
        with transaction.atomic():
            case = case_with_every_record(people)
        now = {"at": clock.now()}
        AccessLog.objects.create(
            case=case, principal="person:1", actor="甲", function="x", what="y", **now
        )
        Import.objects.create(committee=people.committee, file_name="a.xlsx", sha256=SHA, **now)
        IdempotencyKey.objects.create(
            principal="person:1", key="k", act="x", content=SHA, case=case, **now
        )
        yield case
        migrate_to_newest()


def as_first_written(case):
    """Chain and seal as the first version did: without keys of lines and places of values."""
    unkey(case)
    with connection.cursor() as cursor:
        for party in case.parties.all():
            cursor.execute(
                "UPDATE cases_party SET phone = %s, id_number = %s WHERE id = %s",
                [vault.seal(party.phone), vault.seal(party.id_number), party.pk],
            )
        for note in case.caucus_notes.all():
            text = [vault.seal(note.text), note.pk]
            cursor.execute("UPDATE cases_caucusnote SET text = %s WHERE id = %s", text)
        for paper in case.documents.all():
            html = [vault.seal_bytes(paper.read_html().encode()), paper.pk]
            cursor.execute("UPDATE cases_issueddocument SET html = %s WHERE id = %s", html)


def test_every_row_survives_and_nothing_is_inconsistent_after_rekeying(case):
    sentences = [line.sentence for line in case.trail.order_by("seq")]
    as_first_written(case)
    migrate(FIRST)

    migrate_to_newest()

    assert [line.sentence for line in case.trail.order_by("seq")] == sentences
    assert case.parties.get(name="李申").phone == "13800002231"  # readable before it is sealed
    assert answer("rekey")[0] == 0
    assert [str(fault) for fault in consistency.faults()] == []
    assert answer("rekey", "--status")[1] == "全部已用现在的密钥。\n"
