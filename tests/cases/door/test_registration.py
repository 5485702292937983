"""The door decides who registers a complaint and of which day, as it does for every act."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cases.door import offering, refusals
from cases.door.foreign_rows import OF_ANOTHER_CASE, case_key
from cases.models import Case
from cases.states import Status as S
from mediation import clock
from mediation.accounts.actor import NOBODY, SYSTEM, actor_of
from mediation.directory.models import Committee, Function
from tests.cast import cast, hire, overseer
from tests.factories import at, complain

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def people():
    return cast()


def of_another_committee(p):
    other = Committee.objects.create(code="QT", name="另一个调委会", district=p.district)
    return [hire("邻管", Function.OFFICE, committee=other)]


def link_holder(p):
    d = complain(p)
    return d.link(d.li)


def test_the_office_a_mediator_a_visitor_and_the_system_register(people):
    for by in (people.as_clerk, people.as_mediator, NOBODY, SYSTEM):
        assert complain(people, by=by).status == S.REGISTERED


def test_nobody_else_registers(people):
    others = [people.liaison, people.manager, overseer(people), *of_another_committee(people)]
    for by in (*map(actor_of, others), link_holder(people)):
        before = Case.objects.count()
        with pytest.raises(PermissionDenied):
            complain(people, by=by)
        assert Case.objects.count() == before


@pytest.mark.parametrize("ahead", [1, 400, -30_000])
def test_a_complaint_is_registered_on_no_day_out_of_bounds(people, ahead):
    with pytest.raises(refusals.StepBlocked):
        complain(people, day=clock.today() + timedelta(days=ahead))


@pytest.mark.parametrize("arose", [1, -30_000])
def test_a_dispute_has_not_arisen_on_a_day_out_of_bounds(people, arose):
    with pytest.raises(refusals.StepBlocked) as refused:
        complain(people, arose_on=clock.today() + timedelta(days=arose))
    assert {guard.about for guard in refused.value.guards} == {"arose_on"}


def test_a_party_of_another_case_is_no_predecessor(people):
    foreign, d = at(people, S.MEDIATING).li, at(people, S.MEDIATING)
    heir = {"kind": "person", "name": "王继", "role": "applicant", "side": 1}

    refused = d.blocked(people.as_mediator, "add_party", **heir, predecessor=foreign)

    assert refused == [str(OF_ANOTHER_CASE)]
    with pytest.raises(refusals.StepBlocked):
        complain(people, parties=[heir | {"predecessor": foreign}])
    d.mediator("add_party", **heir, predecessor=d.li)
    assert d.parties.get(name="王继").predecessor == d.li


def test_of_every_record_of_a_case_the_door_knows_whose_it_is(people):
    d = at(people, S.PERFORMING)
    agreement = d.case.agreements.get()
    rows = [*d.parties.all(), agreement, *agreement.clauses.all(), *agreement.signatures.all()]
    rows += [*d.case.clocks.all(), *d.case.obligations.all()]
    rows += [part for owed in d.case.obligations.all() for part in owed.instalments.all()]
    assert {case_key(row) for row in rows} == {d.case.pk}
    assert case_key(people.company) is None


def test_a_state_has_one_act_of_a_name():
    pairs = [(act.name, state) for act in offering.catalogue() for state in act.sources]
    assert len(pairs) == len(set(pairs))


def test_who_may_take_an_act_of_that_name_in_another_state_alone_is_refused(people, monkeypatch):
    d = at(people, S.DISPATCHED)
    (act,) = [act for act in offering.catalogue() if act.name == "answer"]
    mine = replace(act, sources=frozenset({S.ANSWERED}))
    theirs = replace(act, permission=lambda case, by: False)
    monkeypatch.setattr("cases.door.checking.catalogue", lambda: (mine, theirs))

    with pytest.raises(PermissionDenied):
        d.office("answer", findings="无渗漏", action="调解", answered_by="许")
