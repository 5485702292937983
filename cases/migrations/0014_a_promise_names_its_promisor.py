"""A promise is of a party or of a company, and keeps who said it.

Why      the promisor was any typed name, so that a company could promise for a resident, and nobody
         could tell whose promise it was.
What     the party, the company, and the speaker's name. Earlier promises keep the name typed then
         (`by`), which every page still shows; whose they were is not guessed from it.
Back     the columns go; `by` still names the promisor.
Cost     three columns without a rewrite, two indexes on a small table.
Check    `check_consistency` as before.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_a_clock_keeps_its_last_day_as_counted"),
        ("directory", "0003_name_companies_for_short"),
    ]

    operations = [
        migrations.AddField(
            model_name="promise",
            name="party",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="cases.party",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="company",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="promises",
                to="directory.propertycompany",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="said_by",
            field=models.CharField(blank=True, default="", max_length=60, verbose_name="谁说的"),
        ),
    ]
