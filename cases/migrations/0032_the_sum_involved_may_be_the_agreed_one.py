"""Where no sum was in dispute, the sum involved is the agreed one, and says so.

Why      10,000 yuan agreed and no sum involved: the brief counted nothing.
What     an empty mark; older cases keep the sum they were registered with.
Back     the mark may be dropped.
Cost     one column, no pass over the rows.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0031_several_people_may_owe"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="amount_is_agreed",
            field=models.BooleanField(default=False, verbose_name="涉及金额按协议"),
        ),
    ]
