"""What ended has its day, what goes on has its beginning, and nobody agreed to less than nothing.

Why      a transfer could be answered, a recusal decided, a settlement ended without a day, and the
         sums of members could be negative: only forms kept them from it. Two constraints were
         passed by an empty day.
What     constraints on those records, with their sentences.
Back     drop them.
Cost     each table is read once.
Check    the database refuses such a row.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0072_notices_are_sealed'),
        ('directory', '0009_an_end_has_its_beginning'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='case',
            name='arose_in_order',
        ),
        migrations.RemoveConstraint(
            model_name='groupmember',
            name='member_amount_not_negative',
        ),
        migrations.RemoveConstraint(
            model_name='party',
            name='asked_again_after_the_first_time',
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('arose_until', None), models.Q(('arose_on__isnull', False), ('arose_until__gte', models.F('arose_on'))), _connector='OR'), name='arose_in_order', violation_error_message='纠纷持续到的日子不能早于开始的日子。'),
        ),
        migrations.AddConstraint(
            model_name='groupmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), models.Q(('agreed_amount', None), ('agreed_amount__gte', 0), _connector='OR'), models.Q(('bound_for', None), ('bound_for__gte', 0), _connector='OR')), name='member_amount_not_negative', violation_error_message='成员的金额不能是负数。'),
        ),
        migrations.AddConstraint(
            model_name='groupmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'not'), _negated=True), ('agreed_amount', None), _connector='OR'), name='no_sum_of_a_member_who_did_not_agree', violation_error_message='没有谈成的成员没有谈定的金额。'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(('asked_again_on', None), models.Q(('asked_again_on__gt', models.F('asked_on')), ('asked_on__isnull', False)), _connector='OR'), name='asked_again_after_the_first_time', violation_error_message='再次请求的日子要晚于第一次。'),
        ),
        migrations.AddConstraint(
            model_name='recusal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_on', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('decided_on__gte', models.F('asked_on')), ('decided_on__isnull', False)), _connector='OR'), name='recusal_is_decided_on_a_day', violation_error_message='回避的决定要写明日期，不能早于申请的那天。'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('on')), models.Q(models.Q(('ended_on', None), ('status', 'open')), models.Q(models.Q(('status', 'open'), _negated=True), ('ended_on__gte', models.F('on')), ('ended_on__isnull', False)), _connector='OR')), name='settlement_ends_on_a_day', violation_error_message='和解结束要写明日期，最后一天、结束的日期不能早于达成的那天。'),
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__gte', models.F('sent_on')), ('answered_on__isnull', False)), _connector='OR'), name='transfer_is_answered_on_a_day', violation_error_message='移交的答复要写明日期，不能早于移交的那天。'),
        ),
    ]
