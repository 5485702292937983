"""Keep which part of a sum a payment order orders.

Why      an order is for what was due when it was applied for, and no more of the agreement.
What     a column that starts false; orders in force before keep the days they were given.
Back     the column is dropped; what is paid counts by due day alone.
Cost     none: only the catalogue of the database changes.
Check    `manage.py check_consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0093_whose_joint_debt_is_waived"),
    ]

    operations = [
        migrations.AddField(
            model_name="instalment",
            name="ordered",
            field=models.BooleanField(default=False, verbose_name="支付令命令付的"),
        ),
    ]
