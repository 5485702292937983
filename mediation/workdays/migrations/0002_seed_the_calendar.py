"""Seed the work calendar 2019–2026.

Why      deadlines count on it from the first day.
What     days off and make-up days of the yearly State Council notices (the shipped file).
Back     the seeded years go, with their days; years imported later stay.
Cost     eight years, three hundred days.
Check    `manage.py doctor` names the years that are known.
"""

import json
from datetime import date
from pathlib import Path
from uuid import uuid4

from django.db import migrations

FILE = Path(__file__).resolve().parent.parent / "data" / "2019-2026.json"
YEARS = range(2019, 2027)


def seed(apps, editor):
    """Write the days and mark the years known."""
    day_model = apps.get_model("workdays", "WorkCalendarDay")
    year_model = apps.get_model("workdays", "CalendarYear")
    for data in json.loads(FILE.read_text(encoding="utf-8")):
        year = year_model.objects.create(year=data["year"], status="known", stamp=uuid4())
        day_model.objects.bulk_create(
            day_model(
                day=date.fromisoformat(row["date"]),
                kind="off" if row["isOffDay"] else "work",
                name=row["name"],
                source="；".join(data["papers"]),
                notice=year,
            )
            for row in data["days"]
        )


def clear(apps, editor):
    """Remove what was seeded."""
    apps.get_model("workdays", "CalendarYear").objects.filter(year__in=YEARS).delete()


class Migration(migrations.Migration):
    dependencies = [("workdays", "0001_initial")]
    operations = [migrations.RunPython(seed, clear)]
