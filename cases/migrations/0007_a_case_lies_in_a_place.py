"""Every case keeps the district and the street it lies in, for the lists of a whole place.

Why      an office that oversees a district or a street sees its cases by plain columns
         (decision 0017).
What     the street of the estate, and its district; without one the committee's district.
Back     the columns go.
Cost     one statement over all cases; the next migration asks for a district in each.
Check    `check_consistency` compares both columns with estate and committee.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce


def locate(apps, schema_editor):
    """Write the columns of every case from its estate, else from its committee."""
    estates = apps.get_model("directory", "Estate").objects.filter(pk=OuterRef("estate"))
    committees = apps.get_model("directory", "Committee").objects.filter(pk=OuterRef("committee"))
    apps.get_model("cases", "Case").objects.update(
        street=Subquery(estates.values("community__street")),
        district=Coalesce(
            Subquery(estates.values("community__street__district")),
            Subquery(committees.values("district")),
        ),
    )


def place(name):
    """The column of one kind of place, empty at first."""
    return models.ForeignKey(
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="cases",
        to=f"directory.{name}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_a_paper_knows_whom_it_is_for"),
        ("directory", "0002_departments_oversee_places"),
    ]

    operations = [
        migrations.AddField("case", "district", place("district")),
        migrations.AddField("case", "street", place("street")),
        migrations.RunPython(locate, migrations.RunPython.noop),
    ]
