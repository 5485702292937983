"""Record appraisals, and beside a clock the day that all parties agreed on.

Why      a court's time to mediate does not count the days of an appraisal (在线调解规则 26), and is
         counted again when these are recorded late or corrected; a day agreed by people stays.
What     a new table; two columns of clocks, empty for those extended before.
Back     drop both; nothing older reads them.
Cost     none that grows with the cases.
Check    `make consistency`.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0041_names_may_be_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='clock',
            name='agreed_until',
            field=models.DateField(null=True, verbose_name='各方同意延到'),
        ),
        migrations.AddField(
            model_name='clock',
            name='extended_on',
            field=models.DateField(null=True, verbose_name='延期日'),
        ),
        migrations.CreateModel(
            name='Appraisal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=200, verbose_name='鉴定、评估什么')),
                ('body', models.CharField(max_length=120, verbose_name='鉴定、评估机构')),
                ('began_on', models.DateField(verbose_name='委托日')),
                ('ended_on', models.DateField(null=True, verbose_name='出具意见日')),
                ('result', models.CharField(blank=True, max_length=200, verbose_name='结果')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appraisals', to='cases.case')),
            ],
            options={
                'verbose_name': '鉴定',
                'verbose_name_plural': '鉴定',
                'ordering': ['began_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('began_on')), _connector='OR'), name='appraisal_ends_after_it_began', violation_error_message='鉴定结束的日期不能早于委托的日期。')],
            },
        ),
    ]
