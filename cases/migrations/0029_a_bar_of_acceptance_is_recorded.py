"""What bars the acceptance of a dispute is recorded item by item (若干规定 22).

Why      only a court that already dealt with it was known, and no form recorded even that.
What     an empty bar, and an empty body before which the dispute is or was.
Back     both columns may be dropped; the trail keeps every finding.
Cost     two empty columns, no pass over the rows.
Check    `make consistency`.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cases", "0028_who_acts_and_who_signed"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="bar",
            field=models.CharField(blank=True, choices=[("special_body", "法律、法规规定只能由专门机关处理"), ("forbidden", "法律、法规禁止用民间调解的方式解决"), ("pending", "法院、公安或者其他行政机关已经受理"), ("settled", "法院、公安或者其他行政机关已经解决")], max_length=12, verbose_name="不得受理的情形"),
        ),
        migrations.AddField(
            model_name="case",
            name="bar_body",
            field=models.CharField(blank=True, choices=[("court", "人民法院"), ("procuratorate", "人民检察院"), ("police", "公安机关"), ("petition", "信访部门"), ("other", "其他行政机关")], max_length=14, verbose_name="受理或者解决的机关"),
        ),
    ]
