"""Give every company without a short name the one its full name yields.

Why      desks, lists and titles show companies by a short name; the full one takes three lines.
What     short_name where it is empty and no other company would be called the same.
Back     nothing to undo: the names stay, the column is older than this file.
Cost     one pass over the companies; there are dozens.
Check    a desk shows 安邻物业 for 安邻物业服务有限公司.
"""

from collections import Counter

from django.db import migrations

from mediation.directory.short_names import short_form


def name_companies(apps, schema_editor):
    company = apps.get_model("directory", "PropertyCompany")
    rows = list(company.objects.order_by("pk"))
    wished = {row.pk: row.short_name or short_form(row.name) for row in rows}
    wanted_by = Counter(wished.values())
    for row in rows:
        if not row.short_name and wished[row.pk] and wanted_by[wished[row.pk]] == 1:
            row.short_name = wished[row.pk]
            row.save(update_fields=["short_name"])


class Migration(migrations.Migration):

    dependencies = [("directory", "0002_departments_oversee_places")]

    operations = [migrations.RunPython(name_companies, migrations.RunPython.noop)]
