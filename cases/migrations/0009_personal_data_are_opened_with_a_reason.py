"""Requests to see personal data of a case, answered by a second person; indexes of open days.

Why      offices that oversee a place read under a mask; what they open is asked for, granted,
         logged and ends by itself (decision 0020). Their desk counts late days of a whole place.
What     one new table, two partial indexes; no row changes.
Back     the table and the indexes go.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0008_every_case_has_a_district'),
        ('directory', '0002_departments_oversee_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Unmasking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('principal', models.CharField(max_length=40)),
                ('actor', models.CharField(max_length=80, verbose_name='申请人')),
                ('reason', models.CharField(max_length=200, verbose_name='理由')),
                ('asked_at', models.DateTimeField(verbose_name='申请时间')),
                ('decided_by', models.CharField(blank=True, max_length=40)),
                ('decided_name', models.CharField(blank=True, max_length=80, verbose_name='答复人')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='答复时间')),
                ('until', models.DateTimeField(null=True, verbose_name='可看到')),
            ],
            options={
                'verbose_name': '查看申请',
                'verbose_name_plural': '查看申请',
            },
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('ended_on', None)), fields=['due_on'], name='clocks_not_ended'),
        ),
        migrations.AddIndex(
            model_name='promise',
            index=models.Index(condition=models.Q(('status', 'open')), fields=['due_on'], name='promises_open'),
        ),
        migrations.AddField(
            model_name='unmasking',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unmaskings', to='cases.case'),
        ),
        migrations.AddField(
            model_name='unmasking',
            name='department',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.department'),
        ),
        migrations.AddIndex(
            model_name='unmasking',
            index=models.Index(fields=['case', 'principal'], name='unmasking_of_a_person'),
        ),
        migrations.AddConstraint(
            model_name='unmasking',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', models.F('principal')), _negated=True), name='unmasking_answered_by_another', violation_error_message='查看个人信息须由本单位另一人同意。'),
        ),
        migrations.AddConstraint(
            model_name='unmasking',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), models.Q(('decided_at__isnull', False), models.Q(('decided_by', ''), _negated=True)), _connector='OR'), name='unmasking_granted_by_somebody', violation_error_message='没有人同意的申请不能打开。'),
        ),
    ]
