"""Each person has a key that names them in their sealed telephone number.

Why      a sealed value could be moved to another row unnoticed (decision 0036).
What     an empty key for old rows; `manage.py rekey` gives them keys and seals their values again.
Back     the column goes; values sealed for their place open no longer.
Cost     no row is rewritten.
Check    `manage.py rekey --status`.
"""

from django.db import migrations

import mediation.vault


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_name_companies_for_short")]

    operations = [
        migrations.AddField("person", "row_key", mediation.vault.RowKeyField(default="")),
        migrations.AlterField("person", "row_key", mediation.vault.RowKeyField()),
    ]
