from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_a_clock_knows_how_long_it_stood_still")]

    operations = [migrations.RenameField("step", "said", "sentence")]
