"""Limitation is interrupted for each right-holder on the day of its request (诉讼时效规定第十二条).

Until now the case kept one day. It was the day of the party named on the line of the request,
or of the applicants when the complaint itself asked; their rows take it over.
"""

import re

from django.db import migrations, models
from django.db.models import Q

NAMED = re.compile(r"^\{p(\d+)\}申请调解")


def give_each_its_day(apps, schema_editor):
    Party, Step = (apps.get_model("cases", name) for name in ("Party", "Step"))
    rows = Party.objects.exclude(case__requested_on=None).filter(role="applicant")
    for party in rows.select_related("case").iterator():
        line = Step.objects.filter(case=party.case_id, name="request_mediation").first()
        named = NAMED.match(line.said) if line else None
        if named is None or line.on != party.case.requested_on or int(named[1]) == party.pk:
            Party.objects.filter(pk=party.pk).update(asked_on=party.case.requested_on)
    lines = Step.objects.filter(name="request_mediation", said__startswith="{p")
    for line in lines.select_related("case").iterator():
        named = NAMED.match(line.said)
        if named and line.case.requested_on == line.on:
            how, proof = line.facts.get("how", ""), line.facts.get("proof", "")
            mine = Party.objects.filter(pk=int(named[1]), case=line.case_id)
            mine.update(asked_on=line.on, asked_how=how, asked_proof=proof)


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_a_duty_in_full")]

    operations = [
        migrations.AddField(
            model_name="party",
            name="asked_on",
            field=models.DateField(null=True, verbose_name="请求保护日"),
        ),
        migrations.AddField(
            model_name="party",
            name="asked_how",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="请求方式"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="party",
            name="asked_proof",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="请求凭证"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                name="request_has_a_day",
                condition=Q(asked_on__isnull=False) | Q(asked_how="", asked_proof=""),
                violation_error_message="请求保护要写明日期。",
            ),
        ),
        # Last: PostgreSQL alters no table with rows just changed.
        migrations.RunPython(give_each_its_day, migrations.RunPython.noop),
    ]
