"""Changes of other posts, and of companies, leave a trail.

Why      what recusal rests on could be changed, and a wrong post not be deleted, without a trace.
What     a table of changes: who, when, before, after, and why.
Back     may be dropped; the posts and companies stay.
Cost     one empty table.
Check    nothing to check: earlier changes are not known.
"""

import django.db.models.deletion
from django.db import migrations, models

import mediation.clock


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0005_ties_of_people_are_known'),
    ]

    operations = [
        migrations.CreateModel(
            name='DirectoryChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=mediation.clock.now, verbose_name='时间')),
                ('by', models.CharField(max_length=60, verbose_name='经手人')),
                ('principal', models.CharField(max_length=60)),
                ('before', models.CharField(blank=True, max_length=400, verbose_name='原来')),
                ('after', models.CharField(blank=True, max_length=400, verbose_name='现在')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='原因')),
                ('company', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='directory.propertycompany')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='directory.person')),
            ],
            options={
                'verbose_name': '人员与公司的更改',
                'verbose_name_plural': '人员与公司的更改',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('company__isnull', False), ('person', None)), models.Q(('company', None), ('person__isnull', False)), _connector='OR'), name='change_is_of_a_person_or_a_company', violation_error_message='更改要写明是谁的，或者哪家公司的。')],
            },
        ),
    ]
