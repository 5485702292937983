"""Every covered column of every legal record, edited by raw SQL, is named by the check."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, models, transaction

from cases import consistency
from cases.consistency import records
from cases.law.clock_rules import FIRST_RESPONSE
from cases.legal_records.base import legal_models
from cases.models import Case, Clock
from cases.states import Status
from mediation.vault import seal
from tests import kept_rows
from tests.cases.commands.every_record import another, case_with_every_record, columns, rows_of
from tests.cast import cast
from tests.factories import at
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
one_database = pytest.mark.one_database(reason="a digest is computed from what Python reads")


@pytest.fixture
def case():
    with morning_of(MONDAY):
        people = cast()
        once = kept_rows.once("every record", lambda: case_with_every_record(people).pk)
        yield Case.objects.get(pk=once)


@pytest.fixture
def unchecked():
    """The database takes what its constraints would refuse."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield
        cursor.execute("PRAGMA ignore_check_constraints = OFF")


def sentences(case):
    return [fault.what for fault in records.faults([Case.objects.get(pk=case.pk)])]


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount > 0, "nothing was edited"


def edit(model, field, key):
    """Write another value into one column of one row."""
    table, column = model._meta.db_table, field.column
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE id = %s', [key])
        (stored,) = cursor.fetchone()
    sealed = type(field).__name__ == "SealedTextField"
    value = seal("另一个") if sealed else another(field, stored)
    run_sql(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', value, key)


def unnoticed(case, model, field):
    """Whether an edit of the column is not named by the check."""
    key = rows_of(case, model)[0]
    with transaction.atomic():
        edit(model, field, key)
        found = sentences(case)
        transaction.set_rollback(True)
    return not any(f"{model._meta.verbose_name}（主键{key}）" in what for what in found)


@one_database
@pytest.mark.usefixtures("unchecked")
def test_an_edit_of_any_covered_column_is_named(case):
    assert list(consistency.faults()) == []
    assert [m.__name__ for m in legal_models() if not rows_of(case, m)] == []

    missed = [f"{m.__name__}.{f.name}" for m, f in columns() if unnoticed(case, m, f)]

    assert missed == []


@one_database
def test_an_hour_moved_by_a_minute_is_named():
    with morning_of(MONDAY):
        case = at(cast(), Status.DISPATCHED).case
    hour = case.clocks.get(key=FIRST_RESPONSE)
    later = hour.due_at + timedelta(minutes=1)
    models.QuerySet(Clock).filter(pk=hour.pk).update(due_at=later)

    (what,) = sentences(case)

    assert what.startswith(f"期限（主键{hour.pk}）")


@one_database
@pytest.mark.usefixtures("unchecked")
def test_an_edit_of_any_column_of_the_case_is_named(case):
    fields = [f for f in Case._meta.concrete_fields if f.name not in Case.not_covered]
    Case.of_case = ("pk",)
    missed = [f.name for f in fields if not f.primary_key and unnoticed(case, Case, f)]
    del Case.of_case

    assert missed == []


@one_database
def test_a_row_deleted_of_any_kind_is_named(case):
    kept = {"Title", "Obligation", "Agreement", "Party", "Clause", "Dispatch", "Notice"}
    for model in legal_models():
        if model.__name__ in kept:  # others refer to it
            continue
        key = rows_of(case, model)[-1]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM cases_session_present")
            cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE id = %s', [key])
            found = sentences(case)
            transaction.set_rollback(True)
        assert any(
            what.startswith(f"{model._meta.verbose_name}（主键{key}）不见了") for what in found
        )


def added(model, key):
    """The key of a copy of that row made around the door; None where the database refuses it."""
    fields = (f for f in model._meta.concrete_fields if not f.primary_key)
    columns, table = ", ".join(f'"{f.column}"' for f in fields), model._meta.db_table
    copy = f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM "{table}" WHERE id = %s'
    try:
        with transaction.atomic():
            run_sql(copy, key)
    except IntegrityError:
        return None
    return model._base_manager.order_by("-pk").first().pk


@one_database
def test_a_row_added_of_any_kind_is_named_or_refused(case):
    copies = [(model, added(model, rows_of(case, model)[-1])) for model in legal_models()]
    found = sentences(case)

    made = [f"{model._meta.verbose_name}（主键{key}）" for model, key in copies if key]
    assert len(made) > len(copies) / 3
    assert [one for one in made if not any(one in what for what in found)] == []


def test_a_signature_added_or_moved_to_another_party_is_named(case):
    mark = case.agreements.get().signatures.filter(kind="party").first()
    seal_mark = case.agreements.get().signatures.get(kind="seal")
    run_sql("DELETE FROM cases_signature WHERE id = %s", seal_mark.pk)
    run_sql(
        "INSERT INTO cases_signature (agreement_id, kind, party_id, name, mark, way, signer,"
        " identity_checked, \"on\", recorded_by) SELECT agreement_id, 'seal', NULL, name, mark,"
        ' way, signer, identity_checked, "on", recorded_by FROM cases_signature WHERE id = %s',
        mark.pk,
    )
    added = case.agreements.get().signatures.get(kind="seal").pk

    assert [what.partition("，")[0] for what in sentences(case)] == [
        f"签署（主键{added}）不是经由办理写入的",
        f"签署（主键{seal_mark.pk}）不见了",
    ]


def test_two_parties_swapped_are_both_named(case):
    one, other = case.parties.order_by("pk")
    for mine, name in ((one.pk, "换"), (other.pk, one.name), (one.pk, other.name)):
        run_sql("UPDATE cases_party SET name = %s WHERE id = %s", name, mine)

    named = [what.partition("）")[0] for what in sentences(case)]

    assert named == [f"当事人（主键{one.pk}", f"当事人（主键{other.pk}"]


def test_who_was_present_at_a_session_is_covered(case):
    run_sql("DELETE FROM cases_session_present WHERE party_id = %s", case.parties.last().pk)

    (what,) = sentences(case)

    assert what.startswith("调解记录（主键")


@pytest.mark.parametrize(
    "values",
    [
        "transfer SET answer = 'taken'",
        "transfer SET answer = 'taken', answered_on = '2026-03-01'",  # the day before it was sent
        "transfer SET answered_on = '2026-03-03'",
        "recusal SET outcome = 'granted'",
        "recusal SET outcome = 'granted', decided_on = '2026-03-01'",
        "settlement SET status = 'kept'",
        "settlement SET ended_on = '2026-03-03'",
        "settlement SET last_day = '2026-03-01'",
        "groupmember SET outcome = 'signed', agreed_on = '2026-03-02', agreed_amount = -1",
        "groupmember SET bound_how = 'signed', bound_on = '2026-03-02', bound_for = -1",
        "groupmember SET outcome = 'not', agreed_on = '2026-03-02', agreed_amount = 1",
    ],
)
def test_the_database_refuses_an_end_without_its_day_and_sums_nobody_agreed_to(case, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        run_sql(f"UPDATE cases_{values} WHERE case_id = %s", case.pk)
