"""A competent body's notice of rectification needs no case.

Why      a body orders a company to put something right in an estate although nobody complained, and
         inspects it again or lifts its notice (decision 51).
What     two new tables: the notices, and the lines of what happened to each.
Back     drop them.
Cost     none.
Check    nothing compares them: what happened stands in lines that are never rewritten.
"""

import django.db.models.deletion
from django.db import migrations, models

import mediation.clock


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0051_late_matters_are_supervised'),
        ('directory', '0006_changes_leave_a_trail'),
    ]

    operations = [
        migrations.CreateModel(
            name='EstateNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60, verbose_name='文号')),
                ('basis', models.CharField(max_length=200, verbose_name='依据')),
                ('items', models.TextField(verbose_name='整改的事项')),
                ('issued_on', models.DateField(verbose_name='通知书的日期')),
                ('served_on', models.DateField(verbose_name='送达日')),
                ('service', models.CharField(max_length=60, verbose_name='送达方式')),
                ('due_on', models.DateField(verbose_name='整改期限')),
                ('status', models.CharField(choices=[('open', '整改中'), ('passed', '复查合格'), ('lifted', '已撤销')], default='open', max_length=6, verbose_name='状态')),
                ('ended_on', models.DateField(null=True, verbose_name='合格或者撤销的日期')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='estate_notices', to='directory.propertycompany')),
                ('estate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='directory.estate')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='directory.department')),
            ],
            options={
                'verbose_name': '没有案件的整改通知书',
                'verbose_name_plural': '没有案件的整改通知书',
            },
        ),
        migrations.CreateModel(
            name='EstateNoticeEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('served', '送达'), ('failed', '复查不合格'), ('passed', '复查合格'), ('lifted', '撤销')], max_length=6, verbose_name='事项')),
                ('on', models.DateField(verbose_name='日期')),
                ('at', models.DateTimeField(default=mediation.clock.now, verbose_name='登记时间')),
                ('by', models.CharField(max_length=120, verbose_name='登记人')),
                ('principal', models.CharField(max_length=40)),
                ('words', models.TextField(blank=True, verbose_name='情况')),
                ('due_on', models.DateField(null=True, verbose_name='新的期限')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='cases.estatenotice')),
            ],
            options={
                'verbose_name': '整改通知书的经过',
                'verbose_name_plural': '整改通知书的经过',
                'ordering': ['pk'],
            },
        ),
        migrations.AddIndex(
            model_name='estatenotice',
            index=models.Index(condition=models.Q(('status', 'open')), fields=['due_on'], name='estate_notices_open'),
        ),
        migrations.AddConstraint(
            model_name='estatenotice',
            constraint=models.UniqueConstraint(fields=('issued_by', 'number'), name='one_estate_notice_of_a_number', violation_error_message='这个文号的整改通知书已经登记过。'),
        ),
        migrations.AddConstraint(
            model_name='estatenotice',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('served_on')), ('served_on__gte', models.F('issued_on'))), name='estate_notice_is_due_after_its_service', violation_error_message='整改期限要在送达以后，送达要在发出以后。'),
        ),
    ]
