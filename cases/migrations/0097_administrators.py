"""An administrator or liquidators act for a party and sign for it.

Why      no power of attorney names them: a court or the law appoints them.
What     one more answer to who acts and who signed; nothing is rewritten.
Back     the answers are those of before; rows with the new one show its key.
Cost     none: only what may be chosen changes.
Check    `manage.py check_consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0096_when_a_bound_member_agreed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="party",
            name="speaker",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "本人"),
                    ("agent", "委托代理人"),
                    ("guardian", "法定代理人"),
                    ("successor", "继承人"),
                    ("branch", "分支机构或者项目负责人"),
                    ("appointed", "管理人"),
                ],
                max_length=10,
                verbose_name="由谁出面",
            ),
        ),
        migrations.AlterField(
            model_name="signature",
            name="signer",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "未登记"),
                    ("self", "本人（单位盖章）"),
                    ("agent", "委托代理人"),
                    ("guardian", "法定代理人"),
                    ("legal_representative", "法定代表人（负责人）"),
                    ("branch", "分支机构或者项目负责人"),
                    ("appointed", "管理人"),
                    ("successor", "继承人"),
                ],
                max_length=20,
                verbose_name="由谁签的",
            ),
        ),
    ]
