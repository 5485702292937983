"""The day on which a court received an application ends the time in which to apply."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_a_duty_may_keep_its_day")]

    operations = [
        migrations.AddField(
            model_name="proceeding",
            name="received_on",
            field=models.DateField(null=True, verbose_name="法院收到日"),
        ),
    ]
