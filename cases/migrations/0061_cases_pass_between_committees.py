
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0060_what_a_court_is_held_to"),
        ('directory', '0007_mediators_have_specialties'),
    ]

    operations = [
        migrations.AlterField(
            model_name='step',
            name='milestone',
            field=models.CharField(blank=True, choices=[('registered', '登记'), ('dispatched', '派单'), ('answered', '答复'), ('handled', '处结'), ('requested', '申请调解'), ('transferred', '移交'), ('accepted', '受理调解'), ('declined', '不予受理'), ('ended_agreed_written', '达成书面协议'), ('ended_agreed_oral', '达成口头协议'), ('ended_failed', '调解不成'), ('ended_withdrawn', '撤回'), ('not_mediated', '未进入调解'), ('effective', '协议生效'), ('varied', '协议变更'), ('confirmed', '司法确认'), ('enforcement_began', '强制执行'), ('performed', '履行完毕'), ('closed', '结案'), ('archived', '归档')], max_length=24),
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ground', models.CharField(choices=[('place', '纠纷发生地、当事人所在地的调委会更便于调解'), ('trade', '属于行业性、专业性调委会的范围'), ('asked', '各方当事人都要求由那里调解'), ('ties', '本会与一方当事人有利害关系'), ('no_mediator', '本会没有合适的调解员')], max_length=20, verbose_name='移交的原因')),
                ('reason', models.CharField(max_length=300, verbose_name='说明')),
                ('agreed_how', models.CharField(max_length=120, verbose_name='当事人怎么同意的')),
                ('papers', models.CharField(max_length=200, verbose_name='移交的材料')),
                ('sent_on', models.DateField(verbose_name='移交日')),
                ('answer', models.CharField(blank=True, choices=[('', '还没有答复'), ('taken', '已接收'), ('returned', '已退回')], default='', max_length=10, verbose_name='答复')),
                ('answered_on', models.DateField(null=True, verbose_name='答复日')),
                ('answer_words', models.CharField(blank=True, default='', max_length=300, verbose_name='答复的内容')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transfers', to='cases.case')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_to', to='directory.committee')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_over', to='directory.committee')),
            ],
            options={
                'verbose_name': '移交',
                'verbose_name_plural': '移交',
                'constraints': [models.UniqueConstraint(condition=models.Q(('answer', '')), fields=('case',), name='one_transfer_waits', violation_error_message='这个案件已经移交，等对方答复。'), models.CheckConstraint(condition=models.Q(('sender', models.F('receiver')), _negated=True), name='transferred_to_another_committee', violation_error_message='不能移交给本会自己。')],
            },
        ),
    ]
