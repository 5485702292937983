"""A department may oversee a district or a street, and people may hold posts in it.

Why      housing, justice and street offices see the cases of their place (decision 0017).
What     kind and street of a department, the department of a post; no row changes.
Back     the columns go.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='post',
            name='post_has_the_body_of_its_function',
        ),
        migrations.AddField(
            model_name='department',
            name='kind',
            field=models.CharField(choices=[('housing', '住建部门'), ('justice', '司法行政部门'), ('street', '街道办事处'), ('other', '其他部门')], default='other', max_length=10, verbose_name='类别'),
        ),
        migrations.AddField(
            model_name='department',
            name='street',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='directory.street'),
        ),
        migrations.AddField(
            model_name='post',
            name='department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='directory.department'),
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'street'), ('street__isnull', False)), models.Q(models.Q(('kind', 'street'), _negated=True), ('street', None)), _connector='OR'), name='street_office_has_its_street', violation_error_message='街道办事处须写明所在街道，其他部门不写街道。'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('committee__isnull', False), ('function__in', ['mediator', 'office'])), models.Q(('company__isnull', False), ('function', 'company')), models.Q(('court__isnull', False), ('function', 'court')), models.Q(('department__isnull', False), ('function', 'supervisor')), ('function__in', ['grid', 'admin']), _connector='OR'), name='post_has_the_body_of_its_function', violation_error_message='任职须写明所在单位。'),
        ),
    ]
