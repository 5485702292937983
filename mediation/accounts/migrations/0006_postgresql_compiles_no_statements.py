"""Switch off PostgreSQL's JIT for our role in this database.

Why      its cost estimates of desks and lists make PostgreSQL compile them: a second where the
         statement itself takes a tenth. A startup option did the same, but PgBouncer refuses
         connections that bring one, and in transaction mode a SET holds for nobody in particular.
What     a default of the role that migrates, which every new session of it gets, through any pool.
         `manage.py doctor` says whether it holds for the role that serves.
Back     ALTER ROLE … RESET jit, done by migrating back.
Cost     none.
Check    SHOW jit.
"""

from django.db import migrations


def set_jit(value):
    """Set or reset the role's default, on PostgreSQL alone."""

    def run(apps, editor):
        if editor.connection.vendor != "postgresql":
            return
        with editor.connection.cursor() as cursor:
            cursor.execute("SELECT current_database()")
            name = editor.quote_name(cursor.fetchone()[0])
            cursor.execute(f"ALTER ROLE CURRENT_USER IN DATABASE {name} {value}")

    return run


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_each_key_has_its_probe")]
    operations = [migrations.RunPython(set_jit("SET jit = off"), set_jit("RESET jit"))]
