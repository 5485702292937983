"""A line of the trail carries the digests of the legal records written with it.

Why      an edit of a record around the door went unnoticed (decision 0036).
What     an empty column; `manage.py rekey` fills it for older trails, case by case, and brings
         their hashes under the hash key. It may be stopped and run again.
Back     the column goes; lines written since are no longer genuine.
Cost     no row is rewritten.
Check    `manage.py rekey --status`, then `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_namesakes_are_told_apart")]

    operations = [
        migrations.AddField(
            model_name="step",
            name="records",
            field=models.TextField(blank=True, default=""),
        ),
    ]
