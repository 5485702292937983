"""Write docs/law.md from the code: `make draw`."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings_test")
django.setup()

from tests.house import law_page

law_page.write()
