"""A paper may be addressed to some of the parties; those issued before are for all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_rename_step_said_to_sentence")]

    operations = [
        migrations.AddField(
            model_name="issueddocument",
            name="addressees",
            field=models.JSONField(blank=True, default=list, verbose_name="送给"),
        ),
    ]
