"""Who must answer is reminded before a lapse, and what is late or very grave is supervised.

Why      the ladder (half time, the day before, late, then 督办) is a rule of handling; a sheet of
         supervision has its number, last day, reply and end (decision 50).
What     a new table of sheets; how far a clock's reminders have gone (0); when a promise was marked
         late; one more kind of series.
Back     drop them.
Cost     one small column of each clock and promise.
Check    `make consistency`.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0050_a_level_keeps_its_scores'),
        ('directory', '0006_changes_leave_a_trail'),
    ]

    operations = [
        migrations.AddField(
            model_name='clock',
            name='reminded',
            field=models.PositiveSmallIntegerField(choices=[(0, '没有'), (1, '过半'), (2, '最后一天前')], default=0, verbose_name='已提醒到'),
        ),
        migrations.AddField(
            model_name='promise',
            name='lapsed_on',
            field=models.DateField(null=True, verbose_name='标记到期日'),
        ),
        migrations.AlterField(
            model_name='numberseries',
            name='kind',
            field=models.CharField(choices=[('complaint', '投诉编号'), ('ledger', '导入编号'), ('dossier', '卷宗号'), ('agreement', '协议编号'), ('supervised', '督办编号')], max_length=10, verbose_name='种类'),
        ),
        migrations.CreateModel(
            name='Supervision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField(choices=[(1, '调委会督办'), (2, '街道督办'), (3, '区督办')], verbose_name='督办级别')),
                ('number', models.CharField(max_length=60, verbose_name='文号')),
                ('to', models.CharField(max_length=120, verbose_name='督办对象')),
                ('demand', models.TextField(verbose_name='督办要求')),
                ('issued_on', models.DateField(verbose_name='开出日')),
                ('due_on', models.DateField(verbose_name='督办期限')),
                ('reply', models.TextField(blank=True, verbose_name='回复')),
                ('replied_by', models.CharField(blank=True, max_length=60, verbose_name='回复人')),
                ('replied_on', models.DateField(null=True, verbose_name='回复日')),
                ('replier', models.CharField(blank=True, max_length=40)),
                ('finding', models.TextField(blank=True, verbose_name='核实情况')),
                ('closed_by', models.CharField(blank=True, max_length=60, verbose_name='办结人')),
                ('closed_on', models.DateField(null=True, verbose_name='办结日')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supervisions', to='cases.case')),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='directory.department')),
            ],
            options={
                'verbose_name': '督办单',
                'verbose_name_plural': '督办单',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('case',), name='one_supervision_of_a_case_is_open', violation_error_message='一件案件同时只有一份没有办结的督办单。'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('issued_on'))), name='supervision_is_due_after_its_issue', violation_error_message='督办的最后一天早于开出的那天。')],
            },
        ),
    ]
