"""A due day on a day off moves to the next working day, unless the parties agreed otherwise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_a_promise_names_its_promisor")]

    operations = [
        migrations.AddField(
            model_name="obligation",
            name="day_is_fixed",
            field=models.BooleanField(default=False, verbose_name="约定逢休息日不顺延"),
        ),
    ]
