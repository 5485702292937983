"""Record whether a session was open, as the parties asked.

Why      they may ask that it is held openly, or not (调解法 23).
What     one column of sessions, empty for those on record.
Back     drop it.
Cost     none that grows with the cases.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0066_return_visits_and_successors'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='openness',
            field=models.CharField(blank=True, choices=[('closed', '不公开'), ('open', '公开')], max_length=6, verbose_name='公开还是不公开'),
        ),
    ]
