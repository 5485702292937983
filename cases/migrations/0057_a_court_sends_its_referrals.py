import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0056_cases_are_linked"),
        ("directory", "0007_mediators_have_specialties"),
    ]

    operations = [
        migrations.AddField(
            model_name="referralbatch",
            name="court",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.court"
            ),
        ),
    ]
