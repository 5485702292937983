"""Note when the daily run was made last, by which a clock that jumped ahead is noticed.

Why      a run under a clock months ahead wrote lapses and defaults nobody can take back.
What     an empty table of one row; the next daily run writes it.
Back     the table is dropped.
Cost     none.
Check    `manage.py doctor`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0089_items_of_a_paper'),
    ]

    operations = [
        migrations.CreateModel(
            name='DailyRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='最近一次')),
            ],
            options={
                'verbose_name': '每日运行',
                'verbose_name_plural': '每日运行',
            },
        ),
    ]
