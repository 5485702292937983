"""Let one notice of rectification of a case be open at a time.

Why      an inspection, its passing or its lifting is of the open notice; of two, it could be of the
         wrong one.
What     a partial unique constraint; a second notice is recorded once the first has its result.
Back     drop the constraint; no row changes.
Cost     one index over few rows.
Check    two notices of a case with the status open are refused.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0052_notices_need_no_case")]

    operations = [
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "open")),
                fields=("case",),
                name="one_notice_of_a_case_is_open",
                violation_error_message="一个案件同时只能有一份没有结果的整改通知书。",
            ),
        )
    ]
