"""What a change of posts or of management takes away, at once and for all cases.

A bound from above, in a few statements: nobody keeps a row that no post of theirs can carry, nor a
last day behind that of their posts. Recounting (`recounting.py`) makes the rows exact; it alone
gives.
"""

from functools import reduce
from operator import or_

from django.db.models import Q

from cases.access.rows import CaseAccess
from cases.functions import row_of
from cases.models import Case
from mediation import clock
from mediation.accounts.actor import principal_of
from mediation.accounts.functions import body_of
from mediation.directory.models import EstateManagement, Function, Post


def from_person(person: int, function: str) -> None:
    """Take the rows of one person that none of their posts in this function can carry."""
    rows = CaseAccess.objects.filter(principal=principal_of(person), function=function)
    posts = _living().filter(person=person, function=function).prefetch_related("estates")
    covered = [_covered_by(post) for post in posts]
    if covered:
        rows.exclude(case__in=Case.objects.filter(reduce(or_, covered))).delete()
        _end_by(rows, [post.until for post in posts])
    else:
        rows.delete()


def _living():
    """Posts in force or to come."""
    return Post.objects.filter(Q(until=None) | Q(until__gte=clock.today()))


def _covered_by(post) -> Q:
    """The cases a post may carry: of its body, and of its estates if it names some."""
    body, estates = body_of(post), [estate.pk for estate in post.estates.all()]
    stakes = (Q(**{stake: body}) for stake in row_of(post.function).stakes)
    return reduce(or_, stakes) & (Q(estate__in=estates) if estates else Q())


def _end_by(rows, days) -> None:
    """Let no row last longer than the last of these days; None is no end."""
    if days and None not in days:
        last = max(days)
        rows.filter(Q(until=None) | Q(until__gt=last)).update(until=last)


def from_company(company: int, estate: int) -> None:
    """Take the rows of a company's people in an estate it manages no longer, or not so long.

    Cases to which a company is a party are left to the recount: their rows rest on that.
    """
    managed = EstateManagement.objects.filter(estate=estate, company=company)
    days = list(managed.values_list("until", flat=True))
    people = Post.objects.filter(company=company).values_list("person", flat=True).distinct()
    cases = Case.objects.filter(estate=estate, company=company)
    rows = CaseAccess.objects.filter(
        function=Function.COMPANY,
        principal__in=[principal_of(person) for person in people],
        case__in=cases.exclude(parties__company__isnull=False, parties__released_on=None),
    )
    if days:
        _end_by(rows, days)
    else:
        rows.delete()
