"""After a bulk write PostgreSQL plans with the true size of the tables."""

import pytest
from django.db import connection

from cases.jobs.planner_statistics import refresh_planner_statistics
from cases.models import Step
from cases.states import Status
from tests.cast import cast
from tests.factories import at

pytestmark = pytest.mark.django_db


def planner_row_estimate(table) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
        return cursor.fetchone()[0]


def test_the_planner_knows_the_row_count_after_a_bulk_write():
    at(cast(), Status.REGISTERED)

    refresh_planner_statistics()
    if connection.vendor == "postgresql":
        assert planner_row_estimate(Step._meta.db_table) == Step.objects.count() > 0
