"""Six different acts on one case at once: the successful ones are stored consistently."""

import random

import pytest

from cases import consistency
from cases.access import entitlement
from cases.door import offering
from cases.models import Case
from tests import live
from tests.cast import cast
from tests.deeds import nothing
from tests.factories import at
from tests.house import measuring
from tests.house.matrix import TAKEN
from tests.six_at_once import SIX, at_once

pytestmark = [pytest.mark.strength, pytest.mark.django_db(transaction=True)]
ROUNDS = 2
REFUSED = {302, 403, 404, 409, 410, 422}  # a new link revokes the one in use
STEPS = {act.name for act in offering.catalogue() if act.is_step}
MEANWHILE = list({(row.state, row.before): row for row in TAKEN}.values())


def six_ways(row, chance) -> list[tuple]:
    """(row, role): this act in each of its roles, and others that may be taken beside it."""
    beside = [r for r in TAKEN if r.state == row.state and r.before in (row.before, nothing)]
    others = [r for r in chance.sample(beside, len(beside)) if r is not row]
    ways = [(r, role) for r in (row, *others) for role in sorted(r.by)]
    return (ways * SIX)[:SIX]


def sent_at_once(site, d, ways) -> list:
    """The answers to six forms, each sent in its role under its own key."""
    clients = {role: measuring.browser(d.p, role, d.case) for role in {role for _, role in ways}}
    entitlement.update_access_rows(d.case)
    forms = [live.filled_in(clients[role], d, row, role) for row, role in ways]
    six = [live.visitor(site, clients[role]) for _, role in ways]
    for visitor, (path, _) in zip(six, forms, strict=True):
        visitor.get(path)
    keys = [f"{d.number}-{i}" for i in range(SIX)]
    sent = [(path, form | {"key": key}) for (path, form), key in zip(forms, keys, strict=True)]
    return live.all_answered(at_once(lambda i: six[i].post(*sent[i])))


@pytest.mark.parametrize("row", MEANWHILE, ids=lambda row: f"{row.act}-{row.state}")
def test_six_acts_at_once_leave_a_consistent_case(site, row):
    people, chance = cast(), random.Random(row.act)
    for _ in range(ROUNDS):
        d = at(people, row.state)
        row.before(d)
        ways, length = six_ways(row, chance), d.case.trail.count()
        written_around_the_door = set(consistency.faults())  # by deeds that age a case
        answers = sent_at_once(site, d, ways)
        assert {answer.status for answer in answers} <= REFUSED | {303}
        done = sorted(r.act for (r, _), a in zip(ways, answers, strict=True) if a.status == 303)
        assert len([act for act in done if act in STEPS]) <= 1
        acts = {r.act for r, _ in ways}
        names = Case.objects.get(pk=d.case.pk).trail.filter(seq__gt=length, name__in=acts)
        assert sorted(names.values_list("name", flat=True)) == done
        assert set(consistency.faults()) <= written_around_the_door
