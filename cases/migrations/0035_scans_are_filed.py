"""A scan is filed in the dossier under its form, with its pages, sealed for its row.

Why      archiving certified papers that nobody could open, with a number of pages that was typed.
What     empty columns; no form filed a scan before. The pages of issued papers are counted when
         their PDF is made or the dossier is filed.
Back     the columns go; scans sealed for their place open no longer.
Cost     no pass over the rows.
Check    `make consistency`.
"""

from django.db import migrations, models

import mediation.vault


class Migration(migrations.Migration):
    dependencies = [("cases", "0034_a_court_may_decide_on_a_suit")]

    operations = [
        migrations.AddField(
            "evidence",
            "paper",
            models.CharField("哪种文书", max_length=20, blank=True, default=""),
        ),
        migrations.AddField("evidence", "row_key", mediation.vault.RowKeyField(default="")),
        migrations.AlterField("evidence", "row_key", mediation.vault.RowKeyField()),
        migrations.AddField(
            "evidence", "pages", models.PositiveSmallIntegerField("页数", null=True)
        ),
        migrations.AddField("evidence", "taken_out_on", models.DateField("撤下日", null=True)),
        migrations.AddField(
            "issueddocument", "pdf_pages", models.PositiveSmallIntegerField(null=True)
        ),
    ]
