"""A payment may be goods taken in place of money.

Why      what was settled by a thing (以物抵债) could only be told as another way of paying.
What     one more answer to how it was paid; nothing is rewritten.
Back     the answers are those of before; rows with the new one show its key.
Cost     none: only what may be chosen changes.
Check    `manage.py check_consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0098_a_paper_asks_for_more_parts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="payment",
            name="way",
            field=models.CharField(
                choices=[
                    ("transfer", "银行转账"),
                    ("cash", "现金"),
                    ("mobile", "手机支付"),
                    ("court", "法院执行款"),
                    ("goods", "以物抵款"),
                    ("other", "其他"),
                ],
                max_length=10,
                verbose_name="方式",
            ),
        ),
    ]
