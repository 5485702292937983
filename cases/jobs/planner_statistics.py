"""Planner statistics after a bulk write."""

from django.db import connection

from cases import models


def refresh_planner_statistics() -> None:
    """Have PostgreSQL collect the statistics of the case tables now (ANALYZE); no-op on SQLite.

    PostgreSQL collects them by itself some minutes after a bulk write; until then it plans as if
    the tables were empty and scans them for a single row.
    """
    if connection.vendor != "postgresql":
        return
    tables = [model._meta.db_table for model in vars(models).values() if hasattr(model, "_meta")]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, sorted(set(tables))))}")
