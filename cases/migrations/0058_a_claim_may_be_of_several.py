"""Let several people make a claim together, or meet one, and keep its ratio exactly.

Why      co-owners ask, and are asked, together; a third is no number of ten-thousandths.
What     how several share, a row for each of them, and parts out of a whole in the place of
         ten-thousandths, which 0059 removes.
Back     the former column is filled again where the ratio is one in 1/10,000.
Cost     one transaction for each case with a claim by ratio.
Check    `make consistency`.
"""

import django.db.models.deletion
from django.db import migrations, models

from cases.consistency.redigesting import Rewrite, rewrite

THIS = '0058_a_claim_may_be_of_several'


def move_ratio(claim):
    claim.ratio = claim.ratio_bp


def forwards(apps, schema_editor):
    by_ratio = models.Q(ratio_bp__isnull=False)
    told = '请求的比例改按分数保存'
    rewrite(apps, Rewrite(THIS, 'claim', move_ratio, told, by_ratio, leaving=('ratio_bp',)))


def back(apps, schema_editor):
    claims = apps.get_model('cases', 'Claim').objects.filter(ratio__isnull=False, out_of=None)
    claims.update(ratio_bp=models.F('ratio'))


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0057_a_court_sends_its_referrals'),
    ]

    operations = [
        migrations.AddField(
            model_name='claim',
            name='entitlement',
            field=models.CharField(blank=True, choices=[('joint', '连带：其中任何一人都可以要全部'), ('equal', '按份：每人得一样多'), ('shares', '按份：每人得写明的一份'), ('undivided', '共同的，没有分份额')], max_length=10, verbose_name='几个人怎么得'),
        ),
        migrations.AddField(
            model_name='claim',
            name='liability',
            field=models.CharField(blank=True, choices=[('joint', '连带：可以要其中任何一人承担全部'), ('equal', '按份：每人承担一样多'), ('shares', '按份：每人承担写明的一份'), ('undivided', '一起承担，没有分份额')], max_length=10, verbose_name='几个人怎么承担'),
        ),
        migrations.AddField(
            model_name='claim',
            name='out_of',
            field=models.PositiveIntegerField(null=True, verbose_name='比例的分母'),
        ),
        migrations.AddField(
            model_name='claim',
            name='ratio',
            field=models.PositiveIntegerField(null=True, verbose_name='比例'),
        ),
        migrations.CreateModel(
            name='ClaimParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('from', '请求的人'), ('to', '被请求的人')], max_length=4, verbose_name='哪一边')),
                ('amount', models.BigIntegerField(null=True, verbose_name='份额（分）')),
                ('ratio', models.PositiveIntegerField(null=True, verbose_name='份额（分子；没有分母的为万分之几）')),
                ('out_of', models.PositiveIntegerField(null=True, verbose_name='份额（分母）')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='cases.claim')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joint_claims', to='cases.party')),
            ],
            options={
                'verbose_name': '共同请求的当事人',
                'verbose_name_plural': '共同请求的当事人',
                'constraints': [models.UniqueConstraint(fields=('claim', 'party'), name='claim_party_once', violation_error_message='同一位当事人在一项请求里只写一次。'), models.CheckConstraint(condition=models.Q(('amount', None), models.Q(('amount__gt', 0), ('ratio', None)), _connector='OR'), name='claim_share_is_a_sum_or_a_ratio', violation_error_message='份额写金额，或者写百分之几，要大于零。')],
            },
        ),
        migrations.RunPython(forwards, back),
    ]
