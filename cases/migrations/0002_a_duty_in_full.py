"""A plan of many instalments reads longer than a column of 600 signs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="obligation",
            name="text",
            field=models.TextField(verbose_name="内容"),
        ),
    ]
