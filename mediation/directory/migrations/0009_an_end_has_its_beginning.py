"""Who is away until a day is away since one: the constraint was passed by an empty day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0008_committees_choose_their_visits'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='person',
            name='away_in_order',
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('away_until', None), models.Q(('away_since__isnull', False), ('away_until__gte', models.F('away_since'))), _connector='OR'), name='away_in_order', violation_error_message='到岗的日期不能早于离岗的日期。'),
        ),
    ]
