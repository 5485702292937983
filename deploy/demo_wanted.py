"""Say "wanted" when this is a demo (DEMO=1) whose database has no demo yet."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
django.setup()

from django.conf import settings  # noqa: E402 -- needs the set-up
from django.contrib.auth import get_user_model  # noqa: E402 -- needs the set-up

there = not settings.DEMO or (
    get_user_model().objects.filter(demo=True).exists()
    and (settings.VAR / "demo-logins.json").exists()
)
print("there" if there else "wanted")
