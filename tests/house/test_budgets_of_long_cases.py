"""A case page executes as many statements for a hundred records of a kind as for one."""

from datetime import timedelta

import pytest
from django.db import models
from django.urls import reverse

from cases.models import ReturnVisit
from cases.states import Status as S
from tests.cast import cast
from tests.factories import at
from tests.house import measuring
from tests.house.doors import TABS
from tests.moments import MONDAY, morning_of

pytestmark = pytest.mark.django_db
MANY = 100
ROLES = (*measuring.STAFF, *measuring.OVERSEEING, *measuring.LINKS)


@pytest.fixture(autouse=True)
def monday(db):
    with morning_of(MONDAY):
        yield


def named(party, n):
    party.name = f"{party.name}{n}"


def numbered(record, n):
    record.number += n


def later(field):
    def move(record, n):
        setattr(record, field, getattr(record, field) + timedelta(days=n))

    return move


def as_it_is(record, n):
    """Leave the copy as it is."""


def next_line(line, n):
    line.seq += n


KINDS = {
    "party": (lambda c: c.parties.last(), named),
    "claim": (lambda c: c.claims.last(), as_it_is),
    "session": (lambda c: c.sessions.last(), numbered),
    "payment": (lambda c: c.payments.last(), as_it_is),
    "instalment": (lambda c: c.obligations.first().instalments.last(), numbered),
    "obligation": (lambda c: c.obligations.last(), as_it_is),
    "visit": (lambda c: c.visits.last(), later("planned_on")),
    "line": (lambda c: c.trail.order_by("seq").last(), next_line),
}


def multiply(record, change):
    """Put copies of a record there, each a little changed, around the door."""
    copies = []
    for n in range(1, MANY):
        copy = type(record)._base_manager.get(pk=record.pk)
        copy.pk, copy._state.adding = None, True
        change(copy, n)
        copies.append(copy)
    models.QuerySet(type(record)).bulk_create(copies)


def counts(d, clients) -> dict:
    """The statements of every part of the case page of everybody who sees it."""
    found = {}
    for role, client in clients.items():
        path = reverse(f"{measuring.face_of(role)}:case", args=[d.case.number])
        for tab in TABS.get(role, [""]):
            with measuring.counted() as seen:
                assert client.get(path + tab).status_code == 200, (role, tab)
            found[role, tab] = tuple(map(measuring.brief, seen))
    return found


def readers(d) -> dict:
    """Everybody who sees the case, each with a browser."""
    clients = {role: measuring.browser(d.p, role, d.case) for role in ROLES}
    path = {r: reverse(f"{measuring.face_of(r)}:case", args=[d.case.number]) for r in clients}
    return {r: c for r, c in clients.items() if c.get(path[r]).status_code == 200}


@pytest.mark.parametrize("state", [S.PERFORMING, S.CLOSED], ids=str)
def test_a_case_page_asks_the_same_for_one_record_and_for_a_hundred(state):
    d = at(cast(), state)
    if state == S.PERFORMING:
        d.pay(100_00)
    clients, more = readers(d), {}
    one = counts(d, clients)
    for kind, (find, change) in KINDS.items():
        record = find(d.case)
        if record is None:  # a visit is planned at the end
            continue
        with measuring.undone():
            multiply(record, change)
            many = counts(d, clients)
        more |= {(kind, *who): many[who] for who in one if len(many[who]) > len(one[who])}

    assert more == {}


@pytest.mark.one_database(reason="of few rows the plan of the other reads them all")
def test_the_visits_still_to_be_made_are_found_by_their_index():
    rows = ReturnVisit.objects.filter(done_on=None, dropped_on=None, planned_on__lte=MONDAY)
    assert "visits_open" in rows.explain()
