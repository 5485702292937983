"""Access rows: exactly those that the records of the cases entitle.

Computed like `access.entitled`, but for many cases at once; a test compares the two.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from cases.access import recounting
from cases.models import Assignment, CaseAccess, Link, Party, Proceeding
from mediation import clock
from mediation.accounts.actor import principal_of
from mediation.directory.models import EstateManagement, Function, Post

from .fault import Fault, by_case


def faults(cases) -> Iterator[Fault]:
    """Parties that admit a company without being one, and rows that differ from the entitled."""
    yield from _companies_that_are_none(cases)
    yield from _rows(cases)


def _companies_that_are_none(cases) -> Iterator[Fault]:
    numbers = {case.pk: case.number for case in cases}
    linked = Party.objects.filter(case__in=cases, company__isnull=False)
    for party in linked.exclude(kind=Party.Kind.ORGANISATION).order_by("pk"):
        kind = party.get_kind_display()
        what = f"第{party.pk}号当事人登记为“{kind}”，却连着物业公司，这家公司因此能看到本案。"
        yield Fault(numbers[party.case_id], what)


def _rows(cases) -> Iterator[Fault]:
    """Rows that are surplus, missing or have another last day; expired rows admit nobody.

    While a recount is outstanding, nobody lacks a row: it may still be given.
    """
    today, wanted = clock.today(), entitled(cases)
    rows = by_case(CaseAccess.objects.filter(case__in=cases))
    for case in cases:
        kept = {(row.principal, row.function): row.until for row in rows[case.pk]}
        have, due = _in_force(kept, today), _in_force(wanted[case.pk], today)
        if due.keys() - have.keys() and recounting.outstanding().exists():
            due = {who: until for who, until in due.items() if who in have}
        for what in _differences(have, due):
            yield Fault(case.number, what)


def _in_force(admitted, today) -> dict:
    return {who: until for who, until in admitted.items() if until is None or until >= today}


def _differences(kept, wanted) -> Iterator[str]:
    for who in sorted(kept.keys() | wanted.keys()):
        name = " ".join(who)
        if who not in wanted:
            yield f"{name} 能看到本案，但没有依据。"
        elif who not in kept:
            yield f"{name} 应能看到本案，但没有准入记录。"
        elif kept[who] != wanted[who]:
            yield f"{name} 的准入期限是 {kept[who] or '无期'}，应为 {wanted[who] or '无期'}。"


def entitled(cases) -> dict[int, dict[tuple[str, str], date | None]]:
    """Per case key: who is admitted, and until when."""
    admitted: dict[int, dict] = {case.pk: {} for case in cases}
    for case_id, principal, function, until in (
        *_mediators(cases),
        *_company_people(cases),
        *_court_people(cases),
        *_link_holders(cases),
    ):
        admitted[case_id][principal, function.value] = until
    return admitted


def _mediators(cases) -> Iterator[tuple]:
    assigned = Assignment.objects.filter(case__in=cases, until=None)
    people = {(case.pk, case.mediator_id) for case in cases if case.mediator_id}
    for case_id, person in people | set(assigned.values_list("case", "person")):
        yield case_id, principal_of(person), Function.MEDIATOR, None


def _company_people(cases) -> Iterator[tuple]:
    """The company's people for the estate, while it manages the estate or is a party."""
    own = Party.objects.filter(case__in=cases, company__isnull=False, released_on=None)
    parties = set(own.values_list("case", "company"))
    asked = parties | {(case.pk, case.company_id) for case in cases if case.company_id}
    posts, managed = _posts(company__in={c for _, c in asked}), _managed(cases)
    estates = {case.pk: case.estate_id for case in cases}
    for case_id, company in asked:
        estate = estates[case_id]
        is_party = (case_id, company) in parties
        if not is_party and estate is not None and (estate, company) not in managed:
            continue
        last = None if is_party else managed.get((estate, company))
        for post in posts[company]:
            own_estates = {row.pk for row in post.estates.all()}
            if not own_estates or estate in own_estates:
                until = min((day for day in (last, post.until) if day), default=None)
                yield case_id, principal_of(post.person_id), Function.COMPANY, until


def _managed(cases) -> dict:
    """The last day a company manages an estate; None while it does."""
    estates = {case.estate_id for case in cases if case.estate_id}
    rows = EstateManagement.objects.filter(estate__in=estates, company__isnull=False)
    spans = defaultdict(list)
    for estate, company, until in rows.values_list("estate", "company", "until"):
        spans[estate, company].append(until)
    return {key: None if None in days else max(days) for key, days in spans.items()}


def _court_people(cases) -> Iterator[tuple]:
    sent = Proceeding.objects.filter(case__in=cases, court__isnull=False, sent_on__isnull=False)
    asked = set(sent.exclude(status="preparing").values_list("case", "court"))
    posts = _posts(court__in={court for _, court in asked})
    for case_id, court in asked:
        for post in posts[court]:
            yield case_id, principal_of(post.person_id), Function.COURT, post.until


def _posts(**bodies) -> dict:
    """The posts of these bodies that have not ended, by body."""
    present = Q(until=None) | Q(until__gte=clock.today())
    rows = Post.objects.filter(present, **bodies).prefetch_related("estates").order_by("pk")
    posts = defaultdict(list)
    for post in rows:
        posts[post.company_id or post.court_id].append(post)
    return posts


def _link_holders(cases) -> Iterator[tuple]:
    for link in Link.objects.filter(case__in=cases, revoked_at=None, party__released_on=None):
        yield link.case_id, link.principal, Function.RESIDENT, link.expires_on
