"""The work calendar: years, and the days that differ from Monday to Friday."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='年')),
                ('status', models.CharField(choices=[('known', '已公布'), ('empty', '未公布')], max_length=6, verbose_name='状态')),
                ('stamp', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='版本')),
            ],
            options={
                'verbose_name': '日历年份',
                'verbose_name_plural': '日历年份',
                'ordering': ['year'],
            },
        ),
        migrations.CreateModel(
            name='WorkCalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='日期')),
                ('kind', models.CharField(choices=[('off', '放假'), ('work', '调休上班')], max_length=4, verbose_name='种类')),
                ('name', models.CharField(blank=True, max_length=30, verbose_name='名称')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='依据')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='workdays.calendaryear')),
            ],
            options={
                'verbose_name': '工作日历',
                'verbose_name_plural': '工作日历',
                'ordering': ['day'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['off', 'work'])), name='calendar_day_is_off_or_worked', violation_error_message='日历上的一天要么放假，要么调休上班。')],
            },
        ),
    ]
