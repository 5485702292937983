"""Duties not to act, and to tolerate, end with their day; a breach of them is recorded."""

from django.db import migrations, models
from django.db.models import F

LASTING = ("refrain", "tolerate")


def name_their_kind(apps, schema_editor):
    """Name the kind of every duty; the day of one that lasts is that of its end."""
    duties = apps.get_model("cases", "Obligation").objects
    duties.exclude(amount=None).update(kind="money")
    clauses = apps.get_model("cases", "Clause").objects.filter(kind__in=LASTING)
    lasting = duties.filter(amount=None, clause__in=clauses)
    lasting.update(kind="lasting", ends_on=F("due_on"), due_on=None)


def back_to_due_days(apps, schema_editor):
    """The end of a lasting duty as a due day, as it was stored before."""
    duties = apps.get_model("cases", "Obligation").objects
    duties.filter(kind="lasting").update(due_on=F("ends_on"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_a_repeated_request_has_its_day")]

    operations = [
        migrations.AddField(
            model_name="obligation",
            name="kind",
            field=models.CharField(
                choices=[("money", "付款"), ("act", "要做的事"), ("lasting", "要一直守的")],
                default="act",
                max_length=10,
                verbose_name="种类",
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="ends_on",
            field=models.DateField(null=True, verbose_name="到哪天为止"),
        ),
        migrations.RunPython(name_their_kind, back_to_due_days),
    ]
