"""After many rows were written at once: let the database know its own size again."""

from django.db import connection

from cases import models


def refresh_planner_statistics() -> None:
    """Have the statistics of the cases' tables collected, by which queries are planned.

    PostgreSQL collects them by itself some minutes after a bulk write; until then it takes the
    tables for empty and reads all of them for one row. SQLite does without.
    """
    if connection.vendor != "postgresql":
        return
    tables = [model._meta.db_table for model in vars(models).values() if hasattr(model, "_meta")]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, sorted(set(tables))))}")
