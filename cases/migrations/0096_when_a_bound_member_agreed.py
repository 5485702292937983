"""Keep when a member agreed to what binds it.

Why      the day was dropped as the agreement took effect, and was read for the trail before.
What     one column that starts empty; nothing is rewritten.
Back     the column is dropped.
Cost     none: only the catalogue of the database changes.
Check    `manage.py check_consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0095_what_was_settled_before_a_succession"),
    ]

    operations = [
        migrations.AddField(
            model_name="groupmember",
            name="bound_agreed_on",
            field=models.DateField(null=True, verbose_name="受约束的谈定日"),
        ),
    ]
