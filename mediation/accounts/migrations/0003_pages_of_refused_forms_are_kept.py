"""The page of a refused form is kept for a while, so that Back and Reload show it (decision 0026)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_tries_are_counted_in_one_place")]

    operations = [
        migrations.CreateModel(
            name="RefusedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=64, unique=True)),
                ("holder", models.CharField(db_index=True, max_length=64)),
                ("status", models.PositiveSmallIntegerField()),
                ("page", models.BinaryField()),
                ("until", models.DateTimeField(db_index=True)),
            ],
            options={"verbose_name": "退回的页面", "verbose_name_plural": "退回的页面"},
        ),
    ]
