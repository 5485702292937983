"""Whether the hidden name of a party is an ordinary word as well.

Why      a list of words cannot know every name: 陈述意见 was rewritten, 高峰说 was not.
What     an empty column of each party; empty means the list, as before.
Back     may be dropped.
Cost     one column.
Check    nothing changes before the office decides of a party.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0040_agreements_end_by_condition'),
    ]

    operations = [
        migrations.AddField(
            model_name='party',
            name='name_in_text',
            field=models.CharField(blank=True, choices=[('', '没有写明（按常用词表）'), ('word', '也是常用词，单独写出时才当姓名'), ('always', '一律当姓名')], max_length=6, verbose_name='保密的姓名写在句子里'),
        ),
    ]
