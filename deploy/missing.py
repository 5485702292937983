"""Print what the database lacks: "tables" (migrations not applied), "demo" (if DEMO=1)."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
django.setup()

from django.conf import settings  # noqa: E402 -- needs the set-up
from django.db import connection  # noqa: E402 -- needs the set-up
from django.db.migrations.executor import MigrationExecutor  # noqa: E402 -- needs the set-up

from cases.demo import logins  # noqa: E402 -- needs the set-up


def missing() -> str:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "tables"
    return "demo" if settings.DEMO and not logins.is_whole() else ""


print(missing())
