"""Who is entitled to a case and until when, computed from the records alone.

The door keeps `CaseAccess` equal to it; `check_consistency` recomputes it.
"""

from django.db import models
from django.db.models import Q

from cases.functions import ROWS, row_of
from mediation import clock
from mediation.accounts.actor import principal_of
from mediation.directory.models import Function, Post

from .rows import CaseAccess


def entitled(case, functions=None) -> dict[tuple[str, str], object]:
    """The admissions to the case: {(principal, function): last day or None}.

    With `functions`, only the admissions in those functions.
    """
    admitted: dict[tuple[str, str], object] = {}
    rows = ONE_BY_ONE if functions is None else map(row_of, functions)
    for row in rows:
        admitted |= WAYS[row.admission](case)
    return admitted


def mediators(case):
    """The mediator of the case and those with whom it is shared."""
    rows = case.assignments.filter(until=None).values_list("person_id", flat=True)
    people = set(rows) | ({case.mediator_id} if case.mediator_id else set())
    return {(principal_of(pk), Function.MEDIATOR.value): None for pk in people}


def company_people(case):
    """The company's people for the estate; a company that no longer manages it only as a party."""
    last_days = {}
    parties = set(
        case.parties.filter(company__isnull=False, released_on=None).values_list(
            "company_id", flat=True
        )
    )
    for company_id in parties | ({case.company_id} if case.company_id else set()):
        until, managed = None, True
        if company_id not in parties and case.estate_id is not None:
            until, managed = _managed_until(case, company_id)
        for post in _company_posts(company_id, case) if managed else ():
            last = _earlier(until, post.until)
            last_days[principal_of(post.person_id), Function.COMPANY.value] = last
    return last_days


def _managed_until(case, company_id):
    """The last day the company manages the estate (None: no end), and whether it ever did."""
    days = [one.until for one in case.sheet.managements if one.company_id == company_id]
    return (None if None in days else max(days, default=None)), bool(days)


def _posts(**where):
    """Posts in force or to come, the longest of a person's posts last."""
    return (
        Post.objects.filter(**where)
        .filter(Q(until=None) | Q(until__gte=clock.today()))
        .order_by(models.F("until").asc(nulls_last=True), "pk")
    )


def _company_posts(company_id, case):
    """The company's posts for all its estates, or for this one."""
    return _posts(company_id=company_id).filter(Q(estates=None) | Q(estates=case.estate_id or 0))


def _earlier(one, other):
    days = [day for day in (one, other) if day is not None]
    return min(days, default=None)


def court_people(case):
    """People of the courts to which the committee sent papers; none of a suit of the parties."""
    courts = {
        p.court_id
        for p in case.proceedings.exclude(status="preparing")
        if p.court_id and p.sent_on is not None
    }
    return {
        (principal_of(post.person_id), Function.COURT.value): post.until
        for court_id in courts
        for post in _posts(court_id=court_id)
    }


def link_holders(case):
    """The holders of links that were not revoked, for parties still in the dispute."""
    links = case.links.filter(revoked_at=None, party__released_on=None)
    return {(link.principal, Function.RESIDENT.value): link.expires_on for link in links}


ONE_BY_ONE = tuple(row for row in ROWS if row.admission)
WAYS = {way.__name__: way for way in (mediators, company_people, court_people, link_holders)}


def update_access_rows(case, functions=None):
    """Make the access rows of a case equal to `entitled`; writes only the differences."""
    wanted = entitled(case, functions)
    rows = case.admissions.filter(function__in=functions or [row.function for row in ONE_BY_ONE])
    have = {(row.principal, row.function): row for row in rows}
    gone = [row.pk for key, row in have.items() if key not in wanted]
    if gone:
        CaseAccess.objects.filter(pk__in=gone).delete()
    CaseAccess.objects.bulk_create(
        CaseAccess(case=case, principal=key[0], function=key[1], until=until)
        for key, until in wanted.items()
        if key not in have
    )
    for key, until in wanted.items():
        if key in have and have[key].until != until:
            CaseAccess.objects.filter(pk=have[key].pk).update(until=until)
