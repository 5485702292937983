"""A ruling is named by its paper; a dismissed confirmation by its ground (民诉法解释 358).

The label of a confirmed outcome and of the channel change with their words; no row is rewritten.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0029_a_bar_of_acceptance_is_recorded"),
    ]

    operations = [
        migrations.AddField(
            model_name='proceeding',
            name='ground',
            field=models.CharField(blank=True, choices=[('against_law', '违反法律强制性规定'), ('harm', '损害国家利益、社会公共利益或者他人合法权益'), ('morals', '违背公序良俗'), ('involuntary', '违反自愿原则'), ('unclear', '内容不明确'), ('other', '其他不能确认的情形')], max_length=12, verbose_name='驳回的情形'),
        ),
        migrations.AddField(
            model_name='proceeding',
            name='ruling',
            field=models.CharField(blank=True, max_length=80, verbose_name='文书名称、文号'),
        ),
        migrations.AlterField(
            model_name='case',
            name='channel',
            field=models.CharField(choices=[('window', '窗口来访'), ('phone', '电话'), ('estate_page', '小区二维码'), ('on_the_spot', '当场发现'), ('grid', '网格上报'), ('hotline', '12345'), ('housing', '住建移送'), ('police', '公安移送'), ('court', '法院移送'), ('petition', '信访'), ('community', '街道社区'), ('company', '物业公司报送'), ('owners', '业委会报送'), ('visit', '走访夜访'), ('ledger', '台账导入'), ('other', '其他')], max_length=14, verbose_name='来件渠道'),
        ),
        migrations.AlterField(
            model_name='proceeding',
            name='outcome',
            field=models.CharField(blank=True, choices=[('confirmed', '裁定调解协议有效'), ('dismissed', '裁定驳回'), ('paid', '执行完毕'), ('settled', '执行和解'), ('ended', '终结本次执行')], max_length=20, verbose_name='结果'),
        ),
    ]
