"""Each party has a request of its own that a mediator withdraw; what is repeated has its answer.

Why      a party could stop a mediation for ever by asking again after each refusal, and one that
         asked without hope kept the others from asking.
What     an outcome for what an earlier decision answers; one undecided request a party.
Back     drop the outcome and put the former constraint back; more than one undecided request
         against a mediator must be decided before.
Cost     the table is read once.
Check    the database refuses a second undecided request of a party against a mediator.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0079_who_acts_has_a_telephone'),
        ('directory', '0009_an_end_has_its_beginning'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='recusal',
            name='one_open_recusal_of_a_mediator',
        ),
        migrations.AlterField(
            model_name='recusal',
            name='outcome',
            field=models.CharField(blank=True, choices=[('', '还没有决定'), ('granted', '同意回避'), ('refused', '驳回申请'), ('waived', '各方都同意不回避'), ('repeated', '同一理由已经决定')], default='', max_length=10, verbose_name='决定'),
        ),
        migrations.AddConstraint(
            model_name='recusal',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('case', 'person', 'party'), name='one_open_recusal_of_a_party', violation_error_message='这一方申请这位调解员回避，已经有一件等决定。'),
        ),
    ]
