"""A clock that an earlier payment ended stands as ended on the day it began.

Why      the first version started the two years (K16) from the day a debt was due and ended them
         on the day it had been paid, which may lie before; every list of days then contradicts
         itself, and `check_consistency` says so.
What     where the end lies before the start, the end is the start, as the door writes it since.
         No start and no last day is touched.
Back     nothing: the earlier day says nothing that the trail does not say.
Cost     one look at the clocks.
"""

from django.db import migrations
from django.db.models import F


def end_on_the_first_day(apps, schema_editor):
    clocks = apps.get_model("cases", "Clock").objects.using(schema_editor.connection.alias)
    clocks.filter(ended_on__lt=F("started_on")).update(ended_on=F("started_on"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_a_court_receives_an_application")]

    operations = [migrations.RunPython(end_on_the_first_day, migrations.RunPython.noop)]
