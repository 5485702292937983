"""Set-up from memory writes the rows that the door wrote at its first building."""

from functools import partial

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction

from cases.states import Status as S
from mediation.directory.models import District, Person
from tests import kept_rows
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db
MORNING, EVENING = "2026-03-02T09:00+08:00", "2026-03-02T19:00+08:00"


@pytest.fixture(autouse=True)
def _nothing_kept_yet(monkeypatch):
    monkeypatch.setattr(kept_rows, "_kept", {})


def as_a_test(work, moment=MORNING):
    """What `work` returns in a transaction of its own, at this moment."""
    travel = time_machine.travel(moment, tick=False)
    with travel, transaction.atomic(), kept_rows.watch():
        answer = work()
        transaction.set_rollback(True)
    return answer


def every_row() -> dict[str, list[tuple]]:
    """Every row as the database keeps it, by table."""
    tables = sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True))
    with connection.cursor() as cursor:
        return {table: rows_of(cursor, table) for table in tables}


def rows_of(cursor, table):
    cursor.execute(f'SELECT * FROM "{table}"')
    return sorted(cursor.fetchall(), key=repr)


def agreed():
    """The rows of a case with an agreement, and of one act after it."""
    dispute = at(cast(), S.AGREED)
    before = every_row()
    dispute.mediator("start_performance")
    return before, dispute.case.number, Person.objects.create(name="后来").pk


def test_the_same_rows_with_the_same_ids_and_the_case_goes_on_from_them():
    built, kept = as_a_test(agreed), as_a_test(agreed)

    assert kept == built
    assert len(built[0]["cases_step"]) > 10


def test_another_moment_is_built_at_that_moment():
    def registered():
        return at(cast(), S.REGISTERED).trail.get().at

    assert as_a_test(registered) < as_a_test(registered, EVENING)


def test_what_was_written_before_stays_and_the_rest_is_built():
    def after_another_district():
        District.objects.create(code="350598", name="邻区")
        case = at(cast(), S.REGISTERED)
        return case.number, District.objects.count()

    as_a_test(agreed)

    assert as_a_test(after_another_district) == ("SY2026-000001", 2)
    assert as_a_test(after_another_district) == ("SY2026-000001", 2)


def test_after_a_set_up_was_taken_back_the_next_is_built():
    def registered(taken_back):
        people = cast()
        with transaction.atomic():
            at(people, S.REGISTERED)
            transaction.set_rollback(taken_back)
        return at(people, S.REGISTERED).number

    numbers = [as_a_test(partial(registered, taken_back)) for taken_back in (False, True)]

    assert numbers == ["SY2026-000002", "SY2026-000001"]


def test_set_up_that_nobody_watches_is_built_and_not_kept():
    def registered():
        return at(cast(), S.REGISTERED).trail.count()

    with transaction.atomic():
        unwatched = registered()
        transaction.set_rollback(True)

    assert (unwatched, kept_rows._kept) == (1, {})
    assert as_a_test(registered) == 1


def test_each_test_gets_people_of_its_own():
    def renamed():
        people = cast()
        people.clerk.name, before = "改名", people.clerk.name
        return before

    assert [as_a_test(renamed) for _ in range(3)] == ["郑管"] * 3


def test_a_set_up_that_takes_something_back_is_not_kept():
    def torn():
        with transaction.atomic():
            Person.objects.create(name="不留")
            transaction.set_rollback(True)

    as_a_test(lambda: kept_rows.once("torn", torn, first=True))

    assert kept_rows._kept == {}
