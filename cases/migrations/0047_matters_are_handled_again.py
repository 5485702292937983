"""Matters handled again: sent back, disputed, given time, reviewed, joined, put right by notice.

Why      a matter may be sent back once, reviewed once, settled on the spot, joined to a lead case,
         or put right under a notice; after a review only the ratings of the last answer count.
What     new tables of notices and inspections; empty columns of dispatches, ratings and cases; an
         answer may have no dispatch.
Back     drop them; answers without a dispatch would have to go first.
Cost     one empty column of each case and rating, four of each dispatch.
Check    `make consistency`.
"""

import django.db.models.deletion
from django.db import migrations, models


def note_who_filed(apps, schema_editor):
    """Whoever filed a dossier cannot open it again alone; their line on the trail says who."""
    Case, Step = apps.get_model("cases", "Case"), apps.get_model("cases", "Step")
    filing = Step.objects.filter(case=models.OuterRef("pk"), name="archive").order_by("-seq")
    filed = models.Subquery(filing.values("principal")[:1])
    archived = Case.objects.filter(status="archived", trail__name="archive")
    Case.objects.filter(pk__in=archived.values("pk")).update(filed_by=filed)


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0046_channels_say_the_estates_page'),
        ('directory', '0006_changes_leave_a_trail'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='filed_by',
            field=models.CharField(blank=True, default='', max_length=40, verbose_name='归档人'),
        ),
        migrations.RunPython(note_who_filed, migrations.RunPython.noop),
        migrations.AddField(
            model_name='case',
            name='lead',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined_cases', to='cases.case'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='decided_by',
            field=models.CharField(blank=True, max_length=60, verbose_name='确定承办单位的机关'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='decision_number',
            field=models.CharField(blank=True, max_length=60, verbose_name='确定承办单位的文号'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='disputed_on',
            field=models.DateField(null=True, verbose_name='提请确定承办单位'),
        ),
        migrations.AddField(
            model_name='dispatch',
            name='time_asked_until',
            field=models.DateField(null=True, verbose_name='申请延到'),
        ),
        migrations.AddField(
            model_name='rating',
            name='answer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='cases.answer'),
        ),
        migrations.AlterField(
            model_name='answer',
            name='dispatch',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='cases.dispatch'),
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60, verbose_name='文号')),
                ('basis', models.CharField(max_length=200, verbose_name='依据')),
                ('items', models.TextField(verbose_name='整改的事项')),
                ('issued_on', models.DateField(verbose_name='通知书的日期')),
                ('served_on', models.DateField(verbose_name='送达日')),
                ('service', models.CharField(blank=True, max_length=60, verbose_name='送达方式')),
                ('due_on', models.DateField(verbose_name='整改期限')),
                ('status', models.CharField(choices=[('open', '整改中'), ('passed', '复查合格'), ('lifted', '已撤销')], default='open', max_length=50, verbose_name='状态')),
                ('ended_on', models.DateField(null=True, verbose_name='合格或者撤销的日期')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cases.case')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='directory.propertycompany')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='directory.department')),
            ],
            options={
                'verbose_name': '整改通知书',
                'verbose_name_plural': '整改通知书',
            },
        ),
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='复查日')),
                ('findings', models.TextField(verbose_name='复查的情况')),
                ('inspected_by', models.CharField(max_length=60, verbose_name='谁复查的')),
                ('passed', models.BooleanField(verbose_name='合格')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inspections', to='cases.notice')),
            ],
            options={
                'verbose_name': '复查',
                'verbose_name_plural': '复查',
            },
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('served_on')), ('served_on__gte', models.F('issued_on'))), name='notice_is_due_after_its_service', violation_error_message='整改的最后一天要晚于送达的那天，送达不能早于发出。'),
        ),
    ]
