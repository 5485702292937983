"""Keep that what was logged as kept was taken back, with its reason.

Why      a log that was wrong could not be taken back, and counted on.
What     two columns that start empty, and a constraint; nothing is rewritten.
Back     the columns are dropped; what was taken back counts again.
Cost     none: only the catalogue of the database changes.
Check    `manage.py check_consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0090_when_the_daily_run_was_made"),
    ]

    operations = [
        migrations.AddField(
            model_name="observance",
            name="taken_back_on",
            field=models.DateField(null=True, verbose_name="撤回日"),
        ),
        migrations.AddField(
            model_name="observance",
            name="taken_back_why",
            field=models.CharField(
                blank=True, default="", max_length=300, verbose_name="撤回的原因"
            ),
        ),
        migrations.AddConstraint(
            model_name="observance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_back_on", None), ("taken_back_why", "")),
                    models.Q(
                        ("taken_back_on__isnull", False),
                        models.Q(("taken_back_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="observance_taken_back_with_a_reason",
                violation_error_message="撤回做到的记录，要写明日期和原因。",
            ),
        ),
    ]
