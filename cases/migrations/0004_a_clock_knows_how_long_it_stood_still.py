"""Days held are added to the last day as counted, not to the one a festival moved it to.

For a clock held before, the days are not known; it goes on from the last day it has.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_each_right_holder_asked_on_a_day")]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="held_days",
            field=models.PositiveIntegerField(default=0, verbose_name="已暂停天数"),
        ),
    ]
