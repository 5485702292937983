"""No case without a district; indexes for the lists of a district and of a street.

Why      a case without a district would stand in no list of a place.
What     the column of the migration before is required from now on.
Back     it may be empty again.
Cost     one look at every case for the constraint, four indexes.
Check    the migration before filled every row; `check_consistency` compares them.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_a_case_lies_in_a_place")]

    operations = [
        migrations.AlterField(
            "case",
            "district",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="directory.district",
            ),
        ),
        migrations.AddIndex(
            "case", models.Index(fields=["district", "status", "-id"], name="district_list")
        ),
        migrations.AddIndex("case", models.Index(fields=["district", "-id"], name="district_all")),
        migrations.AddIndex(
            "case", models.Index(fields=["street", "status", "-id"], name="street_list")
        ),
        migrations.AddIndex("case", models.Index(fields=["street", "-id"], name="street_all")),
    ]
