"""Keep of an appraisal the day and the reason for which its record was struck off.

Why      what was recorded by mistake is struck off, so that its days count again.
What     two columns of appraisals, empty for those on record.
Back     drop both; nothing older reads them.
Cost     none that grows with the cases.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0042_appraisals_are_recorded'),
    ]

    operations = [
        migrations.AddField(
            model_name='appraisal',
            name='struck_on',
            field=models.DateField(null=True, verbose_name='撤销登记的日期'),
        ),
        migrations.AddField(
            model_name='appraisal',
            name='struck_reason',
            field=models.CharField(blank=True, max_length=200, verbose_name='撤销登记的原因'),
        ),
    ]
