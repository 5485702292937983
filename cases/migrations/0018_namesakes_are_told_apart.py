"""Write at parties of one name in one case what tells them apart.

Why      papers, lists and the trail said 王某赔偿王某 where both parties have that name.
What     role, else dwelling or address, else side, else the order of entry; only at namesakes.
Back     the column goes; nothing else was changed.
Cost     one pass over the names of all parties, one update per namesake; no lock on other tables.
Check    `check_consistency` compares every party's words with its records.
"""

from itertools import groupby
from operator import attrgetter

from django.db import migrations, models

from cases.words.namesakes import distinctions
from cases.words.written_names import normalized_name

NAMED = ("case_id", "name")


def tell_namesakes_apart(apps, schema_editor):
    parties = apps.get_model("cases", "Party").objects
    for case in list(_with_namesakes(parties)):
        _write(parties.filter(case=case).select_related("dwelling"))


def _with_namesakes(parties):
    rows = parties.order_by("case_id").values_list(*NAMED).iterator()
    for case, group in groupby(rows, key=lambda row: row[0]):
        names = [normalized_name(name) for _, name in group]
        if len(set(names)) < len(names):
            yield case


def _write(parties):
    described = [
        (one.name, one.get_role_display(), _home(one), one.side)
        for one in sorted(parties, key=attrgetter("pk"))
    ]
    for party, distinction in zip(parties, distinctions(described), strict=True):
        if distinction:
            party.distinction = distinction
            party.save(update_fields=["distinction"])


def _home(party):
    home = party.dwelling
    return f"{home.building}{home.room}" if home else party.address


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_a_clock_ends_no_earlier_than_it_starts")]

    operations = [
        migrations.AddField(
            "party",
            "distinction",
            models.CharField("与同名当事人的区别", max_length=300, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(tell_namesakes_apart, migrations.RunPython.noop),
    ]
