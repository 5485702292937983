"""Remove the ten-thousandths of a claim by ratio, which 0058 copied.

Why      PostgreSQL alters no table with pending checks, so the column goes by itself.
What     one column of claims.
Back     the column comes back empty; 0058 fills it.
Cost     none that grows with the cases.
Check    `make consistency`.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0058_a_claim_may_be_of_several'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='claim',
            name='ratio_bp',
        ),
    ]
