"""Days held are added to the last day as counted, which a moved last day does not tell.

For a clock that runs already the day stays unknown; held, it goes on from the last day it has.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_only_organisations_are_companies")]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="counted_to",
            field=models.DateField(null=True, verbose_name="顺延前的届满日"),
        ),
    ]
