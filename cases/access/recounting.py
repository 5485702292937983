"""Making the access rows of many cases equal to what the records say, case by case.

Each case is one transaction under its lock, as an act takes it, in the order of their keys. The
first `AT_ONCE` cases are done by the caller; the others by a task, in parts of as many, that
`manage.py work` or the next `run_due` carries out. A part may be done twice or killed: rows are
written only where they differ.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from cases.access import entitlement
from cases.functions import row_of
from cases.models import Case
from mediation import clock
from mediation.directory.models import Function

AT_ONCE = 50
LEASE = timedelta(minutes=2)  # a part takes seconds; one that takes longer has died
KEPT_FOR = timedelta(days=7)

Scope = Mapping[str, int]  # {"estate": key} or {"body": key}


def cases_of(function: str, scope: Scope):
    """The cases of an estate, or in which a body has a part that gives its people the function."""
    if "estate" in scope:
        return Case.objects.filter(estate=scope["estate"])
    stakes = (Q(**{stake: scope["body"]}) for stake in row_of(function).stakes)
    return Case.objects.filter(reduce(or_, stakes))


def recount(function: str, scope: Scope, after: int = 0) -> None:
    """Recount the next cases behind this key, and leave what is left to a task."""
    rows = cases_of(function, scope).filter(pk__gt=after).order_by("pk")
    keys = list(rows.values_list("pk", flat=True).distinct()[:AT_ONCE])
    for key in keys:
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).get(pk=key)
            entitlement.update_access_rows(case, {Function(function)})
    if len(keys) == AT_ONCE:
        recount_further.enqueue(function, dict(scope), keys[-1])


@task()
def recount_further(function: str, scope: Scope, after: int) -> None:
    """The task: the next part."""
    recount(function, scope, after)


def outstanding():
    """The parts that nobody has done yet."""
    return DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL)


def give_again() -> int:
    """Give parts that died or failed to the next worker; returns how many."""
    since = clock.now() - LEASE
    died = Q(status=TaskResultStatus.RUNNING, started_at__lt=since)
    failed = Q(status=TaskResultStatus.FAILED, finished_at__lt=since)
    return DBTaskResult.objects.filter(died | failed).update(status=TaskResultStatus.READY)


def forget_done() -> None:
    """Delete the rows of parts that were done long ago."""
    done = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL)
    done.filter(finished_at__lt=clock.now() - KEPT_FOR).delete()
