"""A number that a ledger begins again every year is told apart by its year; a committee's words
are kept for its next ledger.

Existing cases: none is told apart by a year (0), so the constraint holds as before.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0023_a_clause_may_be_tied"),
        ('directory', '0003_name_companies_for_short'),
    ]

    operations = [
        migrations.CreateModel(
            name='LedgerAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(max_length=12)),
                ('column', models.CharField(blank=True, max_length=20)),
                ('written', models.CharField(max_length=120, verbose_name='原文')),
                ('meaning', models.CharField(max_length=120, verbose_name='所指')),
            ],
            options={
                'verbose_name': '台账用语',
                'verbose_name_plural': '台账用语',
            },
        ),
        migrations.RemoveConstraint(
            model_name='case',
            name='recorded_number_once_per_committee',
        ),
        migrations.AddField(
            model_name='case',
            name='recorded_year',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='原编号年份'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('recorded_number', ''), _negated=True), fields=('committee', 'recorded_number', 'recorded_year'), name='recorded_number_once_per_committee', violation_error_message='本调委会已有同一原编号的案件。'),
        ),
        migrations.AddField(
            model_name='ledgeranswer',
            name='committee',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='directory.committee'),
        ),
        migrations.AddConstraint(
            model_name='ledgeranswer',
            constraint=models.UniqueConstraint(fields=('committee', 'section', 'column', 'written'), name='one_answer_for_each_word_of_a_ledger', violation_error_message='这个词语已经有对应。'),
        ),
    ]
