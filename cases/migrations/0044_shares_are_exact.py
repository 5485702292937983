"""Keep shares exactly: parts out of a whole, so that three people can share in thirds.

Why      1/3 is no number of ten-thousandths; three times 33.33% is not the whole.
What     one column of shares, empty for those on record: these stay in 1/10,000.
Back     drop it, where no share has one.
Cost     none that grows with the cases.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0043_appraisals_are_struck'),
    ]

    operations = [
        migrations.AddField(
            model_name='share',
            name='out_of',
            field=models.PositiveIntegerField(null=True, verbose_name='份额（分母）'),
        ),
        migrations.AlterField(
            model_name='share',
            name='ratio',
            field=models.PositiveIntegerField(null=True, verbose_name='份额（分子；没有分母的为万分之几）'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.CheckConstraint(condition=models.Q(('out_of', None), models.Q(('out_of__gte', models.F('ratio')), ('ratio__isnull', False)), _connector='OR'), name='share_is_at_most_the_whole', violation_error_message='份额不能超过百分之百。'),
        ),
    ]
