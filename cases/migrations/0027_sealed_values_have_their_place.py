"""Each party and each note of a private talk has a key that names it in its sealed values.

Why      a sealed value could be moved to another row unnoticed (decision 0036).
What     an empty key for old rows, whose values stay readable; `manage.py rekey` gives them keys
         and seals their values again, row by row. It may be stopped and run again.
Back     the columns go; values sealed for their place open no longer.
Cost     no row is rewritten.
Check    `manage.py rekey --status`.
"""

from django.db import migrations

import mediation.vault


class Migration(migrations.Migration):
    dependencies = [("cases", "0026_the_route_replaces_a_mark")]

    operations = [
        migrations.AddField("caucusnote", "row_key", mediation.vault.RowKeyField(default="")),
        migrations.AddField("party", "row_key", mediation.vault.RowKeyField(default="")),
        migrations.AlterField("caucusnote", "row_key", mediation.vault.RowKeyField()),
        migrations.AlterField("party", "row_key", mediation.vault.RowKeyField()),
    ]
