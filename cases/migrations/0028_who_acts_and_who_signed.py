"""Keep a party's capacity with its ground, and who signed for a party.

Why      adults without full capacity and sixteen-year-olds on their own income were not told from
         others (民法典 17–24); a signature did not say whether party, agent or guardian signed.
What     three columns; empty for what was recorded before: by age, and not known.
Back     the columns go with what was entered since.
Cost     no row is read; new columns with a constant default.
"""

from django.db import migrations, models

import mediation.vault


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_sealed_values_have_their_place")]

    operations = [
        migrations.AddField(
            "party",
            "capacity",
            models.CharField(
                "民事行为能力",
                max_length=8,
                blank=True,
                default="",
                choices=[
                    ("", "按年龄"),
                    ("full", "完全民事行为能力"),
                    ("limited", "限制民事行为能力"),
                    ("none", "无民事行为能力"),
                ],
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "party",
            "capacity_ground",
            mediation.vault.SealedTextField("行为能力的依据", blank=True, default=""),
        ),
        migrations.AddField(
            "signature",
            "signer",
            models.CharField(
                "由谁签的",
                max_length=20,
                blank=True,
                default="",
                choices=[
                    ("", "未登记"),
                    ("self", "本人（单位盖章）"),
                    ("agent", "委托代理人"),
                    ("guardian", "法定代理人"),
                    ("legal_representative", "法定代表人（负责人）"),
                    ("branch", "分支机构或者项目负责人"),
                    ("successor", "继承人"),
                ],
            ),
            preserve_default=False,
        ),
    ]
