"""One row a key proves at every start that the right keys are configured (decision 0036).

Why      a wrong HASH_KEY, or another vault key under the right id, started and served.
What     an empty table; probes are written after the migrations, if the stored data fit the keys.
Back     the table goes.
Cost     none.
Check    `manage.py doctor`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_pages_of_one_form_end_together")]

    operations = [
        migrations.CreateModel(
            name="KeyProbe",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True)),
                ("sealed_proof", models.TextField()),
                ("since", models.DateTimeField()),
            ],
            options={"verbose_name": "密钥探针", "verbose_name_plural": "密钥探针"},
        ),
    ]
