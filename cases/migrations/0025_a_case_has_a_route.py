"""The route by which a case came, its referral, and the rule a clock runs by.

What     `court_invited` becomes the route of the same meaning, before filing; no day is touched.
Back     the route of a court becomes `court_invited` again.
"""

import django.db.models.deletion
from django.db import migrations, models

ROUTES = [
    ("", "本会自行受理"),
    ("court_before", "法院立案前委派"),
    ("court_after", "法院立案后委托（普通程序）"),
    ("court_simplified", "法院立案后委托（简易程序）"),
    ("procuratorate", "检察院移送"),
    ("police", "公安机关移送"),
    ("centre", "综治中心流转"),
    ("petition", "信访部门转办"),
    ("other", "其他部门移送"),
]


def _cases(apps, schema_editor):
    return apps.get_model("cases", "Case").objects.using(schema_editor.connection.alias)


def name_the_route(apps, schema_editor):
    _cases(apps, schema_editor).filter(court_invited=True).update(route="court_before")


def name_the_court(apps, schema_editor):
    by_court = _cases(apps, schema_editor).filter(route__startswith="court_")
    by_court.update(court_invited=True)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0024_a_ledger_number_has_its_year"),
        ("directory", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="route",
            field=models.CharField(
                blank=True, choices=ROUTES, max_length=20, verbose_name="进入调解的途径"
            ),
        ),
        migrations.AddField(
            model_name="clock",
            name="rule_key",
            field=models.CharField(blank=True, max_length=8, verbose_name="适用的规定"),
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "route",
                    models.CharField(choices=ROUTES, max_length=20, verbose_name="途径"),
                ),
                ("body", models.CharField(blank=True, max_length=120, verbose_name="移送单位")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("received_on", models.DateField(verbose_name="签收材料日")),
                ("reported_on", models.DateField(null=True, verbose_name="回告日")),
                (
                    "reported_how",
                    models.CharField(blank=True, max_length=200, verbose_name="怎么回告的"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="referrals",
                        to="cases.case",
                    ),
                ),
                (
                    "court",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="directory.court",
                    ),
                ),
            ],
            options={"verbose_name": "移送", "verbose_name_plural": "移送"},
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                fields=("case",),
                name="referred_once",
                violation_error_message="一个案件只登记一次移送。",
            ),
        ),
        migrations.RunPython(name_the_route, name_the_court),
    ]
