"""The demo, built once per module and rolled back afterwards."""

import json
from contextlib import contextmanager
from io import StringIO

from django.conf import settings
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count
from django.test import RequestFactory, override_settings

from cases.demo.logins import FILE
from cases.models import Case


@contextmanager
def built(blocker, *arguments):
    """The command's output; everything it wrote is rolled back in the end."""
    output = StringIO()
    with blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        call_command("demo", *arguments, stdout=output)
        yield output
        transaction.set_rollback(True)
    (settings.VAR / FILE).unlink(missing_ok=True)


def wanan():
    return Case.objects.filter(committee__code="WA")


def shuangyang():
    return Case.objects.filter(committee__code="SY")


def ended(milestone):
    return wanan().filter(trail__milestone=milestone)


def count_by(cases, *columns):
    return dict(cases.order_by().values_list(*columns).annotate(Count("pk")))


def list_of_logins():
    """The list of log-ins, a line each."""
    return json.loads((settings.VAR / FILE).read_text())


def who_signs_in(row):
    """The user whom the name and password of a line of the list sign in."""
    request = RequestFactory().post("/login/")
    return authenticate(request, username=row["username"], password=row["password"])
