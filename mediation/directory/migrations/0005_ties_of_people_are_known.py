"""A mediator's posts in owners' committees and other bodies, and the company above a company.

Why      recusal asks for ties to a party that the posts of the site do not show.
What     a table of other posts with their period; an empty company above each company.
Back     both may be dropped.
Cost     one table and one empty column.
Check    no open case changes: ties are read when somebody is assigned or acts.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("directory", "0004_sealed_values_have_their_place"),
    ]

    operations = [
        migrations.AddField(
            model_name="propertycompany",
            name="parent",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.propertycompany", verbose_name="上级公司"),
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation", models.CharField(max_length=80, verbose_name="单位")),
                ("title", models.CharField(blank=True, max_length=40, verbose_name="职务")),
                ("since", models.DateField(blank=True, null=True, verbose_name="自")),
                ("until", models.DateField(blank=True, null=True, verbose_name="至")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="affiliations", to="directory.person")),
            ],
            options={
                "verbose_name": "其他任职",
                "verbose_name_plural": "其他任职",
            },
        ),
    ]
