"""Name what a party refused apart: mediation itself, or going on with it.

Why      of a mediation that never began 不愿意继续调解 is not true.
What     one more choice of why mediation ended; no row changes.
Back     nothing to undo; rows with the new reason are then shown by their code.
Cost     none.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0044_shares_are_exact'),
    ]

    operations = [
        migrations.AlterField(
            model_name='case',
            name='end_reason',
            field=models.CharField(blank=True, choices=[('settled_themselves', '自行和解，撤回申请'), ('unreachable', '调解期限内无法与当事人取得联系'), ('unwilling', '一方当事人明确表示不愿意继续调解'), ('refused', '一方当事人明确拒绝调解'), ('gap', '各方分歧较大，无法达成一致'), ('time_over', '调解期限届满，未同意延期'), ('refused_to_sign', '当事人拒绝签字'), ('out_of_scope', '不属受理范围'), ('sham', '涉嫌虚假调解'), ('other', '其他')], max_length=20, verbose_name='终止原因'),
        ),
    ]
