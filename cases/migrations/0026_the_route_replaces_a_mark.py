"""`court_invited` is part of the route of a case."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_a_case_has_a_route")]

    operations = [migrations.RemoveField(model_name="case", name="court_invited")]
