"""Keep which duties were settled before others took the place of a party.

Why      what was paid to, or by, a party before it died stood as paid to, or by, its heirs.
What     one column that starts false; nothing is rewritten.
Back     the column is dropped; what was settled reads as that of those who follow again.
Cost     none: only the catalogue of the database changes.
Check    `manage.py check_consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0094_what_an_order_orders"),
    ]

    operations = [
        migrations.AddField(
            model_name="obligation",
            name="before_succession",
            field=models.BooleanField(default=False, verbose_name="承继以前了结"),
        ),
    ]
