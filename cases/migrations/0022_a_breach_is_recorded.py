"""A breach of a lasting duty has its day, its proof, and its end."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0021_a_lasting_duty_is_never_due"),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="违反日")),
                ("words", models.CharField(max_length=300, verbose_name="怎么违反的")),
                ("proof", models.CharField(max_length=200, verbose_name="凭证")),
                ("ended_on", models.DateField(null=True, verbose_name="改正日")),
                (
                    "ended_how",
                    models.CharField(blank=True, max_length=200, verbose_name="怎么认定改正的"),
                ),
                ("recorded_by", models.CharField(max_length=60, verbose_name="登记人")),
            ],
            options={
                "verbose_name": "违反记录",
                "verbose_name_plural": "违反记录",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("kind", "lasting"), ("status", "open")),
                fields=["ends_on"],
                name="lasting_duties_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "lasting"), _negated=True),
                    models.Q(("amount", None), ("due_on", None)),
                    _connector="OR",
                ),
                name="lasting_duty_is_never_due",
                violation_error_message="不做什么、容忍什么的义务没有到期日，只有终止日。",
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="breaches",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="obligation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="breaches",
                to="cases.obligation",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(("proof", ""), _negated=True),
                name="breach_has_proof",
                violation_error_message="登记违反要写明凭证。",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None), ("ended_on__gte", models.F("on")), _connector="OR"
                ),
                name="breach_ends_after_it_began",
                violation_error_message="改正日不能早于违反日。",
            ),
        ),
    ]
