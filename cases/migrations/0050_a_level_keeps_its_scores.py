"""The level of a case keeps the three scores that make it.

Why      the level decides who leads and how long an answer may take, so its arithmetic is shown, and
         a matter that nobody graded is told apart from one of the least level (decision 49).
What     three empty columns of cases, filled together; earlier levels stay without scores.
Back     drop them.
Cost     three empty columns, one pass to check the constraint.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0049_duties_are_let_off'),
        ('directory', '0006_changes_leave_a_trail'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='extent',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='影响范围'),
        ),
        migrations.AddField(
            model_name='case',
            name='harm',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='危害程度'),
        ),
        migrations.AddField(
            model_name='case',
            name='nature',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='事件性质'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('extent', None), ('harm', None), ('nature', None)), models.Q(('extent__isnull', False), ('harm__isnull', False), ('nature__isnull', False), ('extent__range', (1, 3)), ('harm__range', (1, 3)), ('nature__range', (1, 3))), _connector='OR'), name='scores_of_the_level_together', violation_error_message='事件性质、影响范围、危害程度要一起定。'),
        ),
    ]
