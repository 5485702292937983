"""Keep of which sums a paper asks for more parts than are written.

Why      a sum every month without an end has parts for ten years; nobody was reminded of their end.
What     two columns that start empty, and an index of the few rows they concern.
Back     they are dropped; nobody is reminded.
Cost     the index is built once over the duties.
Check    `manage.py check_consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0097_administrators"),
    ]

    operations = [
        migrations.AddField(
            model_name="obligation",
            name="goes_on",
            field=models.BooleanField(default=False, verbose_name="登记的各期以后还要接着付"),
        ),
        migrations.AddField(
            model_name="obligation",
            name="reminded_on",
            field=models.DateField(null=True, verbose_name="提醒过的日子"),
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("goes_on", True), ("reminded_on", None), ("status", "open")),
                fields=["case"],
                name="duties_that_go_on",
            ),
        ),
    ]
