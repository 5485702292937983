"""A right-holder who asks the committee again interrupts limitation again (时效规定 12).

Why      only the first day was kept, and the nature of a claim not at all, by which limitation
         applies to it or does not (民法典 196).
What     an empty day beside the first one, and an empty nature of each claim.
Back     both columns may be dropped; the trail keeps every request.
Cost     two empty columns and a check, no pass over the rows.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0019_a_line_covers_the_records_it_wrote"),
        ("directory", "0003_name_companies_for_short"),
    ]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="nature",
            field=models.CharField(blank=True, choices=[("debt", "付款、赔偿、修理、履行"), ("stop", "停止侵害、排除妨碍、消除危险"), ("return", "返还不动产"), ("exempt", "依法不适用诉讼时效的其他请求")], max_length=8, verbose_name="性质"),
        ),
        migrations.AddField(
            model_name="party",
            name="asked_again_on",
            field=models.DateField(null=True, verbose_name="最近再次请求日"),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(condition=models.Q(("asked_again_on", None), ("asked_again_on__gt", models.F("asked_on")), _connector="OR"), name="asked_again_after_the_first_time", violation_error_message="再次请求的日子要晚于第一次。"),
        ),
    ]
